/** Claims in their text: each sentence or list item of a write-up opens the words that it stands on. */

import { button, el } from "./dom.js";
import { sliceByCodePoints } from "./text.js";

const STATUS = {
  passed: "Stands on your words",
  repaired: "Corrected to match your words",
  rewritten: "Rewritten from your words",
  derived: "Worked out from your figures",
  edited: "Edited by you",
};
/** Shown beside the number where a claim is more than the person's words. */
const SHORT = { passed: "", repaired: "corrected", rewritten: "rewritten", derived: "derived", edited: "edited" };

/**
 * @typedef {(evidence: { message_id: string, start: number, end: number }) => void} Jump
 */

/**
 * Draws the claims of one write-up, numbered through.
 * @param {any[]} claims
 * @param {Jump} jump goes to a quote in the conversation
 */
export function createClaims(claims, jump) {
  const prefix = `claims-${Math.random().toString(36).slice(2)}`;
  let drawn = 0;

  /**
   * A string of the write-up as a block of that tag, its claims marked, with room for evidence under it.
   * @param {string} pointer
   * @param {string} text
   * @param {string} tag
   * @param {string} [look] a class
   */
  return function block(pointer, text, tag, look) {
    const slot = el("div", { class: "evidence-slot" });
    const pieces = [];
    let done = 0;
    for (const claim of claimsAt(pointer)) {
      const { inside } = sliceByCodePoints(text, claim.start, claim.end);
      pieces.push(sliceByCodePoints(text, done, claim.start).inside, ...marked(claim, inside, slot));
      done = claim.end;
    }
    pieces.push(sliceByCodePoints(text, done, Infinity).inside);
    return el(tag, { class: `claim-block ${look ?? ""}`, dir: "auto" }, el("span", { class: "claim-block__text" }, pieces), slot);
  };

  /** @param {string} pointer @returns {any[]} in the order of the text, none overlapping */
  function claimsAt(pointer) {
    const here = claims.filter((claim) => claim.pointer === pointer).sort((one, other) => one.start - other.start);
    return here.filter((claim, index) => index === 0 || claim.start >= here[index - 1].end);
  }

  /** @param {any} claim @param {string} text @param {HTMLElement} slot */
  function marked(claim, text, slot) {
    drawn += 1;
    const number = drawn;
    const id = `${prefix}-${number}`;
    const words = el("span", { class: `claim claim--${claim.status}`, on: { click: () => toggle() } }, text);
    const cite = button(`${number} ${SHORT[/** @type {keyof typeof SHORT} */ (claim.status)] ?? ""}`.trim(), () => toggle(), {
      class: "cite",
      "aria-expanded": "false",
      "aria-label": `Evidence ${number}: ${STATUS[/** @type {keyof typeof STATUS} */ (claim.status)] ?? claim.status}`,
    });
    function toggle() {
      const open = cite.getAttribute("aria-expanded") === "true";
      for (const other of slot.parentElement?.querySelectorAll('.cite[aria-expanded="true"]') ?? []) other.setAttribute("aria-expanded", "false");
      slot.replaceChildren();
      for (const other of slot.parentElement?.querySelectorAll(".claim--open") ?? []) other.classList.remove("claim--open");
      if (open) return;
      cite.setAttribute("aria-expanded", "true");
      words.classList.add("claim--open");
      slot.append(evidence(claim, number, id));
    }
    return [words, "\u2060", cite];
  }

  /** @param {any} claim @param {number} number @param {string} id */
  function evidence(claim, number, id) {
    return el(
      "div",
      { class: "evidence", id, role: "group", "aria-label": `Evidence ${number}` },
      el("p", { class: "evidence__status" }, STATUS[/** @type {keyof typeof STATUS} */ (claim.status)] ?? claim.status),
      claim.evidence.length === 0 && el("p", {}, "No quote belongs to it."),
      claim.evidence.map((/** @type {any} */ each) =>
        el(
          "figure",
          { class: "quote" },
          el("blockquote", { dir: "auto" }, each.quote),
          each.message_id
            ? button("Show in the conversation", () => jump(each), { class: "button button--link" })
            : el("p", { class: "quote__source" }, "From a note that you wrote."),
        ),
      ),
    );
  }
}
