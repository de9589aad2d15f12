/** The state of the interview beside it: how much is told, what of each topic, and why the last question was asked. */

import { byId, el, fill } from "./dom.js";
import { counted, percent, readable } from "./text.js";

const STATES = { covered: "Covered", partial: "Partly told", open: "Not told yet", declined: "Left out, as you wished" };

/** @param {ReturnType<typeof import("./store.js").createStore>} store */
export function createGauge(store) {
  const box = byId("gauge");
  store.watch(["conversation", "turn"], ({ conversation, turn }) => {
    box.hidden = !conversation;
    if (!conversation) return;
    const { coverage } = conversation;
    fill(box, share(coverage), turn.move && move(turn.move, coverage), topics(coverage));
  });
}

/** @param {any} told */
function share(told) {
  const left = told.questions_left;
  const remaining = left === 0 ? "Enough for a write-up" : `About ${counted(left, "question", "questions")} left`;
  return el(
    "section",
    { class: "gauge__part", "aria-labelledby": "gauge-title" },
    el("h2", { id: "gauge-title" }, "Coverage"),
    el(
      "p",
      { class: "gauge__share" },
      el("strong", {}, percent(told.share)),
      el("span", {}, remaining),
    ),
    el("progress", { class: "bar", max: 1, value: told.share, "aria-label": "Share that is told" }),
  );
}

/** @param {any} told */
function topics(told) {
  return el(
    "section",
    { class: "gauge__part", "aria-labelledby": "topics-title" },
    el("h2", { id: "topics-title" }, "Topics"),
    el("ul", { class: "topics" }, told.topics.map(topic)),
  );
}

/** The dot shows the state, its name is there for who cannot see it, and the reason says the rest. @param {any} each */
function topic(each) {
  const state = STATES[/** @type {keyof typeof STATES} */ (each.state)] ?? each.state;
  return el(
    "li",
    { class: `topic topic--${each.state}` },
    el("span", { class: "topic__dot", "aria-hidden": "true" }),
    el("span", { class: "topic__label", dir: "auto" }, each.label),
    el("span", { class: each.why ? "visually-hidden" : "topic__why" }, each.why ? `: ${state}. ` : state),
    each.why && el("span", { class: "topic__why", dir: "auto" }, each.why),
  );
}

/** @param {any} made @param {any} told */
function move(made, told) {
  const label = told?.topics.find((/** @type {any} */ each) => each.key === made.topic)?.label ?? made.topic;
  return el(
    "section",
    { class: "gauge__part", "aria-labelledby": "move-title" },
    el("h2", { id: "move-title" }, "Why this question?"),
    el("p", { class: "move" }, el("span", { class: "chip" }, readable(made.kind)), label && el("span", { class: "chip chip--plain", dir: "auto" }, label)),
    made.why && el("p", { dir: "auto" }, made.why),
  );
}
