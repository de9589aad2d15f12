/**
 * What somebody typed, kept on this device: the text that is being written, and apart from it the one on its way, until
 * the server has stored it. A slot is a conversation, or a message of it that is being changed.
 */

import { freshKey } from "./text.js";

const DRAFT = "recount.draft.";
const OUTBOX = "recount.outbox.";

/** @param {string} conversation @param {string} message "" for the next answer @returns {string} */
export function slotOf(conversation, message) {
  return message ? `${conversation}.${message}` : conversation;
}

/** @param {string} slot @returns {string} */
export function readDraft(slot) {
  return read(DRAFT + slot) ?? "";
}

/** @param {string} slot @param {string} text */
export function keepDraft(slot, text) {
  write(DRAFT + slot, text || null);
}

/**
 * The key to send this text with. Until the text is delivered it is the same again for the same text, so that an answer
 * that was lost on the way is fetched and not made twice.
 * @param {string} slot
 * @param {string} text
 * @param {string} after the last message of the person that stands in the transcript by now
 * @returns {string}
 */
export function attemptKey(slot, text, after) {
  const before = read(OUTBOX + slot);
  const key = before?.text === text && before.after === after ? before.key : freshKey();
  write(OUTBOX + slot, { text, key, after, back: false });
  return key;
}

/** The server has the text on its way. @param {string} slot */
export function delivered(slot) {
  write(OUTBOX + slot, null);
}

/**
 * Puts a text that could not be sent before what was typed since; sent again unchanged it keeps its key.
 * @param {string} slot
 * @returns {string} the draft
 */
export function takeBack(slot) {
  const out = read(OUTBOX + slot);
  if (!out || out.back) return readDraft(slot);
  write(OUTBOX + slot, { ...out, back: true });
  keepDraft(slot, [out.text, readDraft(slot)].filter((text) => text.trim()).join("\n\n"));
  return readDraft(slot);
}

/**
 * After the page was loaded anew: the text on its way has arrived, or is a draft again.
 * @param {string} slot
 * @param {any} last the last message of the person that the server has
 */
export function settleOutbox(slot, last) {
  const out = read(OUTBOX + slot);
  if (!out) return;
  const arrived = last && last.message_id !== out.after && last.content === out.text;
  if (!arrived) return void takeBack(slot);
  if (out.back && readDraft(slot) === out.text) keepDraft(slot, "");
  delivered(slot);
}

/** Forgets what was typed in a conversation, or in all of them. @param {string} [conversation] */
export function forgetDrafts(conversation = "") {
  const stale = (/** @type {string} */ name) => name.startsWith(DRAFT + conversation) || name.startsWith(OUTBOX + conversation);
  for (const name of Object.keys(localStorage).filter(stale)) localStorage.removeItem(name);
}

/** @param {string} name @returns {any} */
function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** Storage may be full or forbidden; the page works all the same. @param {string} name @param {any} value null to forget */
function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    console.info("This browser keeps no drafts.");
  }
}
