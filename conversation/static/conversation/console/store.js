/** What the console knows, in one place, and who is to be told when some of it changes. */

/**
 * @typedef {object} Problem
 * @property {string} message a sentence for the person
 * @property {string} code the API's stable word; "network" when no answer came
 * @property {boolean} retryable
 * @property {Record<string, string[]>} [errors]
 * @property {number} [waitS] seconds after which trying again may help, where the server said so
 * @property {boolean} [unsent] whether it is about an answer that is still in the box; trying again sends what stands there
 */

/**
 * @typedef {object} Live a reply that is being written
 * @property {string} id its message; "" until the server has told it
 * @property {string} text as far as it is known
 */

/**
 * @typedef {object} State
 * @property {any} conversation the status object of the open conversation, or null
 * @property {any[]} messages its transcript, oldest first
 * @property {number | null} earlier the `before` of the stretch that is not loaded, or null at the beginning
 * @property {{ move: any, choices: any[] }} turn the last move made and the choices it offered
 * @property {any} summary the stored write-up, or null
 * @property {any} preview the draft that came with a completion suggestion, or null
 * @property {string} sending the message on its way, "" when none is
 * @property {string} busy what is under way, as a sentence; "" when the person may answer
 * @property {"" | "sending" | "writing" | "noting" | "completing"} phase of what the server does for the person;
 *   `noting`: the reply is whole, and what was told is being noted
 * @property {Live | null} live the reply that is being written
 * @property {boolean} lost whether the connection to what is under way is lost
 * @property {string} editing the message that the person is changing, "" when none is
 * @property {(Problem & { again?: () => void }) | null} problem the last thing that went wrong
 * @property {boolean} signedOut whether the session ended
 */

/** Nothing is under way. @satisfies {Partial<State>} */
export const IDLE = Object.freeze({ sending: "", busy: "", phase: "", live: null, lost: false });

/** Nothing was asked: a reply that was stopped or failed made no move. @type {State["turn"]} */
export const NO_MOVE = Object.freeze({ move: null, choices: [] });

/** @type {State} */
export const NOTHING_OPEN = Object.freeze({
  ...IDLE,
  conversation: null,
  messages: [],
  earlier: null,
  turn: NO_MOVE,
  summary: null,
  preview: null,
  editing: "",
  problem: null,
  signedOut: false,
});

/**
 * A state that tells its watchers what changed.
 * @param {State} initial
 */
export function createStore(initial) {
  const state = { ...initial };
  /** @type {{ keys: string[], render: (state: State) => void }[]} */
  const watchers = [];
  return {
    state,
    /** @param {Partial<State>} patch */
    set(patch) {
      const changed = new Set(Object.keys(patch).filter((key) => !Object.is(state[key], patch[key])));
      Object.assign(state, patch);
      for (const { keys, render } of watchers) if (keys.some((key) => changed.has(key))) render(state);
    },
    /** @param {string[]} keys @param {(state: State) => void} render called now, and whenever one of the keys changes */
    watch(keys, render) {
      watchers.push({ keys, render });
      render(state);
    },
  };
}
