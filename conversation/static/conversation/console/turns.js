/** Turns of the open conversation: answering, changing the answer, trying again, stopping. No DOM here. */

import { attemptKey, slotOf } from "./drafts.js";
import { createRuns } from "./runs.js";
import { IDLE } from "./store.js";
import { freshKey } from "./text.js";

const READING = "Recount is reading your answer…";
const ANSWERING = "Recount is still answering…";
const STOPPING = "Stopping…";

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
  const runs = createRuns({ api, store, reload, refresh, fail: (problem) => fail(problem, () => void retry()) });
  let stopWanted = false;
  const openId = () => state.conversation?.conversation_id ?? "";
  const here = (/** @type {string} */ id, /** @type {string} */ rest) => `${encodeURIComponent(id)}/${rest}`;
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
    const begin = (/** @type {AbortSignal} */ signal) => api.stream("POST", here(id, "message/"), { ...wishes, signal });
    return runs.run(begin, (ids) => runs.place(said(ids, text)), id);
  }

  /** Changes the person's last answer, and has the new one answered. @param {string} text @returns {Promise<boolean>} as `send` */
  function edit(text) {
    const id = openId();
    const old = state.editing;
    const slot = slotOf(id, old);
    const wishes = { body: { content: text }, key: attemptKey(slot, text, old) };
    store.set({ ...IDLE, sending: text, busy: READING, phase: "sending", problem: null });
    const begin = (/** @type {AbortSignal} */ signal) => api.stream("PATCH", here(id, `message/${encodeURIComponent(old)}/`), { ...wishes, signal });
    return runs.run(begin, (ids) => store.set({ messages: [...upTo(old), said(ids, text)], editing: "" }), slot);
  }

  /** Has the last turn answered anew. */
  async function retry() {
    const id = openId();
    const wishes = { body: {}, key: freshKey() };
    const last = lastOwn();
    store.set({ ...IDLE, busy: "Recount is answering again…", phase: "writing", problem: null });
    const begin = (/** @type {AbortSignal} */ signal) => api.stream("POST", here(id, "retry/"), { ...wishes, signal });
    await runs.run(begin, () => last && store.set({ messages: [...upTo(last.message_id), last] }));
  }

  /** Goes on with a reply that is being written, from its beginning. @param {string} reply */
  function resumeReply(reply) {
    store.set({ ...IDLE, busy: ANSWERING, phase: "writing", live: { id: reply, text: "" } });
    return runs.goOn(reply);
  }

  /** What stands before a message. @param {string} message */
  function upTo(message) {
    const at = state.messages.findIndex((each) => each.message_id === message);
    return at < 0 ? state.messages : state.messages.slice(0, at);
  }

  /** Ends what is under way. An answer that is still on its way is stopped when it has arrived. */
  async function stop() {
    const id = openId();
    if (state.phase === "sending") {
      stopWanted = true;
      return store.set({ busy: STOPPING });
    }
    store.set({ busy: STOPPING });
    const result = await api.call("POST", here(id, "stop/"), { body: {}, key: freshKey() });
    if (id === openId() && !result.ok) store.set({ busy: ANSWERING, problem: { ...result.problem, again: () => void stop() } });
  }

  /** Where nobody can be reached, an answer that is to be stopped comes back into the box. @param {import("./store.js").State} now */
  function stopWhenPossible({ phase, lost }) {
    if (!stopWanted || (phase === "sending" && !lost)) return;
    stopWanted = false;
    if (phase === "sending") runs.abandon();
    if (phase === "writing") void stop();
  }

  store.watch(["phase", "lost", "busy"], stopWhenPossible);
  return { send, edit, retry, resumeReply, stop, leave: runs.leave, hurry: runs.hurry };
}
