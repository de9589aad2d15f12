/** Saying things to people who listen to the page. */

import { byId } from "./dom.js";

let queue = Promise.resolve();

/**
 * Has a screen reader read a whole text when it is free to.
 * @param {string} text
 */
export function announce(text) {
  const live = byId("live");
  queue = queue.then(
    () =>
      new Promise((resolve) => {
        live.textContent = "";
        requestAnimationFrame(() => {
          live.textContent = text;
          resolve();
        });
      }),
  );
}
