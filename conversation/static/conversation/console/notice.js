/** Telling what went wrong, near where it matters. */

import { button, el } from "./dom.js";

/**
 * @param {import("./store.js").Problem} problem
 * @param {(() => void) | undefined} [again] offered as a button where trying again may help
 * @returns {HTMLElement}
 */
export function notice(problem, again) {
  const fields = Object.values(problem.errors ?? {}).flat();
  const details = fields.filter((sentence) => sentence !== problem.message);
  return el(
    "div",
    { class: "notice notice--error", role: "alert" },
    el("p", { dir: "auto" }, problem.message),
    details.length > 0 && el("ul", {}, details.map((sentence) => el("li", { dir: "auto" }, sentence))),
    problem.retryable && again && button("Try again", again, { class: "button button--small" }),
  );
}
