/** The head of the open conversation: its name, its state, and what can be done with the whole of it. */

import { button, byId, el, fill } from "./dom.js";
import { nameOf } from "./conversations.js";
import { counted, languageName, readable } from "./text.js";

/**
 * @param {object} given
 * @param {ReturnType<typeof import("./store.js").createStore>} given.store
 * @param {ReturnType<typeof import("./session.js").createSession>} given.session
 * @param {() => void} given.complete asks for approval and completes
 * @param {URL} given.root the address of the API
 */
export function createHead({ store, session, complete, root }) {
  const box = byId("talk-head");
  /** Whether a button that was just pressed had the focus; its successor gets it as soon as it may be pressed. */
  let owed = false;

  /** @param {import("./store.js").State} state */
  function render({ conversation, busy, phase, signedOut }) {
    const held = Boolean(busy || phase);
    if (!conversation) return fill(box, el("h1", { id: "talk-title", class: "talk__title" }, signedOut ? "Signed out" : "Conversation"));
    owed ||= Boolean(document.activeElement?.hasAttribute("data-act"));
    const facts = [
      readable(conversation.guide),
      languageName(conversation.language),
      counted(conversation.message_count, "message", "messages"),
      conversation.provider && `asks ${conversation.provider}`,
    ];
    fill(
      box,
      el("h1", { id: "talk-title", class: "talk__title", dir: "auto" }, nameOf(conversation)),
      el(
        "p",
        { class: "talk__facts" },
        el("span", { class: `chip chip--${conversation.status}` }, readable(conversation.status)),
        facts.filter(Boolean).map((fact) => el("span", {}, fact)),
      ),
      el("div", { class: "talk__acts" }, acts(conversation, held), transcriptLinks(conversation.conversation_id)),
    );
    if (!owed || held) return;
    owed = false;
    if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (box.querySelector("[data-act]"))?.focus();
  }

  /** @param {any} conversation @param {boolean} held whether something else must end first */
  function acts({ status }, held) {
    const act = (/** @type {string} */ label, /** @type {() => void} */ run, look = "") =>
      button(label, run, { class: `button button--small ${look}`, disabled: held, data: { act: label } });
    if (status === "completed") return [act("Reopen", () => void session.reopen())];
    const pauseOrResume = status === "paused" ? act("Resume", () => void session.resume()) : act("Pause", () => void session.pause());
    return [pauseOrResume, act("Write it up", complete)];
  }

  /** @param {string} id */
  function transcriptLinks(id) {
    const link = (/** @type {string} */ format, /** @type {string} */ name) =>
      el("li", {}, el("a", { href: new URL(`${id}/export/?format=${format}`, root).href }, name));
    return el(
      "details",
      { class: "menu", on: { focusout: closeWhenLeft, keydown: closeOnEscape } },
      el("summary", { class: "button button--small" }, "Transcript"),
      el("ul", { class: "menu__list" }, link("md", "Markdown"), link("txt", "Plain text"), link("json", "JSON")),
    );
  }

  store.watch(["conversation", "busy", "phase", "signedOut"], render);
}

/** @param {FocusEvent} event */
function closeWhenLeft({ currentTarget, relatedTarget }) {
  const menu = /** @type {HTMLDetailsElement} */ (currentTarget);
  if (!menu.contains(/** @type {Node | null} */ (relatedTarget))) menu.open = false;
}

/** @param {KeyboardEvent} event */
function closeOnEscape({ currentTarget, key }) {
  const menu = /** @type {HTMLDetailsElement} */ (currentTarget);
  if (key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}
