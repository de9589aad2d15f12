/** Building elements. Text is always a text node: nothing that a person or a model wrote is read as markup. */

/**
 * @typedef {Node | string | number | null | undefined | false | any[]} Child
 */

/**
 * Makes an element. Props: `class`, `on` (event name to listener), `data` (dataset), booleans as bare attributes,
 * everything else as an attribute; null, undefined and false are left out.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...nodes(children));
  return node;
}

/**
 * Replaces all that is in a node.
 * @param {Element} node
 * @param {...Child} children
 */
export function fill(node, ...children) {
  node.replaceChildren(...nodes(children));
}

/**
 * Makes these elements the children of a node; those that stay are not touched.
 * @param {Element} node
 * @param {Element[]} wanted
 */
export function arrange(node, wanted) {
  const kept = new Set(wanted);
  for (const child of [...node.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((child, index) => node.children[index] !== child && node.insertBefore(child, node.children[index] ?? null));
}

/**
 * A plain button; `props` as for `el`.
 * @param {string} label
 * @param {() => void} onClick
 * @param {Record<string, any>} [props]
 * @returns {HTMLButtonElement}
 */
export function button(label, onClick, props = {}) {
  const node = el("button", { type: "button", class: "button", ...props, on: { click: onClick } }, label);
  return /** @type {HTMLButtonElement} */ (node);
}

/**
 * The element of that id; a page without it is a programming error.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page has no element called ${id}.`);
  return node;
}

/** @param {Child[]} children @returns {(Node | string)[]} */
function nodes(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}
