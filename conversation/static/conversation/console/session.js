/** What can be done with the open conversation. Each call asks the API and puts what it answers into the store; no DOM here. */

import { attemptKey, forgetDraft, readDraft } from "./drafts.js";
import { NOTHING_OPEN } from "./store.js";
import { freshKey } from "./text.js";

const NO_MOVE = { move: null, choices: [] };
const UNANSWERED = { message: "No answer came to your last message. The message is kept.", code: "unanswered", retryable: true };
const LOOK_AGAIN_MS = 1500;
const STORED_BEFORE_FAILING = new Set(["provider_unavailable", "conversation_completed", "turn_limit_reached"]);

/**
 * @param {ReturnType<typeof import("./api.js").createApi>} call
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 */
export function createSession(call, store) {
  const { state } = store;
  /** The conversation that was asked for last; an answer about another one comes too late. */
  let wanted = "";
  const openId = () => state.conversation?.conversation_id ?? "";
  const here = (/** @type {string} */ id, /** @type {string} */ rest) => `${encodeURIComponent(id)}/${rest}`;

  /** Puts a failure where people see it; `again` is offered where trying again may help. */
  function fail(/** @type {import("./store.js").Problem} */ problem, /** @type {(() => void) | undefined} */ again) {
    const signedOut = problem.code === "not_authenticated";
    store.set({ busy: "", sending: "", signedOut, problem: { ...problem, again: problem.retryable ? again : undefined } });
  }

  /** Loads a conversation anew; what is shown of another one goes. @returns {Promise<boolean>} */
  async function open(/** @type {string} */ id) {
    wanted = id;
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
    dropDeliveredDraft(id, data.message_history);
    const lastState = data.message_history.at(-1)?.metadata?.state;
    store.set({
      conversation: { ...data.conversation, completion_suggestion: data.completion_suggestion },
      messages: data.message_history,
      earlier: data.next ?? null,
      turn: lastTurn(data.message_history),
      summary: data.stored_summary ?? summary,
      busy: lastState === "running" ? "Recount is still answering…" : "",
      problem: lastState === "failed" ? { ...UNANSWERED, again: () => void retry() } : null,
      sending: "",
      signedOut: false,
    });
    if (lastState === "running") setTimeout(() => id === openId() && void open(id), LOOK_AGAIN_MS);
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

  /** Sends an answer. The draft goes only when the answer arrived. @returns {Promise<boolean>} */
  async function send(/** @type {string} */ text) {
    const id = openId();
    store.set({ sending: text, busy: "Recount is reading your answer…", problem: null });
    const result = await call("POST", here(id, "message/"), { body: { content: text }, key: attemptKey(id, text) });
    if (id !== openId()) return result.ok;
    if (result.ok) {
      forgetDraft(id);
      takeTurn(result.data, { message_id: result.data.message_ids.user_message, role: "user", content: text });
      return true;
    }
    const { problem } = result;
    if (STORED_BEFORE_FAILING.has(problem.code)) await open(id);
    const stored = problem.code === "provider_unavailable" && !readDraft(id).text;
    fail({ ...problem, unsent: !stored }, () => void retry());
    return stored;
  }

  /** Has the last turn answered anew. @returns {Promise<boolean>} */
  async function retry() {
    const id = openId();
    store.set({ busy: "Recount is answering again…", problem: null });
    const result = await call("POST", here(id, "retry/"), { body: {}, key: freshKey() });
    if (id !== openId()) return result.ok;
    await open(id);
    if (result.ok) takeTurn(result.data);
    else fail(result.problem, () => void retry());
    return result.ok;
  }

  /** Shows a turn's outcome: the reply, and the person's message where it is not there yet. */
  function takeTurn(/** @type {any} */ data, /** @type {any} */ said = undefined) {
    const now = new Date().toISOString();
    const reply = {
      message_id: data.message_ids.ai_message,
      role: "assistant",
      content: data.ai_response,
      metadata: { ...data.metadata, state: data.turn.state },
      timestamp: now,
    };
    const fresh = [said && { metadata: {}, timestamp: now, ...said }, reply].filter(Boolean);
    const ids = new Set(fresh.map((message) => message.message_id));
    const messages = [...state.messages.filter((message) => !ids.has(message.message_id)), ...fresh];
    const { conversation_status: status, coverage, completion_suggestion } = data;
    store.set({
      conversation: { ...state.conversation, status, coverage, completion_suggestion, updated_at: now },
      messages,
      turn: { move: data.turn.move ?? null, choices: data.turn.choices ?? [] },
      preview: completion_suggestion?.summary_preview ?? null,
      busy: "",
      sending: "",
      problem: null,
      signedOut: false,
    });
    void refresh();
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
    open,
    loadEarlier,
    send,
    retry,
    pause: () => change("pause/", { action: "pause" }, "Pausing…"),
    resume: () => change("pause/", { action: "resume" }, "Resuming…"),
    reopen: () => change("reopen/", {}, "Reopening…"),
    /** The caller has the person's approval. */
    complete: () => change("complete/", { user_approved: true }, "Writing it up and checking every line against your words…"),
    /** Leaves the open conversation. */
    close() {
      wanted = "";
      store.set({ ...NOTHING_OPEN });
    },
  };
}

/** A draft whose very text is the last answer stored had arrived before the page went away. */
function dropDeliveredDraft(/** @type {string} */ id, /** @type {any[]} */ messages) {
  const draft = readDraft(id);
  const last = messages.findLast((message) => message.role === "user");
  if (draft.key && last?.content === draft.text) forgetDraft(id);
}

/** @param {any[]} messages @returns {{ move: any, choices: any[] }} what the last reply says of its own move */
function lastTurn(messages) {
  const turn = messages.at(-1)?.metadata?.turn ?? messages.at(-1)?.metadata;
  return turn?.move ? { move: turn.move, choices: turn.choices ?? turn.move.choices ?? [] } : NO_MOVE;
}
