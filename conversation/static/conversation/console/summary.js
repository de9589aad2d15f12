/** The write-up, laid out: what Recount wrote, and for each line the words of the person that it stands on. */

import { createClaims } from "./claims.js";
import { copyButton } from "./clipboard.js";
import { button, byId, el, fill } from "./dom.js";
import { bulletsAsText, summaryAsText } from "./summary_text.js";
import { counted, languageName, providerName, readable } from "./text.js";

const SKILLS = [
  ["technical_skills", "Technical"],
  ["tools_technologies", "Tools and technologies"],
  ["soft_skills", "Working with people"],
];
const STORY = [
  ["situation", "Situation"],
  ["action", "Action"],
  ["result", "Result"],
];

/**
 * @param {object} given
 * @param {ReturnType<typeof import("./store.js").createStore>} given.store
 * @param {() => void} given.complete asks for approval and completes
 * @param {import("./claims.js").Jump} given.jump
 */
export function createSummary({ store, complete, jump }) {
  const box = byId("panel-writeup");
  store.watch(["summary", "preview", "conversation"], ({ summary, preview, conversation }) => {
    if (!conversation) return fill(box);
    const completed = conversation.status === "completed";
    const shown = completed || !preview ? summary : preview;
    if (!shown) return fill(box, nothingYet(completed));
    fill(box, shown === preview && draftNotice(), !completed && shown === summary && olderNotice(), writeUp(shown, jump));
  });

  /** @param {boolean} completed */
  function nothingYet(completed) {
    const offer = !completed && button("Write it up", complete, { class: "button button--primary" });
    return el("div", { class: "empty" }, el("h2", {}, "Nothing is written up yet"), el("p", {}, "The write-up appears here, each line with the words it stands on."), offer);
  }

  function draftNotice() {
    return el("div", { class: "notice" }, el("p", {}, "A first draft of what you told so far. It is not saved."), button("Write it up", complete, { class: "button button--small" }));
  }

  function olderNotice() {
    return el("p", { class: "notice" }, "The conversation was reopened. This is the last write-up; writing it up again makes the next version.");
  }
}

/** @param {any} summary @param {import("./claims.js").Jump} jump */
function writeUp(summary, jump) {
  const block = createClaims(summary.claims ?? [], jump);
  return el(
    "article",
    { class: "writeup", lang: summary.language || null },
    heading(summary),
    section("In short", summary.narrative_summary && block("/narrative_summary", summary.narrative_summary, "div", "prose")),
    section(
      "Résumé bullets",
      summary.resume_bullets.length > 0 && el("ul", { class: "bullets" }, summary.resume_bullets.map(item("/resume_bullets"))),
      copyButton("Copy the bullets", () => bulletsAsText(summary)),
    ),
    section("Interview story", STORY.map(([key, name]) => part(name, `/interview_story/${key}`, summary.interview_story[key]))),
    section("Skills", SKILLS.map(([key, name]) => skillGroup(name, `/skills_identified/${key}`, summary.skills_identified[key]))),
    section("Key achievements", summary.key_achievements.length > 0 && el("ul", { class: "bullets" }, summary.key_achievements.map(item("/key_achievements")))),
    section("Timeline", summary.timeline && block("/timeline", summary.timeline, "div")),
    section("Role", summary.role_context && block("/role_context", summary.role_context, "div")),
    openQuestions(summary.open_questions ?? []),
    verification(summary),
  );

  /** @param {string} pointer */
  function item(pointer) {
    return (/** @type {string} */ text, /** @type {number} */ index) => block(`${pointer}/${index}`, text, "li");
  }

  /** @param {string} name @param {string} pointer @param {string} text */
  function part(name, pointer, text) {
    return text && el("div", { class: "story__part" }, el("h4", {}, name), block(pointer, text, "div"));
  }

  /** @param {string} name @param {string} pointer @param {string[]} skills */
  function skillGroup(name, pointer, skills) {
    return skills.length > 0 && el("div", { class: "story__part" }, el("h4", {}, name), el("ul", { class: "skills" }, skills.map(item(pointer))));
  }
}

/** A titled part of the write-up; nothing where there is nothing to say. @param {string} title @param {any} content @param {Node} [action] */
function section(title, content, action) {
  const empty = !content || (Array.isArray(content) && !content.some(Boolean));
  if (empty) return null;
  return el("section", { class: "writeup__part" }, el("div", { class: "writeup__line" }, el("h3", {}, title), action), content);
}

/** @param {any} summary */
function heading(summary) {
  const facts = [
    summary.version > 0 && `Version ${summary.version}`,
    summary.language && languageName(summary.language),
    writer(summary.generation_metadata ?? {}),
    summary.stale && "older than what you told since",
  ];
  return el(
    "header",
    { class: "writeup__head" },
    el("div", { class: "writeup__line" }, el("h2", { dir: "auto" }, summary.title || "Write-up"), copyButton("Copy all", () => summaryAsText(summary))),
    el("p", { class: "writeup__facts" }, facts.filter(Boolean).join(" · ")),
    el("p", { class: "writeup__facts" }, counts(summary)),
  );
}

/** @param {any} metadata @returns {string} */
function writer({ provider, model }) {
  if (!provider || provider === "offline") return "written by rule, without a model";
  return `written by ${providerName(provider)}${model ? ` (${model})` : ""}`;
}

/** @param {any} summary @returns {string} */
function counts({ verification: checked, claims }) {
  const { passed = 0, repaired = 0, rewritten = 0, removed = [] } = checked ?? {};
  const said = [
    `${counted(passed || (claims ?? []).length, "line stands", "lines stand")} on your words`,
    repaired > 0 && `${repaired} corrected`,
    rewritten > 0 && `${rewritten} rewritten`,
    removed.length > 0 && `${removed.length} left out`,
  ];
  return `${said.filter(Boolean).join(", ")}. Open a number to see the words.`;
}

/** @param {any[]} questions */
function openQuestions(questions) {
  const items = questions.map((each) => el("li", { dir: "auto" }, each.question, " ", el("span", { class: "chip chip--plain" }, readable(each.topic))));
  return section("What would make it stronger", items.length > 0 && el("ul", { class: "bullets" }, items));
}

/** @param {any} summary */
function verification(summary) {
  const removed = summary.verification?.removed ?? [];
  if (removed.length === 0) return null;
  return el(
    "details",
    { class: "removed" },
    el("summary", {}, `${counted(removed.length, "line was", "lines were")} left out`),
    el("ul", { class: "bullets" }, removed.map((/** @type {any} */ each) => el("li", { dir: "auto" }, el("s", {}, each.text), el("span", { class: "removed__why" }, each.reason)))),
  );
}
