/** Two parts of one place, as tabs: arrow keys move, and the choice shows at once. */

import { byId } from "./dom.js";

const PARTS = ["transcript", "writeup"];

/** @returns {{ show: (part: string) => void }} */
export function createTabs() {
  const tabs = PARTS.map((part) => byId(`tab-${part}`));

  /** @param {string} part "transcript" or "writeup" */
  function show(part) {
    PARTS.forEach((name, index) => {
      const chosen = name === part;
      tabs[index].setAttribute("aria-selected", String(chosen));
      tabs[index].tabIndex = chosen ? 0 : -1;
      byId(`panel-${name}`).hidden = !chosen;
    });
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (tabs.indexOf(/** @type {HTMLElement} */ (event.target)) + step + tabs.length) % tabs.length;
    show(PARTS[next]);
    tabs[next].focus();
  }

  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => show(PARTS[index]));
    tab.addEventListener("keydown", onKey);
  });
  return { show };
}
