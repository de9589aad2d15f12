/** Telling what went wrong, near where it matters. */

import { button, el } from "./dom.js";

/**
 * @param {import("./store.js").Problem} problem
 * @param {(() => void) | undefined} [again] offered as a button where trying again may help, once it may
 * @param {any} [instead] what can be done instead
 * @returns {HTMLElement}
 */
export function notice(problem, again, instead) {
  const fields = Object.values(problem.errors ?? {}).flat();
  const details = fields.filter((sentence) => sentence !== problem.message);
  const retry = problem.retryable && again && button("Try again", again, { class: "button button--small", disabled: Boolean(problem.waitS) });
  if (retry && problem.waitS) setTimeout(() => (retry.disabled = false), problem.waitS * 1000);
  return el(
    "div",
    { class: "notice notice--error", role: "alert" },
    el("p", { dir: "auto" }, problem.message),
    details.length > 0 && el("ul", {}, details.map((sentence) => el("li", { dir: "auto" }, sentence))),
    (retry || instead) && el("p", { class: "notice__acts" }, retry, instead),
  );
}
