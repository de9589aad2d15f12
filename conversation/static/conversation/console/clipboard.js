/** Buttons that copy. */

import { announce } from "./announce.js";
import { button } from "./dom.js";

const SHOWN_MS = 2000;

/**
 * A button that copies what `text` returns when it is pressed, and says so on its own label.
 * @param {string} label
 * @param {() => string} text
 * @param {Record<string, any>} [props]
 * @returns {HTMLButtonElement}
 */
export function copyButton(label, text, props = {}) {
  const node = button(label, () => void copy(), { class: "button button--small", ...props });
  async function copy() {
    const done = await write(text());
    node.textContent = done ? "Copied" : "Copying failed";
    announce(done ? "Copied to the clipboard." : "The browser did not allow copying.");
    setTimeout(() => (node.textContent = label), SHOWN_MS);
  }
  return node;
}

/**
 * `navigator.clipboard` is absent on plain-http addresses other than this machine; a selection works there.
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** @param {string} text @returns {boolean} */
function copyBySelection(text) {
  const field = document.createElement("textarea");
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return done;
}
