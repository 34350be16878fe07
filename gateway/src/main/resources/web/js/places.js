// One place field: a combobox over the gateway's stops and stations, the places used lately, and the map.
// Follows the WAI-ARIA combobox pattern with a list: focus stays in the input, arrows move the active option.

import { h, fill } from './dom.js';
import { icon } from './icons.js';
import { api } from './api.js';
import { coordinates } from './format.js';
import { recentPlaces } from './store.js';

const TYPING_PAUSE_MILLIS = 160;
const RECENT_LIMIT = 5;

/** "41.15, -8.61" typed or pasted is a place too. */
function parsePoint(text) {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (!match) return null;
  const [lat, lon] = [Number(match[1]), Number(match[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? pointOnMap({ lat, lon }) : null;
}

/** A place without a name of its own. */
export const pointOnMap = ({ lat, lon }) => ({ lat, lon, kind: 'point', name: `Point ${coordinates({ lat, lon })}` });

function remember(place) {
  if (place.kind === 'point') return;
  const others = (recentPlaces.get() ?? []).filter((p) => p.name !== place.name);
  recentPlaces.set([place, ...others].slice(0, RECENT_LIMIT));
}

/**
 * @param root the element to build the field in
 * @param onChange called with the chosen place or null
 * @param onUseMap called when the rider wants to point at the map; null where that is not offered
 * @param covers whether a remembered place lies in this city
 */
export function createPlaceField(root, { which, label, onChange, onUseMap, operatorName, covers }) {
  let place = null;
  let items = [];
  let active = -1;
  let timer;
  let asking = null;

  const listId = `${which}-list`;
  const input = h('input', {
    id: which, name: which, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'next',
    placeholder: 'Stop, station or point', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': listId,
    'aria-describedby': `${which}-error`,
  });
  const clear = h('button', { class: 'icon-button clear', type: 'button', 'aria-label': `Clear ${label.toLowerCase()}`, hidden: true }, icon('close'));
  const listbox = h('ul', { id: listId, class: 'suggestions', role: 'listbox', 'aria-label': `${label}: suggestions`, hidden: true });
  const error = h('p', { class: 'field-error', id: `${which}-error`, hidden: true });
  fill(root, h('span', { class: `end end-${which}`, 'aria-hidden': 'true' }, { from: 'A', to: 'B' }[which] ?? ''),
    h('label', { for: which }, label), input, clear, listbox, error);

  function set(next, { quiet = false } = {}) {
    place = next;
    input.value = next?.name ?? '';
    clear.hidden = !next;
    showError(null);
    if (next) remember(next);
    if (!quiet) onChange(next);
  }

  function showError(sentence) {
    error.hidden = !sentence;
    error.textContent = sentence ?? '';
    if (sentence) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    listbox.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  const mapItem = onUseMap && { text: 'Choose on the map', icon: 'target', choose: () => { close(); onUseMap(); } };
  const onMap = mapItem ? [mapItem] : [];
  const placeItem = (p, iconName) => ({
    text: p.name, icon: iconName ?? (p.kind === 'station' ? 'BICYCLE' : p.kind === 'point' ? 'pin' : 'stop'),
    detail: p.operatorId ? operatorName(p.operatorId) : null,
    choose: () => { close(); set(p); },
  });

  function open(next, note) {
    items = next;
    active = -1;
    input.removeAttribute('aria-activedescendant');
    fill(listbox,
      note ? h('li', { class: 'suggestion-note', role: 'presentation' }, note) : null,
      items.map((item, i) => h('li', {
        id: `${listId}-${i}`, role: 'option', class: 'suggestion', 'aria-selected': 'false',
        // mousedown would take the focus out of the input.
        on: { mousedown: (e) => e.preventDefault(), click: () => item.choose() },
      }, icon(item.icon), h('span', { class: 'suggestion-text' }, item.text), item.detail ? h('span', { class: 'suggestion-detail' }, item.detail) : null)));
    listbox.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  function openRecent() {
    open([...onMap, ...(recentPlaces.get() ?? []).filter(covers).map((p) => placeItem(p, 'clock'))]);
  }

  function ask(text) {
    clearTimeout(timer);
    asking?.abort();
    if (!text) return openRecent();
    timer = setTimeout(async () => {
      asking = new AbortController();
      const { signal } = asking;
      try {
        const { places } = await api.places(text, signal);
        if (signal.aborted || document.activeElement !== input) return;
        open([...places.map((p) => placeItem(p)), ...onMap], places.length ? null : `Nothing here is called “${text}”.`);
      } catch (failure) {
        if (!signal.aborted && failure.code !== 'STOPPED') open(onMap, failure.message);
      }
    }, TYPING_PAUSE_MILLIS);
  }

  function move(step) {
    if (listbox.hidden) return openRecent();
    listbox.querySelector('[aria-selected="true"]')?.setAttribute('aria-selected', 'false');
    if (!items.length) return null;
    active = (active + step + items.length) % items.length;
    const option = listbox.querySelector(`#${listId}-${active}`);
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  input.addEventListener('input', () => {
    if (place) { place = null; clear.hidden = true; onChange(null); }
    showError(null);
    ask(input.value.trim());
  });
  input.addEventListener('focus', () => { input.select(); if (!place) ask(input.value.trim()); });
  // Not on blur: closing at mousedown would move the button that is being pressed away from under the pointer.
  document.addEventListener('click', (event) => { if (!root.contains(event.target)) close(); });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') { event.preventDefault(); move(1); }
    else if (event.key === 'ArrowUp') { event.preventDefault(); move(-1); }
    else if (event.key === 'Tab') close();
    else if (event.key === 'Escape' && !listbox.hidden) { event.preventDefault(); event.stopPropagation(); close(); }
    else if (event.key === 'Enter' && !listbox.hidden && (active >= 0 || (!place && items[0] && items[0] !== mapItem))) {
      event.preventDefault();
      items[Math.max(active, 0)].choose();
    }
  });
  clear.addEventListener('click', () => { set(null); input.focus(); });

  return {
    set,
    showError,
    get: () => place,
    focus: () => input.focus(),
    /** The chosen place; what was typed without choosing is looked up, and its best match taken. */
    async resolve() {
      const text = input.value.trim();
      if (place || !text) return place;
      const point = parsePoint(text);
      if (point) { set(point); return point; }
      const { places } = await api.places(text);
      if (places[0]) set(places[0]);
      return places[0] ?? null;
    },
  };
}
