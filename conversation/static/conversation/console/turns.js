/** Turns of the open conversation: answering, changing the answer, trying again, stopping. No DOM here. */

import { attemptKey, delivered, slotOf } from "./drafts.js";
import { createPatience, follow } from "./follow.js";
import { IDLE } from "./store.js";
import { codePoints, freshKey } from "./text.js";

const READING = "Recount is reading your answer…";
/** After these the transcript may be another than the one that is shown. */
const OUTDATED = new Set(["turn_in_progress", "conversation_completed", "turn_limit_reached", "not_last_message", "nothing_to_retry", "superseded", "not_found"]);

/**
 * @param {object} given
 * @param {ReturnType<typeof import("./api.js").createApi>} given.api
 * @param {ReturnType<typeof import("./store.js").createStore>} given.store
 * @param {(id: string) => Promise<boolean>} given.reload loads a conversation anew
 * @param {() => Promise<void>} given.refresh loads what a turn may have changed beside it
 * @param {(problem: import("./store.js").Problem, again?: () => void) => void} given.fail
 */
export function createTurns({ api, store, reload, refresh, fail }) {
  const { state } = store;
  const patience = createPatience();
  /** The run that the page shows; one before it may still be taking notes. @type {Run | null} */
  let shown = null;
  /** @type {Set<Run>} */
  const runs = new Set();
  const openId = () => state.conversation?.conversation_id ?? "";
  const here = (/** @type {string} */ id, /** @type {string} */ rest) => `${encodeURIComponent(id)}/${rest}`;

  /**
   * @typedef {object} Run one turn, from the call that begins it to its end
   * @property {string} conversation
   * @property {import("./store.js").Live} live
   * @property {boolean} final whether the reply's text is whole
   * @property {AbortController} controller
   * @property {string} slot the drafts' slot of the text on its way; "" when there is none
   */

  /**
   * @param {string} slot
   * @param {((signal: AbortSignal) => Promise<import("./api.js").StreamResult>) | null} begin null: the reply is being written
   * @param {string} reply its id where it is known
   * @param {(ids: any) => void} opened told once the server has stored the turn
   * @returns {Promise<boolean>} whether the server has the person's words
   */
  async function run(slot, begin, reply, opened) {
    /** @type {Run} */
    const it = { conversation: openId(), live: { id: reply, text: "" }, final: false, controller: new AbortController(), slot };
    const { signal } = it.controller;
    shown = it;
    runs.add(it);
    const ask = () => (begin && !it.live.id ? begin(signal) : resume(it, signal));
    const told = (/** @type {string} */ event, /** @type {any} */ data) => hear(it, event, data, opened);
    const connection = (/** @type {boolean} */ lost) => it === shown && !it.final && store.set({ lost });
    const outcome = await follow({ ask, told, connection, signal, patience });
    runs.delete(it);
    if (outcome && it.conversation === openId()) await end(it, outcome, opened);
    return Boolean(it.live.id);
  }

  /** @param {Run} it @param {AbortSignal} signal */
  function resume({ conversation, live }, signal) {
    const lastEventId = live.text ? `${live.id}:${codePoints(live.text)}` : "";
    return api.stream("GET", here(conversation, `stream/?message=${live.id}`), { lastEventId, signal });
  }

  /** @param {Run} it @param {string} event @param {any} data @param {(ids: any) => void} opened */
  function hear(it, event, data, opened) {
    if (event === "start") begun(it, data.message_ids, opened);
    if (it !== shown) return;
    if (event === "token") show(it, it.live.text + data.text);
    if (event === "reply") {
      it.final = true;
      show(it, data.ai_response);
      place(replyOf(it, { state: "complete" }));
      store.set({ ...IDLE, phase: "noting" });
    }
  }

  /** @param {Run} it @param {string} text */
  function show(it, text) {
    it.live = { ...it.live, text };
    store.set({ live: it.live });
  }

  /** The server has stored the turn: the text on its way has arrived. @param {Run} it @param {any} ids @param {(ids: any) => void} opened */
  function begun(it, ids, opened) {
    if (it.live.id) return;
    it.live = { ...it.live, id: ids.ai_message };
    if (it.slot) delivered(it.slot);
    if (it !== shown) return forsake(it);
    opened(ids);
    store.set({ live: it.live, sending: "", phase: "writing", signedOut: false });
  }

  /** Who left while the text was on its way, and came back, finds it in the transcript. @param {Run} it */
  function forsake({ conversation, controller }) {
    controller.abort();
    if (conversation === openId()) void reload(conversation);
  }

  /** @param {Run} it @param {import("./api.js").Result} outcome @param {(ids: any) => void} opened */
  async function end(it, outcome, opened) {
    if (outcome.ok) {
      begun(it, outcome.data.message_ids, opened);
      return settle(it, outcome.data);
    }
    const { problem } = outcome;
    const unsent = !it.live.id;
    if (!unsent || OUTDATED.has(problem.code)) await reload(it.conversation);
    if (it.conversation !== openId()) return;
    if (!unsent) keepWords(it);
    if (problem.code === "superseded") return;
    // A reply that another window has asked for is followed; what is in the box waits for it.
    if (problem.code === "turn_in_progress") store.set({ problem: { ...problem, retryable: false } });
    else fail({ ...problem, unsent: unsent && Boolean(it.slot) }, () => void retry());
  }

  /** A reply that broke off keeps the words that had arrived, also where the server lost them. @param {Run} it */
  function keepWords(it) {
    const stored = state.messages.find((message) => message.message_id === it.live.id);
    if (stored && stored.content.length < it.live.text.length) place({ ...stored, content: it.live.text });
  }

  /** Shows a turn's outcome. @param {Run} it @param {any} data */
  function settle(it, data) {
    place({ ...replyOf(it, { ...data.metadata, state: data.turn.state }), content: data.ai_response });
    if (it !== shown) return;
    const { conversation_status: status, coverage, completion_suggestion } = data;
    store.set({
      ...IDLE,
      conversation: { ...state.conversation, status, coverage, completion_suggestion, updated_at: new Date().toISOString() },
      turn: { move: data.turn.move ?? null, choices: data.turn.choices ?? [] },
      preview: completion_suggestion?.summary_preview ?? null,
      problem: null,
      signedOut: false,
    });
    void refresh();
  }

  /** @param {Run} it @param {any} metadata */
  function replyOf({ live }, metadata) {
    return { message_id: live.id, role: "assistant", content: live.text, metadata, timestamp: new Date().toISOString() };
  }

  /** Puts a message where it stands already, else at the end. @param {any} message */
  function place(message) {
    const at = state.messages.findIndex((each) => each.message_id === message.message_id);
    const others = state.messages;
    store.set({ messages: at < 0 ? [...others, message] : others.with(at, { ...others[at], ...message, timestamp: others[at].timestamp }) });
  }

  const lastOwn = () => state.messages.findLast((message) => message.role === "user");
  const said = (/** @type {any} */ ids, /** @type {string} */ content) => ({
    message_id: ids.user_message,
    role: "user",
    content,
    metadata: {},
    timestamp: new Date().toISOString(),
  });

  /** Sends an answer. @param {string} text @returns {Promise<boolean>} whether the server has it */
  function send(text) {
    const id = openId();
    const wishes = { body: { content: text }, key: attemptKey(id, text, lastOwn()?.message_id ?? "") };
    store.set({ ...IDLE, sending: text, busy: READING, phase: "sending", problem: null });
    return run(
      id,
      (signal) => api.stream("POST", here(id, "message/"), { ...wishes, signal }),
      "",
      (ids) => place(said(ids, text)),
    );
  }

  /** Changes the person's last answer, and has the new one answered. @param {string} text @returns {Promise<boolean>} as `send` */
  function edit(text) {
    const id = openId();
    const old = state.editing;
    const slot = slotOf(id, old);
    const wishes = { body: { content: text }, key: attemptKey(slot, text, old) };
    store.set({ ...IDLE, sending: text, busy: READING, phase: "sending", problem: null });
    return run(
      slot,
      (signal) => api.stream("PATCH", here(id, `message/${encodeURIComponent(old)}/`), { ...wishes, signal }),
      "",
      (ids) => store.set({ messages: [...upTo(old), said(ids, text)], editing: "" }),
    );
  }

  /** Has the last turn answered anew. */
  async function retry() {
    const id = openId();
    const key = freshKey();
    const last = lastOwn();
    store.set({ ...IDLE, busy: "Recount is answering again…", phase: "writing", problem: null });
    await run(
      "",
      (signal) => api.stream("POST", here(id, "retry/"), { body: {}, key, signal }),
      "",
      () => last && store.set({ messages: [...upTo(last.message_id), last] }),
    );
  }

  /** Goes on with a reply that is being written, from its beginning. @param {string} reply */
  function resumeReply(reply) {
    store.set({ ...IDLE, busy: "Recount is still answering…", phase: "writing", live: { id: reply, text: "" } });
    return run("", null, reply, () => {});
  }

  /** What stands before a message. @param {string} message */
  function upTo(message) {
    const at = state.messages.findIndex((each) => each.message_id === message);
    return at < 0 ? state.messages : state.messages.slice(0, at);
  }

  /** Ends what is under way; an answer that nobody has stored yet comes back into the box. */
  async function stop() {
    const id = openId();
    if (state.phase === "sending") {
      shown?.controller.abort();
      return store.set({ ...IDLE });
    }
    store.set({ busy: "Stopping…" });
    const result = await api.call("POST", here(id, "stop/"), { body: {}, key: freshKey() });
    if (id === openId() && !result.ok) store.set({ problem: { ...result.problem, again: () => void stop() } });
  }

  /** Follows no longer; the server finishes what it began, and a text on its way is still delivered. */
  function leave() {
    for (const { live, controller } of runs) if (live.id) controller.abort();
    shown = null;
  }

  return { send, edit, retry, resumeReply, stop, leave, hurry: patience.hurry };
}
