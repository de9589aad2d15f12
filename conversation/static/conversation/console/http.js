/** What every request brings, and what an answer means. */

const HEADERS_OF_INTEREST = ["content-type", "x-request-id", "retry-after", "idempotency-replayed", "idempotent-replayed", "cache-control"];

/**
 * @typedef {object} Wishes
 * @property {any} [body]
 * @property {string} [key] goes out as Idempotency-Key
 * @property {string} [lastEventId] where a stream is to go on
 * @property {AbortSignal} [signal] ends the request early
 */

/** @param {string} method @param {string} accept @param {Wishes} wishes @returns {Record<string, string>} */
export function requestHeaders(method, accept, { body, key, lastEventId }) {
  return {
    Accept: accept,
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(key && method !== "GET" ? { "Idempotency-Key": key } : {}),
    ...(lastEventId ? { "Last-Event-ID": lastEventId } : {}),
  };
}

/**
 * The cookie is newer than the page when somebody signed in again in another tab.
 * @param {string} method
 * @returns {Record<string, string>}
 */
export function csrfHeader(method) {
  if (method === "GET") return {};
  const cookie = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1];
  const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="csrf-token"]'));
  return { "X-CSRFToken": cookie ?? meta?.content ?? "" };
}

/** @param {string} text @returns {any} JSON where it is JSON, else the text */
export function parsed(text) {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** @param {Headers} headers @returns {Record<string, string>} */
export function chosen(headers) {
  return Object.fromEntries(HEADERS_OF_INTEREST.filter((name) => headers.has(name)).map((name) => [name, headers.get(name) ?? ""]));
}

/**
 * The error object as the page shows it.
 * @param {any} body
 * @param {number} status
 * @param {string | null} [retryAfter] the header, in seconds
 * @returns {import("./store.js").Problem}
 */
export function problemOf(body, status, retryAfter = null) {
  const said = body && typeof body === "object" ? body : {};
  return {
    message: said.error ?? `The server answered ${status} and did not say why.`,
    code: said.code ?? "internal_error",
    retryable: Boolean(said.retryable),
    errors: said.errors ?? {},
    waitS: Number(retryAfter) || 0,
  };
}

/** @param {unknown} failure @returns {import("./store.js").Problem} */
export function unreachable(failure) {
  const late = failure instanceof DOMException && failure.name === "TimeoutError";
  const message = late
    ? "The server did not answer in time. Nothing you wrote is lost; try again."
    : navigator.onLine
      ? "The server could not be reached. Nothing you wrote is lost; try again in a moment."
      : "You are offline. Nothing you wrote is lost; try again when you are back.";
  return { message, code: "network", retryable: true };
}
