/** What went over the wire, newest first: for those who build on the API. */

import { copyButton } from "./clipboard.js";
import { button, byId, el, fill } from "./dom.js";
import { duration } from "./text.js";

const KEPT = 60;
const JSON_PIECES = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** @returns {(exchange: import("./api.js").Exchange) => void} the recorder to hand to the API */
export function createRaw() {
  const box = byId("raw-body");
  const list = el("ol", { class: "exchanges", reversed: true });
  const none = el("p", { class: "raw__none" }, "Nothing was sent yet.");
  let total = 0;

  function clear() {
    total = 0;
    byId("raw-count").textContent = "0";
    list.replaceChildren();
    fill(box, none);
  }

  clear();
  return (exchange) => {
    total += 1;
    byId("raw-count").textContent = String(total);
    list.prepend(row(exchange));
    while (list.children.length > KEPT) list.lastElementChild?.remove();
    if (!list.isConnected) fill(box, el("p", { class: "raw__acts" }, button("Clear", clear, { class: "button button--small" })), list);
  };
}

/** @param {import("./api.js").Exchange} exchange */
function row(exchange) {
  const status = exchange.status || "no answer";
  const kind = exchange.status >= 200 && exchange.status < 400 ? "good" : "bad";
  const details = /** @type {HTMLDetailsElement} */ (
    el(
      "details",
      { class: "exchange" },
      el(
        "summary",
        {},
        el("span", { class: "exchange__method" }, exchange.method),
        " ",
        el("span", { class: "exchange__path" }, exchange.path),
        " ",
        el("span", { class: `exchange__status exchange__status--${kind}` }, String(status)),
        " ",
        el("span", { class: "exchange__ms" }, duration(exchange.ms)),
      ),
    )
  );
  details.addEventListener("toggle", () => details.append(body(exchange)), { once: true });
  return el("li", {}, details);
}

/** @param {import("./api.js").Exchange} exchange */
function body(exchange) {
  const name = `${exchange.method} ${exchange.path}`;
  return el(
    "div",
    { class: "exchange__body" },
    el("p", { class: "raw__acts" }, copyButton("Copy as curl", () => curl(exchange)), copyButton("Copy response", () => pretty(exchange.responseBody))),
    block("Request", name, exchange.requestHeaders, exchange.requestBody),
    block("Response", name, exchange.responseHeaders, exchange.responseBody),
  );
}

/** @param {string} title @param {string} name @param {Record<string, string>} headers @param {any} body */
function block(title, name, headers, body) {
  const lines = Object.entries(headers).map(([header, value]) => el("div", {}, el("dt", {}, header), el("dd", {}, value)));
  const hasBody = body !== undefined && body !== null;
  const text = hasBody && el("pre", { tabindex: 0, role: "group", "aria-label": `${title} body of ${name}`, dir: "ltr" }, coloured(pretty(body)));
  return el("section", { class: "exchange__side" }, el("h3", {}, title), lines.length > 0 && el("dl", { class: "headers" }, lines), text || el("p", { class: "raw__none" }, "No body."));
}

/** @param {any} body @returns {string} */
function pretty(body) {
  return typeof body === "string" ? body : JSON.stringify(body, null, 2);
}

/** Names, strings and other values told apart, as text nodes. @param {string} json @returns {(Node | string)[]} */
function coloured(json) {
  const pieces = [];
  let last = 0;
  for (const match of json.matchAll(JSON_PIECES)) {
    const kind = match[2] ? "name" : match[1] ? "string" : "value";
    pieces.push(json.slice(last, match.index), el("span", { class: `json-${kind}` }, match[1] ?? match[0]), match[2] ?? "");
    last = match.index + match[0].length;
  }
  return [...pieces, json.slice(last)];
}

/** The same call for a shell, with a token instead of the session. @param {import("./api.js").Exchange} exchange @returns {string} */
function curl(exchange) {
  const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", "'\\''")}'`;
  const headers = Object.entries(exchange.requestHeaders).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return [
    `curl ${exchange.requestHeaders.Accept === "text/event-stream" ? "-N " : ""}-X ${exchange.method} ${quoted(exchange.url)}`,
    '-H "Authorization: Bearer $RECOUNT_TOKEN"',
    ...headers,
    ...(exchange.requestBody === undefined ? [] : [`--data ${quoted(JSON.stringify(exchange.requestBody))}`]),
  ].join(" \\\n  ");
}
