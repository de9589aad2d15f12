/** Writing the open conversation up, stage by stage, through lost connections and reloads. No DOM here. */

import { createPatience, follow } from "./follow.js";
import { freshKey } from "./text.js";

const KEPT = "recount.completing.";
/** A completion takes less than a minute; what was begun longer ago is not gone on with unasked. */
const GOES_ON_FOR_MS = 120_000;

/**
 * @param {object} given
 * @param {ReturnType<typeof import("./api.js").createApi>} given.api
 * @param {ReturnType<typeof import("./store.js").createStore>} given.store
 * @param {(id: string) => Promise<boolean>} given.reload loads a conversation anew
 * @param {(problem: import("./store.js").Problem, again?: () => void) => void} given.fail
 */
export function createCompleting({ api, store, reload, fail }) {
  const { state } = store;
  const patience = createPatience();
  let controller = new AbortController();
  const openId = () => state.conversation?.conversation_id ?? "";

  /** The caller has the person's approval. @param {string} [key] @returns {Promise<boolean>} */
  async function complete(key = freshKey()) {
    const id = openId();
    const { signal } = (controller = new AbortController());
    sessionStorage.setItem(KEPT + id, JSON.stringify({ key, at: Date.now() }));
    store.set({ busy: "Your experience is being written up.", phase: "completing", problem: null });
    const outcome = await follow({
      ask: () => api.stream("POST", `${encodeURIComponent(id)}/complete/`, { body: { user_approved: true }, key, signal }),
      told: (event, data) => event === "progress" && store.set({ busy: data.message }),
      connection: (lost) => store.set({ lost }),
      signal,
      patience,
    });
    if (!outcome) return false;
    sessionStorage.removeItem(KEPT + id);
    if (outcome.ok) return reload(id);
    if (outcome.status === 409) await reload(id);
    if (id === openId()) fail(outcome.problem, () => void complete(key));
    return false;
  }

  /** Goes on where a reload came between; the same key makes sure that nothing is written twice. */
  function goOn() {
    const id = openId();
    const begun = JSON.parse(sessionStorage.getItem(KEPT + id) ?? "null");
    if (!begun) return;
    sessionStorage.removeItem(KEPT + id);
    if (state.conversation.status !== "completed" && Date.now() - begun.at < GOES_ON_FOR_MS) void complete(begun.key);
  }

  return { complete: () => complete(), goOn, leave: () => controller.abort(), hurry: patience.hurry };
}
