/** Words, numbers and positions as people and JavaScript need them. */

const INITIAL_CAPITAL = /^./u;

/**
 * The part of a text between two positions counted in Unicode code points, as the API counts them.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {{ before: string, inside: string, after: string }}
 */
export function sliceByCodePoints(text, start, end) {
  const points = Array.from(text);
  return {
    before: points.slice(0, start).join(""),
    inside: points.slice(start, end).join(""),
    after: points.slice(end).join(""),
  };
}

/** @param {string} text @returns {number} how many code points it has, which is how the API counts */
export function codePoints(text) {
  return Array.from(text).length;
}

/** @param {number} share from 0 to 1 @returns {string} "40%" in the reader's locale */
export function percent(share) {
  return new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** @param {number} count @param {string} one @param {string} many @returns {string} "1 question", "3 questions" */
export function counted(count, one, many) {
  return `${new Intl.NumberFormat().format(count)} ${count === 1 ? one : many}`;
}

/** @param {number} milliseconds @returns {string} "12 ms", "1.4 s" */
export function duration(milliseconds) {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(milliseconds / 1000)} s`;
}

/** @param {string} iso @returns {string} the time of a day of today, else the date; "" for what is no time */
export function moment(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  const today = date.toDateString() === new Date().toDateString();
  const shape = today ? { timeStyle: "short" } : { dateStyle: "medium" };
  return new Intl.DateTimeFormat(undefined, /** @type {Intl.DateTimeFormatOptions} */ (shape)).format(date);
}

/** @param {string} code @returns {string} a language's own name, "Deutsch" for "de"; the code where the browser knows none */
export function languageName(code) {
  if (!code || code === "und") return "Any other language";
  try {
    return capital(new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code);
  } catch {
    return code;
  }
}

/** @param {string} word a stable word of the API, such as "ask_figure" @returns {string} "Ask figure" */
export function readable(word) {
  return capital(word.replaceAll("_", " "));
}

const PROVIDERS = { openai: "OpenAI", anthropic: "Anthropic", offline: "The offline interviewer" };

/** @param {string} key a provider's key @returns {string} its name, as a sentence begins */
export function providerName(key) {
  return PROVIDERS[/** @type {keyof typeof PROVIDERS} */ (key)] ?? readable(key);
}

/** @param {string} text @returns {string} */
export function capital(text) {
  return text.replace(INITIAL_CAPITAL, (letter) => letter.toUpperCase());
}

/** @param {string[]} words @returns {string} "one, two and three" */
export function listed(words) {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(words);
}

/** @returns {string} a fresh random key; `crypto.randomUUID` is absent on plain-http addresses other than this machine */
export function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
