/** The API as the page calls it: one result for every outcome, and a record of what went over the wire. */

import { chosen, csrfHeader, parsed, problemOf, requestHeaders, unreachable } from "./http.js";
import { serverSentEvents } from "./sse.js";

const STREAM = "text/event-stream";
const PATIENCE_MS = 120_000;
/** A stream says something every 15 seconds; one that has been silent for this long is dead. */
const SILENCE_MS = 40_000;

/**
 * @typedef {object} Exchange
 * @property {string} method
 * @property {string} url
 * @property {string} path
 * @property {Record<string, string>} requestHeaders
 * @property {any} requestBody undefined when none was sent
 * @property {number} status 0 when no answer came
 * @property {Record<string, string>} responseHeaders
 * @property {any} responseBody
 * @property {number} ms
 * @property {Date} at
 */

/**
 * @typedef {{ ok: false, status: number, problem: import("./store.js").Problem }} Refusal
 * @typedef {{ ok: true, status: number, data: any } | Refusal} Result
 * @typedef {{ ok: true, status: number, events: AsyncGenerator<import("./sse.js").ServerSentEvent> } | Result} StreamResult
 */

/**
 * Both calls take a method, a path relative to the root, such as "start/", and wishes; neither ever rejects.
 * @param {URL} root the address that the paths are relative to
 * @param {(exchange: Exchange) => void} record told of every exchange that is over
 */
export function createApi(root, record) {
  /** @param {string} method @param {string} path @param {string} accept @param {import("./http.js").Wishes} wishes */
  function request(method, path, accept, wishes) {
    const url = new URL(path, root);
    const headers = requestHeaders(method, accept, wishes);
    const started = performance.now();
    const exchange = { method, url: url.href, path: url.pathname + url.search, requestHeaders: headers, requestBody: wishes.body, at: new Date() };
    const over = (/** @type {Response | null} */ response, /** @type {any} */ responseBody) =>
      record({ ...exchange, status: response?.status ?? 0, responseHeaders: response ? chosen(response.headers) : {}, responseBody, ms: performance.now() - started });
    const send = (/** @type {AbortSignal} */ signal) =>
      fetch(url, {
        method,
        headers: { ...headers, ...csrfHeader(method) },
        body: wishes.body === undefined ? undefined : JSON.stringify(wishes.body),
        credentials: "same-origin",
        signal: wishes.signal ? AbortSignal.any([signal, wishes.signal]) : signal,
      });
    return { send, over };
  }

  /** @param {string} method @param {string} path @param {import("./http.js").Wishes} [wishes] @returns {Promise<Result>} */
  async function call(method, path, wishes = {}) {
    const { send, over } = request(method, path, "application/json", wishes);
    try {
      return await whole(await send(AbortSignal.timeout(PATIENCE_MS)), over);
    } catch (failure) {
      return failed(failure, over);
    }
  }

  /**
   * The answer as a stream where there is one. A stream that ends without `done` or `error` was cut.
   * @param {string} method @param {string} path @param {import("./http.js").Wishes} [wishes] @returns {Promise<StreamResult>}
   */
  async function stream(method, path, wishes = {}) {
    const { send, over } = request(method, path, STREAM, wishes);
    const line = openLine();
    try {
      const response = await send(line.signal);
      const streams = response.ok && response.body && response.headers.get("content-type")?.startsWith(STREAM);
      if (streams) return { ok: true, status: response.status, events: events(response, line, over) };
      line.close();
      return await whole(response, over);
    } catch (failure) {
      line.close();
      return failed(failure, over);
    }
  }

  return { call, stream };
}

/** @param {Response} response @param {(response: Response, body: any) => void} over @returns {Promise<Result>} */
async function whole(response, over) {
  const data = parsed(await response.text());
  over(response, data);
  const { ok, status, headers } = response;
  return ok ? { ok, status, data } : { ok, status, problem: problemOf(data, status, headers.get("retry-after")) };
}

/** @param {unknown} failure @param {(response: null, body: any) => void} over @returns {Refusal} */
function failed(failure, over) {
  const problem = unreachable(failure);
  over(null, problem.message);
  return { ok: false, status: 0, problem };
}

/** @param {Response} response @param {ReturnType<typeof openLine>} line @param {(response: Response, body: any) => void} over */
async function* events(response, line, over) {
  let told = "";
  const heard = (/** @type {string} */ text) => ((told += text), line.heard());
  try {
    yield* serverSentEvents(/** @type {ReadableStream<Uint8Array>} */ (response.body), heard);
  } catch {
    // The connection was cut, or given up: whoever reads misses the end.
  } finally {
    line.close();
    over(response, told);
  }
}

/** A line that is given up when nothing was heard on it for too long. */
function openLine() {
  const controller = new AbortController();
  const giveUp = () => controller.abort(new DOMException("Nothing was heard for too long.", "TimeoutError"));
  let timer = setTimeout(giveUp, SILENCE_MS);
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(giveUp, SILENCE_MS);
    },
    close: () => clearTimeout(timer),
  };
}
