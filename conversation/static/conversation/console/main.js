/** The console: puts its parts together and keeps the open conversation in the address. */

import { announce, createNarrator } from "./announce.js";
import { createApi } from "./api.js";
import { createComposer } from "./composer.js";
import { createShelf } from "./conversations.js";
import { ask } from "./dialog.js";
import { byId, el, fill } from "./dom.js";
import { forgetDrafts } from "./drafts.js";
import { createGauge } from "./gauge.js";
import { createHead } from "./head.js";
import { provenance } from "./provenance.js";
import { createRaw } from "./raw.js";
import { createSession } from "./session.js";
import { createStart } from "./start.js";
import { createStore, NOTHING_OPEN } from "./store.js";
import { createSummary } from "./summary.js";
import { createTabs } from "./tabs.js";
import { createTranscript } from "./transcript.js";

const page = byId("console");
const root = new URL(page.dataset.api ?? "../", location.href);
const wide = matchMedia("(min-width: 64rem)");
const store = createStore(NOTHING_OPEN);
const api = createApi(root, createRaw());
const session = createSession(api, store);
const tabs = createTabs();
const transcript = createTranscript(store, session);
const shelf = createShelf({ call: api.call, store, open: (id) => void open(id), gone });
const start = createStart({ call: api.call, started: (id) => void begun(id) });
const composer = createComposer({ store, session, complete: () => void complete(), preview: () => tabs.show("writeup") });
createHead({ store, session, complete: () => void complete(), root });
createGauge(store);
createSummary({ store, complete: () => void complete(), jump: (evidence) => void jump(evidence) });

/** Opens a conversation and says so in the address. @param {string} id */
async function open(id) {
  if (idInAddress() !== id) history.pushState(null, "", `?conversation=${encodeURIComponent(id)}`);
  await show(id);
  if (!wide.matches) byId("shelf-fold").removeAttribute("open");
}

/** @param {string} id */
async function show(id) {
  page.dataset.view = "talk";
  byId("start").hidden = true;
  byId("talk").hidden = false;
  const found = await session.open(id);
  tabs.show(found && store.state.conversation.status === "completed" ? "writeup" : "transcript");
  document.title = found ? `${byId("talk-title").textContent} · Recount` : "Console · Recount";
}

/** Shows the form that begins a conversation. */
function showStart() {
  session.close();
  page.dataset.view = "start";
  byId("talk").hidden = true;
  byId("start").hidden = false;
  document.title = "Console · Recount";
}

/** @param {string} id */
async function begun(id) {
  await open(id);
  void shelf.load();
  composer.focus();
}

/** @param {string} id */
function gone(id) {
  forgetDrafts(id);
  if (store.state.conversation?.conversation_id !== id) return;
  history.pushState(null, "", location.pathname);
  showStart();
}

async function complete() {
  const { conversation } = store.state;
  if (!conversation || store.state.busy) return;
  const enough = conversation.coverage?.questions_left === 0;
  const text = enough
    ? "Recount writes up what you told and checks every line against your words. You can reopen the conversation later."
    : "There is more that could be asked. Recount writes up what you told so far and checks every line against your words. You can reopen the conversation later.";
  if ((await ask({ title: "Write it up now?", text, confirm: "Write it up" })) === null) return;
  tabs.show("transcript");
  if (!(await session.complete())) return;
  tabs.show("writeup");
  byId("panel-writeup").focus();
  announce("The write-up is ready.");
}

/** @param {{ message_id: string, start: number, end: number }} evidence */
async function jump(evidence) {
  tabs.show("transcript");
  if (await transcript.show(evidence)) return;
  announce("That message is no longer part of the conversation.");
}

function idInAddress() {
  return new URLSearchParams(location.search).get("conversation") ?? "";
}

function followAddress() {
  const id = idInAddress();
  if (id) void show(id);
  else showStart();
}

/** The list is always in sight where there is room for it. */
function foldShelf() {
  byId("shelf-fold").toggleAttribute("open", wide.matches);
}

/** Says calmly that there is no connection, or that the session ended. */
function showConnection() {
  const signIn = `${page.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`;
  fill(
    byId("connection"),
    !navigator.onLine && el("p", { class: "notice notice--error" }, "You are offline. What you type is kept here."),
    store.state.signedOut && el("p", { class: "notice notice--error" }, "You are signed out. ", el("a", { href: signIn }, "Sign in again")),
  );
}

/** What is heard is what is seen: the words, and behind them what was not as usual. @param {import("./store.js").State} state */
function narrateReply({ live, messages, sending }) {
  const last = messages.at(-1);
  if (live) return narrate(live.id, live.text, false);
  if (sending || last?.role !== "assistant" || last.metadata?.state === "running") return;
  narrate(last.message_id, [last.content, ...provenance(last.metadata ?? {}).states].filter(Boolean).join(" "), true);
}

/** @param {import("./store.js").State} state */
function announceConnection({ lost }) {
  if (lost !== wasLost) announce(lost ? "The connection is lost. Nothing is lost with it." : "The connection is back.");
  wasLost = lost;
}

const narrate = createNarrator();
let wasLost = false;
byId("new-conversation").addEventListener("click", (event) => {
  event.preventDefault();
  history.pushState(null, "", location.pathname);
  showStart();
  byId("start-guide").focus();
});
addEventListener("popstate", followAddress);
addEventListener("online", showConnection);
addEventListener("offline", showConnection);
store.watch(["signedOut"], showConnection);
store.watch(["live", "messages", "sending"], narrateReply);
store.watch(["lost"], announceConnection);
// Whoever signs out of a shared computer leaves nothing behind.
document.querySelector('form[action*="logout"]')?.addEventListener("submit", () => forgetDrafts());
wide.addEventListener("change", foldShelf);
foldShelf();
followAddress();
void start.load();
void shelf.load();
