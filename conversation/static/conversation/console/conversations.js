/** The shelf: the person's conversations, to find, open, rename, delete and bring back. */

import { announce } from "./announce.js";
import { ask } from "./dialog.js";
import { button, byId, el, fill } from "./dom.js";
import { notice } from "./notice.js";
import { counted, freshKey, moment, percent, readable } from "./text.js";

const TYPING_PAUSE_MS = 250;

/**
 * @param {object} given
 * @param {ReturnType<typeof import("./api.js").createApi>} given.call
 * @param {ReturnType<typeof import("./store.js").createStore>} given.store
 * @param {(id: string) => void} given.open
 * @param {(id: string) => void} given.gone told when a conversation was deleted
 */
export function createShelf({ call, store, open, gone }) {
  const list = byId("shelf-list");
  const form = /** @type {HTMLFormElement} */ (byId("shelf-search"));
  /** @type {any[]} */
  let items = [];
  let page = { page: 1, pages: 1, total_count: 0 };
  let asked = 0;
  let timer = 0;

  /** @param {number} wanted the page to load; the first replaces what is shown, others are added */
  async function load(wanted = 1) {
    const turn = (asked += 1);
    const filter = new FormData(form);
    const query = new URLSearchParams({ page: String(wanted) });
    if (filter.get("q")) query.set("q", String(filter.get("q")));
    if (filter.get("status")) query.set("status", String(filter.get("status")));
    const result = await call("GET", `?${query}`);
    if (turn !== asked) return;
    if (!result.ok) return fill(byId("shelf-notice"), notice(result.problem, () => void load(wanted)));
    items = wanted === 1 ? result.data.conversations : [...items, ...result.data.conversations];
    page = result.data;
    render();
  }

  function render() {
    const filtered = [...new FormData(form).values()].some(Boolean);
    const none = filtered ? "Nothing matches." : "None yet. Start with New.";
    fill(list, items.length ? items.map(row) : el("li", { class: "shelf__none" }, none));
    const more = page.page < page.pages && button("Show more", () => void load(page.page + 1), { class: "button button--small" });
    const total = page.total_count ? `${counted(page.total_count, "conversation", "conversations")} in all` : "";
    fill(byId("shelf-foot"), more, more && " ", total);
  }

  /** @param {any} item */
  function row(item) {
    const id = item.conversation_id;
    const current = id === store.state.conversation?.conversation_id;
    const name = nameOf(item);
    const link = el("a", { href: `?conversation=${id}`, class: "shelf__link", "aria-current": current && "true", dir: "auto" }, name);
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(id);
    });
    const facts = [readable(item.status), item.coverage && `${percent(item.coverage.share)} told`, moment(item.updated_at)];
    return el(
      "li",
      { class: `shelf__item${current ? " shelf__item--current" : ""}` },
      link,
      el("p", { class: "shelf__facts" }, facts.filter(Boolean).join(" · ")),
      el(
        "p",
        { class: "shelf__acts" },
        button("Rename", () => void rename(item), { class: "button button--link", "aria-label": `Rename ${name}` }),
        button("Delete", () => void remove(item), { class: "button button--link", "aria-label": `Delete ${name}` }),
      ),
    );
  }

  /** @param {any} item */
  async function rename(item) {
    const title = await ask({ title: "Rename the conversation", text: "", confirm: "Rename", field: { label: "Title", value: item.title } });
    if (title === null || title === item.title) return;
    const result = await call("PATCH", `${item.conversation_id}/`, { body: { title }, key: freshKey() });
    if (!result.ok) return fill(byId("shelf-notice"), notice(result.problem, () => void rename({ ...item, title })));
    patch({ ...item, title });
    if (store.state.conversation?.conversation_id === item.conversation_id) store.set({ conversation: { ...store.state.conversation, title } });
  }

  /** @param {any} item */
  async function remove(item) {
    const result = await call("DELETE", `${item.conversation_id}/`);
    if (!result.ok) return fill(byId("shelf-notice"), notice(result.problem, () => void remove(item)));
    gone(item.conversation_id);
    await load();
    const undo = button("Undo", () => void restore(item), { class: "button button--small" });
    fill(byId("shelf-notice"), el("div", { class: "notice" }, el("span", { dir: "auto" }, `Deleted “${nameOf(item)}”. `), undo));
    announce(`Deleted ${nameOf(item)}. You can undo this.`);
    undo.focus();
  }

  /** @param {any} item */
  async function restore(item) {
    const result = await call("POST", `${item.conversation_id}/restore/`, { body: {}, key: freshKey() });
    if (!result.ok) return fill(byId("shelf-notice"), notice(result.problem, () => void restore(item)));
    fill(byId("shelf-notice"));
    announce(`${nameOf(item)} is back.`);
    await load();
    /** @type {HTMLElement | null} */ (list.querySelector(`a[href="?conversation=${item.conversation_id}"]`))?.focus();
  }

  /** @param {any} conversation a newer state of one of the list */
  function patch(conversation) {
    const id = conversation.conversation_id;
    items = items.map((item) => (item.conversation_id === id ? { ...item, ...conversation } : item));
    render();
  }

  form.addEventListener("submit", (event) => (event.preventDefault(), void load()));
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void load(), TYPING_PAUSE_MS);
  });
  store.watch(["conversation"], ({ conversation }) => (conversation ? patch(conversation) : render()));
  return { load };
}

/** @param {any} item @returns {string} */
export function nameOf(item) {
  return item.title || `Untitled ${readable(item.guide || "conversation").toLowerCase()}`;
}
