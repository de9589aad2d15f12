/** Follows work on the server to its end, through lost connections. */

import { problemOf } from "./http.js";

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 10_000;
/** Nobody there, or a proxy that finds nobody behind it. */
const PASSING = new Set([0, 502, 503, 504]);

/**
 * @param {object} given
 * @param {() => Promise<import("./api.js").StreamResult>} given.ask begins the work, or goes on where the last stream broke off
 * @param {(event: string, data: any) => void} given.told hears every event but the last
 * @param {(lost: boolean) => void} given.connection hears when the connection is lost, and when it is back
 * @param {AbortSignal} given.signal ends the following; the work goes on
 * @param {ReturnType<typeof createPatience>} given.patience
 * @returns {Promise<import("./api.js").Result | null>} what `done` or `error` told, or a plain answer; null when it was ended
 */
export async function follow({ ask, told, connection, signal, patience }) {
  for (let failures = 0; !signal.aborted; failures += 1) {
    if (failures > 0) {
      connection(true);
      await patience.wait(failures, signal);
      if (signal.aborted) break;
    }
    const answer = await ask();
    if (signal.aborted) break;
    if (!answer.ok && passing(answer)) continue;
    if (failures > 0) connection(false);
    if (!("events" in answer)) return answer;
    for await (const { event, data } of answer.events) {
      if (signal.aborted) return null;
      failures = 0;
      const news = JSON.parse(data);
      if (event === "done") return { ok: true, status: answer.status, data: news };
      if (event === "error") return { ok: false, status: answer.status, problem: problemOf(news, answer.status) };
      told(event, news);
    }
  }
  return null;
}

/** Whether the same call may succeed as soon as the server is back. @param {import("./api.js").Refusal} refusal */
function passing({ status, problem }) {
  return PASSING.has(status) && problem.code !== "provider_unavailable";
}

/** Waits that grow, and end at once when the network is back or somebody is in a hurry. */
export function createPatience() {
  let hurry = () => {};
  return {
    /** @param {number} failures in a row, at least 1 @param {AbortSignal} signal @returns {Promise<void>} */
    wait(failures, signal) {
      const ms = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
      return new Promise((resolve) => {
        const over = new AbortController();
        const end = () => (clearTimeout(timer), over.abort(), resolve());
        const timer = setTimeout(end, ms);
        addEventListener("online", end, { signal: over.signal });
        signal.addEventListener("abort", end, { signal: over.signal });
        hurry = end;
      });
    },
    hurry: () => hurry(),
  };
}
