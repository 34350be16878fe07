// The city and its operators: whether the gateway is ready, and if not, what it waits for.

import { api, askedCity } from './api.js';
import { notice } from './notice.js';
import { h, fill, safeColor } from './dom.js';
import * as f from './format.js';

const POLL_MILLIS = 2000;
const TONES = { UP: ['running', 'good'], STARTING: ['starting', 'warn'], DOWN: ['down', 'bad'] };

const wait = (millis) => new Promise((resolve) => { setTimeout(resolve, millis); });

/**
 * Asks until the gateway is ready, showing meanwhile what it waits for.
 * @param place where to show it
 * @param onSeen called with each answer, ready or not
 * @returns the city, ready
 */
export async function awaitCity(place, onSeen) {
  for (;;) {
    try {
      const city = await api.city();
      onSeen(city);
      if (city.ready) {
        fill(place);
        return city;
      }
      showWaiting(place, city);
    } catch (error) {
      const words = error.code === 'NOT_FOUND'
        ? 'This gateway does not serve the city that the address of this page names. Choose one at the top.'
        : `${error.message} Asking again every two seconds.`;
      fill(place, notice(words, [], { tone: 'warn', code: error.code }));
    }
    await wait(POLL_MILLIS);
  }
}

/**
 * A choice among the gateway's cities in place of the name of the one that is shown; asked for until the gateway answers.
 * @param place where the choice goes; stays hidden where there is one city
 * @param name the element that has the city's name, which the choice replaces
 */
export async function showCities(place, name) {
  const cities = await listCities();
  if (cities.length < 2) return;
  const shown = shownCity(cities);
  const known = cities.some((city) => city.id === shown);
  const choice = h('select', { 'aria-label': 'City', 'data-testid': 'city' },
    known ? null : h('option', { value: '', disabled: true, selected: true }, 'Choose a city'),
    cities.map((city) => h('option', { value: city.id, selected: city.id === shown }, city.name)));
  // Another city has another map, clock and money: its page begins anew.
  choice.addEventListener('change', () => location.assign(`?${new URLSearchParams({ city: choice.value })}`));
  // A page that comes back by the browser's "back" would show what was chosen when it was left.
  window.addEventListener('pageshow', () => { choice.value = known ? shown : ''; });
  fill(place, choice);
  place.hidden = false;
  name.hidden = true;
}

/** The id of the city that the page is about. */
export const shownCity = (cities) => askedCity ?? cities[0].id;

let asked = null;

/** The gateway's cities, the first first; asked for once, until it answers. */
export function listCities() {
  asked ??= (async () => {
    for (;;) {
      try {
        return (await api.cities()).cities;
      } catch {
        await wait(POLL_MILLIS);
      }
    }
  })();
  return asked;
}

/** The city whose map has the point, if there are several to choose from; otherwise null. */
export function cityAt({ lat, lon }, cities) {
  const has = ({ bounds: b }) => b && lat >= b.south && lat <= b.north && lon >= b.west && lon <= b.east;
  return cities.length > 1 ? cities.find(has) ?? null : null;
}

function showWaiting(place, city) {
  const sentences = city.waitingFor?.length ? city.waitingFor : ['Getting ready.'];
  const text = sentences.join('|');
  // Left alone while nothing changed, so that a screen reader is not told the same every two seconds.
  if (place.dataset.shown === text && place.childElementCount) return;
  place.dataset.shown = text;
  fill(place, h('div', { class: 'waiting', role: 'status', 'data-testid': 'waiting' },
    h('div', { class: 'waiting-head' }, h('span', { class: 'spinner', 'aria-hidden': 'true' }), h('h2', null, 'Almost there')),
    h('p', null, 'This gateway is still getting ready. You can fill in the search; it starts by itself when all is there.'),
    h('ul', null, sentences.map((s) => h('li', null, s)))));
}

function offers(o) {
  return [
    o.stops ? f.count(o.stops, 'stop') : null,
    o.stations ? f.count(o.stations, 'station') : null,
    o.vehicles ? f.count(o.vehicles, 'vehicle') : null,
  ].filter(Boolean).join(', ');
}

/** The operators of the network, one line each, folded away. */
export function showNetwork(place, city) {
  // Redrawn only when something changed: a rider may be reading it, with the focus inside.
  const state = JSON.stringify([city.operators, city.blockHeight]);
  if (place.dataset.state === state) return;
  const hadFocus = place.contains(document.activeElement);
  place.dataset.state = state;
  const wasOpen = place.querySelector('details')?.open ?? false;
  const down = city.operators.filter((o) => o.status !== 'UP').length;
  fill(place, h('details', { class: 'network', open: wasOpen, 'data-testid': 'network' },
    h('summary', null,
      h('span', { class: 'dots', 'aria-hidden': 'true' }, city.operators.map((o) => h('i', { vars: { '--op': safeColor(o.color) } }))),
      f.count(city.operators.length, 'operator'),
      down ? h('span', { class: 'tag warn' }, `${down} not running`) : null),
    h('ul', null, city.operators.map((o) => {
      const [words, tone] = TONES[o.status] ?? [String(o.status), 'plain'];
      const has = offers(o);
      return h('li', null, h('span', { class: 'swatch', vars: { '--op': safeColor(o.color) }, 'aria-hidden': 'true' }),
        h('span', null, h('strong', null, o.name), has ? h('span', { class: 'muted' }, ` · ${has}`) : null,
          o.status !== 'UP' && o.detail ? h('span', { class: 'muted block' }, o.detail) : null),
        h('span', { class: `tag ${tone}` }, words));
    })),
    h('p', { class: 'muted' }, city.blockHeight ? `Ledger at block ${city.blockHeight}. ` : null, 'For programs: ', h('a', { href: 'swagger-ui/' }, 'the HTTP API'))));
  if (hadFocus) place.querySelector('summary').focus({ preventScroll: true });
}
