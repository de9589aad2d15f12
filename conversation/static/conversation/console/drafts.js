/** What somebody typed and has not got an answer to yet: kept per conversation for as long as the tab lives. */

import { freshKey } from "./text.js";

const PREFIX = "recount.draft.";

/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {string} key the Idempotency-Key that this very text is sent with; "" until it was sent once
 */

/** @param {string} conversation @returns {Draft} */
export function readDraft(conversation) {
  try {
    return { text: "", key: "", ...JSON.parse(sessionStorage.getItem(PREFIX + conversation) ?? "{}") };
  } catch {
    return { text: "", key: "" };
  }
}

/** Keeps what is being typed. Another text is another attempt. @param {string} conversation @param {string} text */
export function keepDraft(conversation, text) {
  if (!text) return forgetDraft(conversation);
  const before = readDraft(conversation);
  write(conversation, before.text === text ? before : { text, key: "" });
}

/**
 * The key to send this text with: the same again while the text is the same, so that an answer that was lost on the way
 * is fetched and not made twice.
 * @param {string} conversation
 * @param {string} text
 * @returns {string}
 */
export function attemptKey(conversation, text) {
  const before = readDraft(conversation);
  const key = before.text === text && before.key ? before.key : freshKey();
  write(conversation, { text, key });
  return key;
}

/** @param {string} conversation */
export function forgetDraft(conversation) {
  sessionStorage.removeItem(PREFIX + conversation);
}

/** @param {string} conversation @param {Draft} draft */
function write(conversation, draft) {
  sessionStorage.setItem(PREFIX + conversation, JSON.stringify(draft));
}
