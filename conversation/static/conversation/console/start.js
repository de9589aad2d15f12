/** The form that begins a conversation. */

import { byId, el, fill } from "./dom.js";
import { notice } from "./notice.js";
import { freshKey, languageName } from "./text.js";

const KEPT = "recount.start-key";

/**
 * @param {object} given
 * @param {ReturnType<typeof import("./api.js").createApi>} given.call
 * @param {(id: string) => void} given.started
 */
export function createStart({ call, started }) {
  const form = /** @type {HTMLFormElement} */ (byId("start-form"));
  const submit = /** @type {HTMLButtonElement} */ (form.querySelector('button[type="submit"]'));
  const guide = /** @type {HTMLSelectElement} */ (byId("start-guide"));
  const language = /** @type {HTMLSelectElement} */ (byId("start-language"));
  /** @type {any[]} */
  let guides = [];

  async function load() {
    const result = await call("GET", "guides/");
    if (!result.ok) return fill(byId("start-problem"), notice(result.problem, () => void load()));
    fill(byId("start-problem"));
    guides = result.data.guides;
    fill(guide, el("option", { value: "" }, "As I tell it"), guides.map((each) => el("option", { value: each.key }, each.label)));
    offerLanguages();
  }

  /** The languages of the chosen guide, or of the first where none is; the choice stays where it can. */
  function offerLanguages() {
    const before = language.value;
    const codes = (guides.find((each) => each.key === guide.value) ?? guides[0])?.languages ?? [];
    fill(language, el("option", { value: "" }, "As I write"), codes.map((/** @type {string} */ code) => el("option", { value: code, lang: code }, languageName(code))));
    language.value = codes.includes(before) ? before : "";
  }

  /** @param {SubmitEvent} event */
  async function begin(event) {
    event.preventDefault();
    const filled = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
    const body = Object.fromEntries(filled.filter(([, value]) => value));
    submit.disabled = true;
    submit.textContent = "Starting…";
    const result = await call("POST", "start/", { body, key: attempt(JSON.stringify(body)) });
    submit.disabled = false;
    submit.textContent = "Start the interview";
    if (!result.ok) return fill(byId("start-problem"), notice(result.problem, () => form.requestSubmit()));
    sessionStorage.removeItem(KEPT);
    form.reset();
    offerLanguages();
    fill(byId("start-problem"));
    started(result.data.conversation_id);
  }

  guide.addEventListener("change", offerLanguages);
  form.addEventListener("submit", (event) => void begin(event));
  return { load };
}

/** The key of this attempt to start: the same for the same wishes until one of them succeeded. @param {string} wishes */
function attempt(wishes) {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  const key = kept?.wishes === wishes ? kept.key : freshKey();
  sessionStorage.setItem(KEPT, JSON.stringify({ wishes, key }));
  return key;
}
