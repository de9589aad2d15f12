/** Turns that the server was asked for: each is followed to its end, and the store told how far it is. No DOM here. */

import { delivered } from "./drafts.js";
import { createPatience, follow } from "./follow.js";
import { IDLE, NO_MOVE } from "./store.js";
import { codePoints } from "./text.js";

/** After these the transcript may be another than the one that is shown. */
const OUTDATED = new Set(["turn_in_progress", "conversation_completed", "turn_limit_reached", "not_last_message", "nothing_to_retry", "superseded", "not_found"]);

/**
 * @typedef {object} Run one turn, from the call that begins it to its end
 * @property {string} conversation
 * @property {import("./store.js").Live} live
 * @property {boolean} final whether the reply's text is whole
 * @property {AbortController} controller
 * @property {string} slot the drafts' slot of the text on its way; "" when there is none
 * @property {(ids: any) => void} opened told once the server has stored the turn
 */

/**
 * @param {object} given
 * @param {ReturnType<typeof import("./api.js").createApi>} given.api
 * @param {ReturnType<typeof import("./store.js").createStore>} given.store
 * @param {(id: string) => Promise<boolean>} given.reload loads a conversation anew
 * @param {() => Promise<void>} given.refresh loads what a turn may have changed beside it
 * @param {(problem: import("./store.js").Problem) => void} given.fail
 */
export function createRuns({ api, store, reload, refresh, fail }) {
  const { state } = store;
  const patience = createPatience();
  /** The run that the page shows; one before it may still be taking notes. @type {Run | null} */
  let shown = null;
  /** @type {Set<Run>} */
  const runs = new Set();
  const openId = () => state.conversation?.conversation_id ?? "";

  /**
   * Begins a turn and follows it.
   * @param {(signal: AbortSignal) => Promise<import("./api.js").StreamResult>} begin asks for it; again where nothing was heard
   * @param {(ids: any) => void} opened told once the server has stored the turn
   * @param {string} [slot] the drafts' slot of the text on its way
   * @returns {Promise<boolean>} whether the server has it
   */
  async function run(begin, opened, slot = "") {
    const it = newRun("", opened, slot);
    await followed(it, (signal) => (it.live.id ? resume(it, signal) : begin(signal)));
    return Boolean(it.live.id);
  }

  /** Follows a reply that is being written, from its beginning. @param {string} reply */
  async function goOn(reply) {
    const it = newRun(reply, () => {}, "");
    await followed(it, (signal) => resume(it, signal));
  }

  /** @param {string} reply @param {(ids: any) => void} opened @param {string} slot @returns {Run} */
  function newRun(reply, opened, slot) {
    return { conversation: openId(), live: { id: reply, text: "" }, final: false, controller: new AbortController(), slot, opened };
  }

  /** @param {Run} it @param {(signal: AbortSignal) => Promise<import("./api.js").StreamResult>} ask */
  async function followed(it, ask) {
    const { signal } = it.controller;
    shown = it;
    runs.add(it);
    const outcome = await follow({
      ask: () => ask(signal),
      told: (event, data) => hear(it, event, data),
      connection: (lost) => it === shown && !it.final && store.set({ lost }),
      signal,
      patience,
    });
    runs.delete(it);
    if (outcome && it.conversation === openId()) await end(it, outcome);
  }

  /** @param {Run} it @param {AbortSignal} signal */
  function resume({ conversation, live }, signal) {
    const lastEventId = live.text ? `${live.id}:${codePoints(live.text)}` : "";
    return api.stream("GET", `${encodeURIComponent(conversation)}/stream/?message=${live.id}`, { lastEventId, signal });
  }

  /** @param {Run} it @param {string} event @param {any} data */
  function hear(it, event, data) {
    if (event === "start") begun(it, data.message_ids);
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

  /** The server has stored the turn: the text on its way has arrived. @param {Run} it @param {any} ids */
  function begun(it, ids) {
    if (it.live.id) return;
    it.live = { ...it.live, id: ids.ai_message };
    if (it.slot) delivered(it.slot);
    if (it !== shown) return forsake(it);
    it.opened(ids);
    store.set({ live: it.live, sending: "", phase: "writing", signedOut: false });
  }

  /** Who left while the text was on its way, and came back, finds it in the transcript. @param {Run} it */
  function forsake({ conversation, controller }) {
    controller.abort();
    if (conversation === openId()) void reload(conversation);
  }

  /** @param {Run} it @param {import("./api.js").Result} outcome */
  async function end(it, outcome) {
    if (outcome.ok) {
      begun(it, outcome.data.message_ids);
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
    else fail({ ...problem, unsent: unsent && Boolean(it.slot) });
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
      turn: data.turn.state === "complete" ? { move: data.turn.move ?? null, choices: data.turn.choices ?? [] } : NO_MOVE,
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

  /** Gives up a turn that the server is not known to have. */
  function abandon() {
    shown?.controller.abort();
    store.set({ ...IDLE });
  }

  /** Follows no longer; the server finishes what it began, and a text on its way is still delivered. */
  function leave() {
    for (const { live, controller } of runs) if (live.id) controller.abort();
    shown = null;
  }

  return { run, goOn, place, abandon, leave, hurry: patience.hurry };
}
