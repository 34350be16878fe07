// Builds elements without ever parsing text as markup: what comes from the ledger or from logs can only become text.

/**
 * @param {string} tag element name
 * @param {object|null} attrs attributes; `on` holds listeners, `vars` CSS custom properties, which a policy without
 *     inline styles allows. null, undefined and false leave one out.
 * @param {...(Node|string|number|null|Array)} children nodes or text
 */
export function h(tag, attrs, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (name === 'vars') for (const [key, v] of Object.entries(value)) element.style.setProperty(key, v);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Replaces everything inside an element. */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
  return parent;
}

export const byId = (id) => document.getElementById(id);

/** Says a sentence to screen readers. */
export function announce(sentence) {
  byId('announce').textContent = '';
  setTimeout(() => { byId('announce').textContent = sentence; }, 60);
}
