/** Short questions to the person, as native dialogs: focus is held inside and goes back where it was. */

import { button, el } from "./dom.js";

let made = 0;

/**
 * @param {object} question
 * @param {string} question.title
 * @param {string} question.text
 * @param {string} question.confirm the label of the button that goes ahead
 * @param {{ label: string, value: string }} [question.field] a line to fill in
 * @returns {Promise<string | null>} what was filled in ("" without a field); null when the person backed out
 */
export function ask({ title, text, confirm, field }) {
  made += 1;
  const id = `dialog-${made}`;
  const input = field && /** @type {HTMLInputElement} */ (el("input", { id: `${id}-field`, value: field.value, maxlength: 200, autocomplete: "off" }));
  const form = el(
    "form",
    { method: "dialog", class: "form" },
    el("h2", { id: `${id}-title` }, title),
    text && el("p", { id: `${id}-text` }, text),
    field && el("div", { class: "field" }, el("label", { for: `${id}-field` }, field.label), input),
    el(
      "div",
      { class: "form__actions" },
      el("button", { class: "button button--primary", type: "submit", value: "yes" }, confirm),
      button("Cancel", () => dialog.close("no")),
    ),
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    el("dialog", { class: "dialog", "aria-labelledby": `${id}-title`, "aria-describedby": text ? `${id}-text` : null }, form)
  );
  document.body.append(dialog);
  dialog.showModal();
  input?.select();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? (input?.value.trim() ?? "") : null);
    });
  });
}
