// Builds elements without ever parsing text as markup: what comes from operators (names, headsigns, reasons)
// can only ever become text.

/**
 * @param {string} tag element name
 * @param {object|null} attrs attributes; `on` holds listeners, `vars` CSS custom properties (set by script, so that
 *     a Content-Security-Policy without inline styles allows them). null, undefined and false leave one out.
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

/** Says a sentence to screen readers; the short delay makes the same sentence heard twice when it is said twice. */
export function announce(sentence) {
  const region = byId('announce');
  region.textContent = '';
  setTimeout(() => { region.textContent = sentence; }, 60);
}

/** True when the viewport is the phone layout of layout.css. */
export const isPhone = () => window.matchMedia('(max-width: 760px)').matches;

export const wantsLessMotion = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Colours come from operators: only a plain hex colour is let through to the style. */
export function safeColor(color, fallback = '#5b6b66') {
  return /^#[0-9a-f]{6}$/i.test(color ?? '') ? color : fallback;
}

const channels = (color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));

/** Contrast of white on a colour, as WCAG 2 counts it. */
function whiteContrast(color) {
  const [r, g, b] = channels(color).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

/**
 * An operator's colour as ground for text, with the ink that reads on it at 4.5:1. A colour that is a little too light
 * for white is darkened rather than given black text, which keeps its look; a bright one gets black.
 * @returns {{ground: string, ink: string}}
 */
export function readable(operatorColor) {
  let ground = safeColor(operatorColor);
  if (whiteContrast(ground) < 3) return { ground, ink: '#101614' };
  while (whiteContrast(ground) < 4.5) {
    ground = `#${channels(ground).map((c) => Math.floor(c * 0.97).toString(16).padStart(2, '0')).join('')}`;
  }
  return { ground, ink: '#ffffff' };
}
