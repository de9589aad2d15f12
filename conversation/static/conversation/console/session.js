/** What can be done with the open conversation. Each call asks the API and puts what it answers into the store; no DOM here. */

import { createCompleting } from "./completing.js";
import { readDraft, settleOutbox, slotOf } from "./drafts.js";
import { IDLE, NO_MOVE, NOTHING_OPEN } from "./store.js";
import { freshKey } from "./text.js";
import { createTurns } from "./turns.js";

const UNANSWERED = { message: "No answer came to your last message. The message is kept.", code: "unanswered", retryable: true };

/**
 * @param {ReturnType<typeof import("./api.js").createApi>} api
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 */
export function createSession(api, store) {
  const { call } = api;
  const { state } = store;
  /** The conversation that was asked for last; an answer about another one comes too late. */
  let wanted = "";
  const openId = () => state.conversation?.conversation_id ?? "";
  const here = (/** @type {string} */ id, /** @type {string} */ rest) => `${encodeURIComponent(id)}/${rest}`;
  const turns = createTurns({ api, store, reload: open, refresh, fail });
  const completing = createCompleting({ api, store, reload: open, fail });

  /** Puts a failure where people see it; `again` is offered where trying again may help. */
  function fail(/** @type {import("./store.js").Problem} */ problem, /** @type {(() => void) | undefined} */ again) {
    const signedOut = problem.code === "not_authenticated";
    store.set({ ...IDLE, signedOut, problem: { ...problem, again: problem.retryable ? again : undefined } });
  }

  /** Loads a conversation anew; what is shown of another one goes. @returns {Promise<boolean>} */
  async function open(/** @type {string} */ id) {
    wanted = id;
    turns.leave();
    completing.leave();
    if (id !== openId()) store.set({ ...NOTHING_OPEN, busy: "Opening the conversation…" });
    const result = await call("GET", here(id, "history/"));
    if (wanted !== id) return false;
    if (!result.ok) {
      fail(result.problem, () => void open(id));
      return false;
    }
    const { data } = result;
    const summary = data.stored_summary || !data.conversation.has_summary ? null : await lastSummary(id);
    if (wanted !== id) return false;
    const last = data.message_history.at(-1);
    store.set({
      ...IDLE,
      conversation: { ...data.conversation, completion_suggestion: data.completion_suggestion },
      messages: data.message_history,
      earlier: data.next ?? null,
      turn: lastTurn(data.message_history),
      summary: data.stored_summary ?? summary,
      editing: settledEdit(id, data.message_history),
      problem: last?.metadata?.state === "failed" ? { ...UNANSWERED, again: () => void turns.retry() } : null,
      signedOut: false,
    });
    if (last?.metadata?.state === "running") void turns.resumeReply(last.message_id);
    else completing.goOn();
    return true;
  }

  /** The write-up of a conversation that was reopened since. */
  async function lastSummary(/** @type {string} */ id) {
    const result = await call("GET", here(id, "summary/"));
    return result.ok ? result.data.experience_summary : null;
  }

  /** What a turn may have changed beside it: the title follows what the person tells. */
  async function refresh() {
    const id = openId();
    const result = await call("GET", here(id, "status/"));
    if (id === openId() && result.ok) store.set({ conversation: result.data.conversation });
  }

  /** Loads what stands before the first message shown. @returns {Promise<boolean>} whether there was more */
  async function loadEarlier() {
    const id = openId();
    if (!id || state.earlier === null) return false;
    const result = await call("GET", here(id, `history/?before=${state.earlier}`));
    if (id !== openId()) return false;
    if (!result.ok) {
      fail(result.problem, () => void loadEarlier());
      return false;
    }
    store.set({ messages: [...result.data.message_history, ...state.messages], earlier: result.data.next ?? null });
    return true;
  }

  /** One lifecycle call, after which the conversation is loaded anew. @returns {Promise<boolean>} */
  async function change(/** @type {string} */ path, /** @type {any} */ body, /** @type {string} */ busy, /** @type {string} */ key = freshKey()) {
    const id = openId();
    store.set({ busy, problem: null });
    const result = await call("POST", here(id, path), { body, key });
    if (id !== openId()) return result.ok;
    if (!result.ok) {
      if (result.status === 409) await open(id);
      fail(result.problem, () => void change(path, body, busy, key));
      return false;
    }
    return open(id);
  }

  return {
    ...turns,
    open,
    loadEarlier,
    /** Tries at once to reach a server that was lost. */
    hurry() {
      turns.hurry();
      completing.hurry();
    },
    pause: () => change("pause/", { action: "pause" }, "Pausing…"),
    resume: () => change("pause/", { action: "resume" }, "Resuming…"),
    reopen: () => change("reopen/", {}, "Reopening…"),
    /** The caller has the person's approval. */
    complete: completing.complete,
    /** Leaves the open conversation. */
    close() {
      wanted = "";
      turns.leave();
      completing.leave();
      store.set({ ...NOTHING_OPEN });
    },
  };
}

/** Settles what was on its way when the page went, and tells which message was being changed. */
function settledEdit(/** @type {string} */ id, /** @type {any[]} */ messages) {
  const last = messages.findLast((message) => message.role === "user");
  settleOutbox(id, last);
  if (!last) return "";
  const slot = slotOf(id, last.message_id);
  settleOutbox(slot, last);
  return readDraft(slot) ? last.message_id : "";
}

/** @param {any[]} messages @returns {import("./store.js").State["turn"]} what the last reply says of its own move */
function lastTurn(messages) {
  const { move, state } = messages.at(-1)?.metadata ?? {};
  return move && state === "complete" ? { move, choices: move.choices ?? [] } : NO_MOVE;
}
