/** The transcript: who said what, when, and which provider answered. A reply grows in it while it is written. */

import { announce } from "./announce.js";
import { arrange, button, byId, el, fill } from "./dom.js";
import { provenance } from "./provenance.js";
import { moment, sliceByCodePoints } from "./text.js";

const NEAR_END_PX = 80;
const GAP_PX = 16;

/**
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {ReturnType<typeof import("./session.js").createSession>} session
 */
export function createTranscript(store, session) {
  const box = byId("transcript");
  const earlier = el("p", { class: "transcript__earlier" }, button("Show earlier messages", () => void session.loadEarlier(), { class: "button button--small" }));
  const list = el("ol", { class: "messages" });
  /** A message that did not change keeps its element, and with it focus and selection. @type {WeakMap<any, HTMLElement>} */
  let drawn = new WeakMap();
  const growing = growingReply();
  const composer = byId("composer");
  let pinned = true;
  fill(box, earlier, list);
  for (const scroller of [box, document]) scroller.addEventListener("scroll", () => (pinned = atEnd()), { passive: true });
  const resized = new ResizeObserver(() => pinned && follow());
  for (const resizing of [box, composer]) resized.observe(resizing);

  /** Whether the reader looks at the end; who scrolled up is left alone. */
  function atEnd() {
    const below = box.scrollHeight - box.scrollTop - box.clientHeight;
    return below < NEAR_END_PX && list.getBoundingClientRect().bottom < composer.getBoundingClientRect().top + NEAR_END_PX;
  }

  /** @param {import("./store.js").State} state */
  function render(state) {
    const wasAtEnd = atEnd();
    const items = state.messages.filter((message) => message.message_id !== state.live?.id).map(drawnOnce);
    if (state.sending) items.push(onItsWay(state.sending));
    if (state.live?.text) items.push(growing.show(state.live));
    else if (state.busy && (state.sending || state.messages.length)) items.push(working(state.busy));
    earlier.hidden = state.earlier === null;
    arrange(list, items);
    if (wasAtEnd || state.sending) requestAnimationFrame(follow);
  }

  /** @param {any} said */
  function drawnOnce(said) {
    const node = drawn.get(said) ?? message(said);
    drawn.set(said, node);
    return node;
  }

  /** Keeps the end in sight, whether the transcript scrolls or the page does; runs when everything around it is drawn. */
  function follow() {
    box.scrollTop = box.scrollHeight;
    const hidden = list.getBoundingClientRect().bottom - composer.getBoundingClientRect().top;
    if (hidden > 0) scrollBy(0, hidden + GAP_PX);
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

  store.watch(["messages", "earlier", "sending", "busy", "live"], render);
  return { show };
}

/** The element of a reply that is being written: words are added to it, and nothing before them is drawn again. */
function growingReply() {
  let of = "";
  let words = document.createTextNode("");
  /** @type {HTMLElement | null} */
  let node = null;
  return {
    /** @param {import("./store.js").Live} live @returns {HTMLElement} */
    show({ id, text }) {
      if (!node || of !== id || !text.startsWith(words.data)) {
        of = id;
        words = document.createTextNode("");
        node = el("li", { class: "message message--assistant message--growing", id: `m-${id}`, tabindex: -1 }, who("Recount"), el("div", { class: "message__text", dir: "auto" }, words));
      }
      if (text.length > words.length) words.appendData(text.slice(words.length));
      return node;
    },
  };
}

/** @param {any} said */
function message(said) {
  const own = said.role === "user";
  return el(
    "li",
    { class: `message message--${said.role}`, id: `m-${said.message_id}`, tabindex: -1 },
    who(own ? "You" : "Recount", said.timestamp),
    said.content && el("div", { class: "message__text", dir: "auto" }, said.content),
    !own && origin(said.metadata ?? {}),
  );
}

/** @param {string} name @param {string} [at] */
function who(name, at) {
  return el("p", { class: "message__who" }, el("span", {}, name), " ", at && el("time", { datetime: at }, moment(at)));
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

/** Nothing for the greeting, which nobody was asked for, nor for a reply whose turn goes on. @param {any} metadata */
function origin(metadata) {
  if (!metadata.model && metadata.state === "complete") return null;
  const { states, facts } = provenance(metadata);
  return [states.map((sentence) => el("p", { class: "message__state" }, sentence)), facts && el("p", { class: "message__meta" }, facts)];
}
