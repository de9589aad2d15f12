/** The transcript: who said what, when, and which provider answered. */

import { announce } from "./announce.js";
import { button, byId, el, fill } from "./dom.js";
import { counted, duration, moment, providerName, sliceByCodePoints } from "./text.js";

/**
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {ReturnType<typeof import("./session.js").createSession>} session
 */
export function createTranscript(store, session) {
  const box = byId("transcript");
  let pinned = true;
  box.addEventListener("scroll", () => (pinned = atEnd()));
  new ResizeObserver(() => pinned && (box.scrollTop = box.scrollHeight)).observe(box);

  /** Whether the reader looks at the end; who scrolled up is left alone. */
  function atEnd() {
    return box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  }

  /** @param {import("./store.js").State} state */
  function render(state) {
    const wasAtEnd = atEnd();
    const items = state.messages.map(message);
    if (state.sending) items.push(onItsWay(state.sending));
    if (state.busy && (state.sending || state.messages.length)) items.push(working(state.busy));
    const earlier = state.earlier !== null && button("Show earlier messages", () => void session.loadEarlier(), { class: "button button--small" });
    fill(box, earlier && el("p", { class: "transcript__earlier" }, earlier), el("ol", { class: "messages" }, items));
    if (wasAtEnd || state.sending) requestAnimationFrame(follow);
  }

  /** Keeps the end in sight, whether the transcript scrolls or the page does; runs when everything around it is drawn. */
  function follow() {
    box.scrollTop = box.scrollHeight;
    box.querySelector(".messages > :last-child")?.scrollIntoView({ block: "nearest" });
  }

  /**
   * Marks a quote in its message and goes there, loading earlier messages where needed.
   * @param {{ message_id: string, start: number, end: number }} evidence positions in code points
   * @returns {Promise<boolean>} false when the message is not in the transcript
   */
  async function show({ message_id: id, start, end }) {
    while (!document.getElementById(`m-${id}`)) if (!(await session.loadEarlier())) return false;
    for (const marked of box.querySelectorAll("mark")) marked.replaceWith(...marked.childNodes);
    const item = byId(`m-${id}`);
    const content = store.state.messages.find((each) => each.message_id === id).content;
    const { before, inside, after } = sliceByCodePoints(content, start, end);
    fill(/** @type {Element} */ (item.querySelector(".message__text")), before, el("mark", {}, inside), after);
    item.focus({ preventScroll: true });
    item.querySelector("mark")?.scrollIntoView({ block: "center" });
    announce(`You said: ${inside}`);
    return true;
  }

  store.watch(["messages", "earlier", "sending", "busy"], render);
  return { show };
}

/** @param {any} said */
function message(said) {
  const own = said.role === "user";
  const time = said.timestamp && el("time", { datetime: said.timestamp }, moment(said.timestamp));
  return el(
    "li",
    { class: `message message--${said.role}`, id: `m-${said.message_id}`, tabindex: -1 },
    el("p", { class: "message__who" }, el("span", {}, own ? "You" : "Recount"), " ", time),
    said.content && el("div", { class: "message__text", dir: "auto" }, said.content),
    !own && origin(said.metadata ?? {}),
  );
}

/** @param {string} text */
function onItsWay(text) {
  return el(
    "li",
    { class: "message message--user message--sending" },
    el("p", { class: "message__who" }, "You · sending"),
    el("div", { class: "message__text", dir: "auto" }, text),
  );
}

/** @param {string} sentence */
function working(sentence) {
  return el("li", { class: "message message--working" }, el("span", { class: "dots", "aria-hidden": "true" }), sentence);
}

/** Who answered, how long it took, and calmly what stood in the way; nothing for the greeting, which nobody was asked for. @param {any} metadata */
function origin(metadata) {
  if (!metadata.latency_ms && metadata.state === "complete") return null;
  const { provider, model, latency_ms: latency, usage, state, cost_usd: cost } = metadata;
  const tokens = (usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0);
  const facts = [
    model && model !== provider ? `${provider} (${model})` : provider,
    latency?.total !== undefined && latency.total !== null && duration(latency.total),
    tokens > 0 && counted(tokens, "token", "tokens"),
    cost > 0 && new Intl.NumberFormat(undefined, { style: "currency", currency: "USD", maximumSignificantDigits: 2 }).format(cost),
  ].filter(Boolean);
  const broken = { failed: "No answer came.", stopped: "Stopped before it was whole.", running: "Still being written." }[state];
  return [
    broken && el("p", { class: "message__state" }, broken),
    ...(metadata.fallback_from ?? []).map((/** @type {any} */ each) => el("p", { class: "message__state" }, fallback(each))),
    facts.length > 0 && el("p", { class: "message__meta" }, facts.join(" · ")),
  ];
}

/** @param {{ provider: string, reason: string }} passed @returns {string} */
function fallback({ provider, reason }) {
  if (reason === "cut") return `${providerName(provider)} was cut short; what had arrived is kept.`;
  return `${providerName(provider)} could not answer (${reason.replaceAll("_", " ")}), so the next one did.`;
}
