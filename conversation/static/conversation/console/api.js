/** The API as the page calls it: one result for every outcome, and a record of what went over the wire. */

const HEADERS_OF_INTEREST = ["content-type", "x-request-id", "retry-after", "idempotency-replayed", "cache-control"];
const PATIENCE_MS = 120_000;

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
 * @typedef {{ ok: true, status: number, data: any } | { ok: false, status: number, problem: import("./store.js").Problem }} Result
 */

/**
 * @param {URL} root the address that the paths are relative to
 * @param {(exchange: Exchange) => void} record told of every exchange
 */
export function createApi(root, record) {
  /**
   * @param {string} method
   * @param {string} path relative to the root, such as "start/"
   * @param {{ body?: any, key?: string }} [options] `key` goes out as Idempotency-Key
   * @returns {Promise<Result>} never rejects
   */
  return async function call(method, path, { body, key } = {}) {
    const url = new URL(path, root);
    const headers = requestHeaders(method, body, key);
    const started = performance.now();
    const exchange = { method, url: url.href, path: url.pathname + url.search, requestHeaders: headers, requestBody: body, at: new Date() };
    try {
      const response = await fetch(url, {
        method,
        headers: { ...headers, ...csrfHeader(method) },
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: "same-origin",
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const responseBody = parsed(await response.text());
      record({ ...exchange, status: response.status, responseHeaders: chosen(response.headers), responseBody, ms: performance.now() - started });
      return response.ok ? { ok: true, status: response.status, data: responseBody } : refused(response.status, responseBody);
    } catch (failure) {
      const problem = unreachable(failure);
      record({ ...exchange, status: 0, responseHeaders: {}, responseBody: problem.message, ms: performance.now() - started });
      return { ok: false, status: 0, problem };
    }
  };
}

/** @param {string} method @param {any} body @param {string | undefined} key @returns {Record<string, string>} */
function requestHeaders(method, body, key) {
  return {
    Accept: "application/json",
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(key && method !== "GET" ? { "Idempotency-Key": key } : {}),
  };
}

/**
 * The cookie is newer than the page when somebody signed in again in another tab.
 * @param {string} method
 * @returns {Record<string, string>}
 */
function csrfHeader(method) {
  if (method === "GET") return {};
  const cookie = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1];
  const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="csrf-token"]'));
  return { "X-CSRFToken": cookie ?? meta?.content ?? "" };
}

/** @param {string} text @returns {any} JSON where it is JSON, else the text */
function parsed(text) {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** @param {Headers} headers @returns {Record<string, string>} */
function chosen(headers) {
  return Object.fromEntries(HEADERS_OF_INTEREST.filter((name) => headers.has(name)).map((name) => [name, headers.get(name) ?? ""]));
}

/** @param {number} status @param {any} body @returns {Result} */
function refused(status, body) {
  const said = body && typeof body === "object" ? body : {};
  const problem = {
    message: said.error ?? `The server answered ${status} and did not say why.`,
    code: said.code ?? "internal_error",
    retryable: Boolean(said.retryable),
    errors: said.errors ?? {},
  };
  return { ok: false, status, problem };
}

/** @param {unknown} failure @returns {import("./store.js").Problem} */
function unreachable(failure) {
  const late = failure instanceof DOMException && failure.name === "TimeoutError";
  const message = late
    ? "The server did not answer in two minutes. Nothing you wrote is lost; try again."
    : navigator.onLine
      ? "The server could not be reached. Nothing you wrote is lost; try again in a moment."
      : "You are offline. Nothing you wrote is lost; try again when you are back.";
  return { message, code: "network", retryable: true };
}
