/** The write-up as plain text, ready to paste. */

/** @param {any} summary @returns {string} one bullet a line */
export function bulletsAsText(summary) {
  return list(summary.resume_bullets);
}

/** @param {any} summary @returns {string} all parts that have something to say, with their names */
export function summaryAsText(summary) {
  const { interview_story: story, skills_identified: skills } = summary;
  const parts = [
    ["", summary.title],
    ["", summary.narrative_summary],
    ["Résumé bullets", list(summary.resume_bullets)],
    ["Situation", story.situation],
    ["Action", story.action],
    ["Result", story.result],
    ["Technical skills", skills.technical_skills.join(", ")],
    ["Tools and technologies", skills.tools_technologies.join(", ")],
    ["Working with people", skills.soft_skills.join(", ")],
    ["Key achievements", list(summary.key_achievements)],
    ["Timeline", summary.timeline],
    ["Role", summary.role_context],
  ];
  const told = parts.filter(([, text]) => text);
  return told.map(([name, text]) => (name ? `${name}\n${text}` : text)).join("\n\n");
}

/** @param {string[]} items @returns {string} */
function list(items) {
  return items.map((item) => `• ${item}`).join("\n");
}
