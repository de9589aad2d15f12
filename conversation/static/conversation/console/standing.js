/** What stands above the box for the answer: what went wrong and what to do next, what is offered, what is enough. */

import { button, el } from "./dom.js";
import { notice } from "./notice.js";

/** More cannot be said for now, but what was told can be written up. */
const WRITE_UP_INSTEAD = new Set(["turn_limit_reached", "budget_exceeded"]);
/** A wait that nobody sits out in front of the page. */
const TOO_LONG_S = 300;

/**
 * @param {object} given
 * @param {import("./store.js").State} given.state
 * @param {ReturnType<typeof import("./session.js").createSession>} given.session
 * @param {() => void} given.complete asks for approval and completes
 * @param {() => void} given.preview shows the draft write-up
 * @param {(text: string) => void} given.send
 * @param {() => void} given.sendAgain sends what stands in the box
 * @param {() => void} given.endEditing
 * @returns {() => HTMLElement[]} draws it anew
 */
export function createStanding({ state, session, complete, preview, send, sendAgain, endEditing }) {
  /** A notice stays the same element while its problem is the same, so that it is read once and its wait goes on. */
  let shown = { found: /** @type {any} */ (null), node: /** @type {HTMLElement | null} */ (null) };

  return function standing() {
    const { conversation, turn, busy, phase, editing, lost } = state;
    if (!conversation) return [problem()].filter(Boolean);
    const suggestion = conversation.completion_suggestion;
    const open = conversation.status !== "completed";
    const idle = open && !busy && !phase && !editing;
    return [
      lost && connectionLost(),
      problem(),
      !open && finished(),
      open && conversation.status === "paused" && el("p", { class: "notice" }, "Paused. Your next answer resumes it."),
      editing && changing(),
      idle && lastState() === "stopped" && stopped(),
      idle && suggestion?.suggested && enough(suggestion),
      idle && turn.choices.length > 0 && choices(turn.choices),
    ].filter(Boolean);
  };

  function problem() {
    const { problem: found } = state;
    if (found !== shown.found) shown = { found, node: found && told(found) };
    return shown.node;
  }

  /** @param {import("./store.js").Problem & { again?: () => void }} found */
  function told(found) {
    const again = found.unsent ? sendAgain : found.again;
    const worthIt = (found.waitS ?? 0) < TOO_LONG_S;
    const instead = state.conversation && WRITE_UP_INSTEAD.has(found.code) && button("Write it up", complete, { class: "button button--primary button--small" });
    return notice(found, worthIt ? again : undefined, instead);
  }

  /** Whoever listens is told by the status line. */
  function connectionLost() {
    const sentence = state.phase === "sending"
      ? "The connection is lost. Your answer is kept here and sent as soon as it is back."
      : "The connection is lost. Recount goes on without it, and the words appear here as soon as it is back.";
    return el("div", { class: "notice" }, el("span", {}, sentence), button("Try now", session.hurry, { class: "button button--small" }));
  }

  function lastState() {
    return state.messages.at(-1)?.metadata?.state;
  }

  function stopped() {
    const again = button("Try again", () => void session.retry(), { class: "button button--small" });
    return el("div", { class: "notice" }, el("span", {}, "You stopped this reply. Go on with your next answer, or have it written anew."), again);
  }

  function changing() {
    const cancel = button("Leave it as it was", endEditing, { class: "button button--small" });
    return el("div", { class: "notice" }, el("span", {}, "You are changing your last answer. The reply to it is written anew."), cancel);
  }

  /** @param {any} suggestion */
  function enough(suggestion) {
    return el(
      "div",
      { class: "notice notice--good" },
      el("p", { dir: "auto" }, suggestion.reason || "There is enough for a write-up."),
      el(
        "p",
        { class: "notice__acts" },
        button("Write it up", complete, { class: "button button--primary button--small" }),
        state.preview && button("See a first draft", preview, { class: "button button--small" }),
      ),
    );
  }

  function finished() {
    const reopen = button("Reopen it", () => void session.reopen(), { class: "button button--small" });
    return el("div", { class: "notice" }, el("p", {}, "This conversation is written up. Reopen it to say more."), reopen);
  }

  /** @param {any[]} offered */
  function choices(offered) {
    const answers = offered.map((choice) => {
      const label = typeof choice === "string" ? choice : choice.label;
      return el("li", {}, button(label, () => send(label), { class: "button button--choice", dir: "auto" }));
    });
    return el("ul", { class: "choices", "aria-label": "Offered answers" }, answers);
  }
}
