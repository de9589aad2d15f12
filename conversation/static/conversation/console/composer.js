/** Where the person answers, or changes the last answer. */

import { arrange, button, byId, el, fill } from "./dom.js";
import { keepDraft, readDraft, slotOf, takeBack } from "./drafts.js";
import { createStanding } from "./standing.js";

const STOPPABLE = new Set(["sending", "writing", "completing"]);

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
  const label = el("label", { class: "visually-hidden", for: "answer" }, "Your answer");
  const submit = /** @type {HTMLButtonElement} */ (el("button", { class: "button button--primary", type: "submit" }, "Send"));
  const form = el("form", { class: "composer__form" }, label, input, submit);
  const above = el("div", { class: "composer__above" });
  const change = button("Change my last answer", startEditing, { class: "button button--link" });
  const stop = button("Stop", () => (input.focus(), void session.stop()), { class: "button button--small" });
  const hint = el("p", { class: touch ? "visually-hidden" : "composer__keys", id: "answer-keys" }, keys);
  const below = el("div", { class: "composer__below" }, hint, change, stop);
  const standing = createStanding({ state, session, complete, preview, send: (text) => void send(text), sendAgain: () => void send(input.value), endEditing });
  /** Whose draft is in the box. */
  let slot = "";
  fill(byId("composer"), above, form, below);

  /** @param {string} text */
  async function send(text) {
    if (!text.trim() || state.busy) return;
    const from = slot;
    keepDraft(from, "");
    input.value = "";
    input.focus();
    const delivered = await (state.editing ? session.edit(text) : session.send(text));
    if (!delivered && from === slot) input.value = takeBack(from);
  }

  function startEditing() {
    const last = state.messages.findLast((message) => message.role === "user");
    if (!last) return;
    const place = slotOf(state.conversation.conversation_id, last.message_id);
    if (!readDraft(place)) keepDraft(place, last.content);
    store.set({ editing: last.message_id });
    input.focus();
  }

  function endEditing() {
    keepDraft(slot, "");
    store.set({ editing: "", problem: null });
    input.focus();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === "Escape" && state.editing && !state.busy) return endEditing();
    if (event.key !== "Enter" || event.isComposing) return;
    const sends = event.ctrlKey || event.metaKey || (!event.shiftKey && !touch);
    if (!sends) return;
    event.preventDefault();
    void send(input.value);
  }

  /** A pressed button that goes away hands the focus to the text. */
  function renderAbove() {
    const hadFocus = above.contains(document.activeElement);
    arrange(above, standing());
    if (hadFocus && !above.contains(document.activeElement)) input.focus();
  }

  /** Brings another draft when another conversation was opened, or another message is being changed. */
  function bringDraft() {
    const id = state.conversation?.conversation_id ?? "";
    const now = id && slotOf(id, state.editing);
    if (now === slot) return;
    slot = now;
    input.value = slot ? readDraft(slot) : "";
  }

  function render() {
    const { conversation, busy, phase, editing, messages } = state;
    const open = conversation && conversation.status !== "completed";
    bringDraft();
    form.hidden = !open;
    submit.disabled = Boolean(busy);
    label.textContent = editing ? "Your changed answer" : "Your answer";
    below.hidden = !open && phase !== "completing";
    hint.hidden = !open;
    stop.hidden = !STOPPABLE.has(phase);
    stop.disabled = busy === "Stopping…";
    change.hidden = Boolean(busy || phase || editing) || !messages.some((message) => message.role === "user");
    renderAbove();
  }

  input.addEventListener("keydown", onKey);
  input.addEventListener("input", () => slot && keepDraft(slot, input.value));
  form.addEventListener("submit", (event) => (event.preventDefault(), void send(input.value)));
  store.watch(["conversation", "messages", "turn", "busy", "phase", "lost", "editing", "problem", "preview"], render);
  return { focus: () => input.focus() };
}
