/** Where the person answers: the text, the offered choices, and what stands between them and the next question. */

import { button, byId, el, fill } from "./dom.js";
import { keepDraft, readDraft } from "./drafts.js";
import { notice } from "./notice.js";

/**
 * @param {object} given
 * @param {ReturnType<typeof import("./store.js").createStore>} given.store
 * @param {ReturnType<typeof import("./session.js").createSession>} given.session
 * @param {() => void} given.complete asks for approval and completes
 * @param {() => void} given.preview shows the draft write-up
 */
export function createComposer({ store, session, complete, preview }) {
  const { state } = store;
  const touch = matchMedia("(pointer: coarse)").matches;
  const keys = touch ? "Ctrl + Enter sends, too." : "Enter sends. Shift + Enter starts a new line.";
  const input = /** @type {HTMLTextAreaElement} */ (
    el("textarea", { id: "answer", rows: 2, dir: "auto", "aria-describedby": "answer-keys", placeholder: "Type your answer" })
  );
  const submit = /** @type {HTMLButtonElement} */ (el("button", { class: "button button--primary", type: "submit" }, "Send"));
  const above = el("div", { class: "composer__above" });
  const hint = el("p", { class: "composer__keys", id: "answer-keys" }, keys);
  const form = el(
    "form",
    { class: "composer__form" },
    el("label", { class: "visually-hidden", for: "answer" }, "Your answer"),
    input,
    submit,
    hint,
  );
  let shown = "";
  fill(byId("composer"), above, form);

  /** @param {string} text */
  async function send(text) {
    if (!text.trim() || state.busy) return;
    const id = shown;
    input.value = "";
    input.focus();
    const delivered = await session.send(text);
    if (delivered || id !== shown) return;
    const typedMeanwhile = input.value.trim() ? `\n\n${input.value}` : "";
    input.value = readDraft(id).text + typedMeanwhile;
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    const sends = event.ctrlKey || event.metaKey || (!event.shiftKey && !touch);
    if (!sends) return;
    event.preventDefault();
    void send(input.value);
  }

  /** A pressed button that goes away hands the focus to the text. */
  function renderAbove() {
    const hadFocus = above.contains(document.activeElement);
    fillAbove();
    if (hadFocus && !above.contains(document.activeElement)) input.focus();
  }

  function fillAbove() {
    const { conversation, problem, turn, busy } = state;
    if (!conversation) return fill(above, problem && notice(problem, problem.again));
    const suggestion = conversation.completion_suggestion;
    const open = conversation.status !== "completed";
    fill(
      above,
      problem && notice(problem, problem.unsent ? () => void send(input.value) : problem.again),
      !open && finished(),
      open && conversation.status === "paused" && el("p", { class: "notice" }, "Paused. Your next answer resumes it."),
      open && !busy && suggestion?.suggested && enough(suggestion),
      open && !busy && turn.choices.length > 0 && choices(turn.choices),
    );
  }

  /** @param {any} suggestion */
  function enough(suggestion) {
    return el(
      "div",
      { class: "notice notice--good" },
      el("p", { dir: "auto" }, suggestion.reason || "There is enough for a write-up."),
      el(
        "p",
        { class: "notice__acts" },
        button("Write it up", complete, { class: "button button--primary button--small" }),
        state.preview && button("See a first draft", preview, { class: "button button--small" }),
      ),
    );
  }

  function finished() {
    const reopen = button("Reopen it", () => void session.reopen(), { class: "button button--small" });
    return el("div", { class: "notice" }, el("p", {}, "This conversation is written up. Reopen it to say more."), reopen);
  }

  /** @param {any[]} offered */
  function choices(offered) {
    const answers = offered.map((choice) => {
      const label = typeof choice === "string" ? choice : choice.label;
      return el("li", {}, button(label, () => void send(label), { class: "button button--choice", dir: "auto" }));
    });
    return el("ul", { class: "choices", "aria-label": "Offered answers" }, answers);
  }

  /** Brings another conversation's draft when another one was opened. */
  function render() {
    const { conversation, busy } = state;
    const id = conversation?.conversation_id ?? "";
    if (id !== shown) {
      shown = id;
      input.value = id ? readDraft(id).text : "";
    }
    form.hidden = !conversation || conversation.status === "completed";
    submit.disabled = Boolean(busy);
    renderAbove();
  }

  input.addEventListener("keydown", onKey);
  input.addEventListener("input", () => shown && keepDraft(shown, input.value));
  form.addEventListener("submit", (event) => (event.preventDefault(), void send(input.value)));
  store.watch(["conversation", "turn", "busy", "problem", "preview"], render);
  return { focus: () => input.focus() };
}
