/** Saying things to people who listen to the page: whole sentences, one after the other. */

import { byId, el } from "./dom.js";

// A sentence ends where white space follows its mark, and perhaps a closing quote.
const SENTENCES = /^.*[.!?…。！？]["'”’»)\]]*\s+/su;

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

/** Adds to what was said last: only what is added is read. @param {string} text */
function goOn(text) {
  queue = queue.then(() => byId("live").append(el("span", {}, text)));
}

/** Reads replies to the person while they are written, as far as their sentences are whole; each once. */
export function createNarrator() {
  let of = "";
  let told = 0;

  /** @param {string} id the reply's message @param {string} text as far as it is known @param {boolean} whole */
  return function narrate(id, text, whole) {
    if (id !== of) [of, told] = [id, 0];
    const rest = text.slice(told);
    const news = whole ? rest : (rest.match(SENTENCES)?.[0] ?? "");
    if (!news) return;
    if (told === 0) announce(`Recount: ${news}`);
    else goOn(news);
    told += news.length;
  };
}
