// What a rider may wish besides from, to and when: places on the way, who travels, with what, and without whom.
// It knows what is wished; the search form asks it, and says when that changes.

import { h, fill } from './dom.js';
import { icon } from './icons.js';
import { createPlaceField } from './places.js';
import * as f from './format.js';

const MOST_VIA = 4;
const STAYS = [[0, 'No stay'], [10, '10 min'], [30, '30 min'], [60, '1 h'], [120, '2 h'], [240, '4 h']];
const WALKS = [[300, '300 m'], [600, '600 m'], [1200, '1.2 km'], [2500, '2.5 km'], [5000, '5 km']];
const DEFAULT_WALK = 1200;
/** What is switched together; walking is always allowed. */
const MODES = [
  ['transit', 'Public transport', ['BUS', 'TRAM', 'METRO', 'RAIL', 'FERRY'], 'BUS'],
  ['bicycle', 'Shared bikes', ['BICYCLE'], 'BICYCLE'],
  ['scooter', 'Scooters', ['SCOOTER', 'MOPED'], 'SCOOTER'],
  ['car', 'Shared cars', ['CAR'], 'CAR'],
  ['demand', 'Rides on demand', ['SHUTTLE'], 'SHUTTLE'],
];
const NEEDS = [['STEP_FREE', 'Step-free'], ['LUGGAGE', 'Luggage or pram']];
const OWN = [['BICYCLE', 'My bike'], ['CAR', 'My car']];

/**
 * @param root the element to build in
 * @param onChange called when a wish changes
 */
export function createWishes(root, { onChange, operatorName, covers }) {
  const group = (title, { element }) => h('fieldset', null, h('legend', null, title), element);
  const via = [];
  let operators = [];
  let avoided = new Set();

  const summary = h('summary', { 'data-testid': 'wishes' });
  const stops = h('div', { class: 'via' });
  const addStop = h('button', { type: 'button', class: 'button small', 'data-testid': 'add-via', on: { click: () => { add().field.focus(); } } }, 'Add a stop on the way');
  const passengers = select('passengers', 'Travellers', [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, String(n)]), 1);
  const walk = select('walk', 'Longest walk', WALKS, DEFAULT_WALK);
  const age = h('input', { id: 'age', type: 'number', min: '0', max: '120', inputmode: 'numeric', placeholder: 'any', on: { change: changed } });
  const modes = checks('mode', MODES.map(([key, text, , symbol]) => [key, text, symbol]), true);
  const needs = checks('need', NEEDS, false);
  const own = checks('own', OWN.map(([key, text]) => [key, text, key]), false);
  const without = h('div', { class: 'checks' });
  const withoutGroup = h('fieldset', { hidden: true }, h('legend', null, 'Operators'), without);
  const reset = h('button', { type: 'button', class: 'button small', on: { click: () => { set(new URLSearchParams()); changed(); } } }, 'Reset the options');

  fill(root, h('details', { class: 'wishes', id: 'wishes' }, summary, h('div', { class: 'wishes-body' },
    h('div', { class: 'wish-group' }, h('span', { class: 'wish-title' }, 'On the way'), stops, addStop),
    h('div', { class: 'wish-row' }, passengers.field, walk.field,
      h('label', { class: 'field' }, h('span', null, 'Youngest’s age'), age)),
    group('Travel by', modes), group('Fit for', needs), group('I bring', own), withoutGroup,
    h('div', { class: 'wish-ends' }, h('button', { type: 'submit', class: 'button small' }, 'Search with these'), reset))));

  function select(id, text, choices, chosen) {
    const input = h('select', { id, on: { change: changed } },
      choices.map(([value, words]) => h('option', { value, selected: value === chosen }, words)));
    return { input, field: h('label', { class: 'field' }, h('span', null, text), input) };
  }

  function checks(name, choices, on) {
    const inputs = new Map();
    const element = h('div', { class: 'checks' }, choices.map(([key, text, symbol]) => {
      const input = h('input', { type: 'checkbox', name, value: key, checked: on, on: { change: changed } });
      inputs.set(key, input);
      return h('label', { class: 'check' }, input, h('span', null, symbol ? icon(symbol) : null, text));
    }));
    return { element, inputs, chosen: () => [...inputs].filter(([, input]) => input.checked).map(([key]) => key) };
  }

  /** A further place on the way, empty or with this place. */
  function add(place, stay = 0) {
    const which = `via${Date.now().toString(36)}${via.length}`;
    const box = h('div', { class: 'place-field', 'data-which': which });
    const stays = h('select', { 'aria-label': 'Stay there', on: { change: changed } },
      STAYS.map(([value, words]) => h('option', { value, selected: value === stay }, words)));
    const remove = h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Remove this stop', on: { click: () => {
      via.splice(via.indexOf(entry), 1);
      row.remove();
      changed();
    } } }, icon('close'));
    const row = h('div', { class: 'via-row' }, box, h('div', { class: 'via-more' }, stays, remove));
    stops.append(row);
    const field = createPlaceField(box, { which, label: 'By way of', operatorName, covers, onChange: changed, onUseMap: null });
    const entry = { field, stays };
    via.push(entry);
    if (place) field.set(place, { quiet: true });
    describe();
    return entry;
  }

  const operatorChecks = () => fill(without, operators.map((o) => h('label', { class: 'check' },
    h('input', { type: 'checkbox', name: 'operator', value: o.id, checked: !avoided.has(o.id), on: { change: (event) => {
      if (event.target.checked) avoided.delete(o.id);
      else avoided.add(o.id);
      changed();
    } } }), h('span', null, o.name))));

  /** The other ways than all; null when all are wanted. */
  function wantedModes() {
    const chosen = modes.chosen();
    return chosen.length === MODES.length ? null
      : ['WALK', ...MODES.filter(([key]) => chosen.includes(key)).flatMap(([, , names]) => names)];
  }

  const places = () => via.map(({ field, stays }) => ({ place: field.get(), stay: Number(stays.value) })).filter(({ place }) => place);

  function words() {
    const chosen = modes.chosen();
    return [
      ...places().map(({ place }) => `by ${place.name}`),
      Number(passengers.input.value) > 1 ? f.count(Number(passengers.input.value), 'traveller') : null,
      chosen.length === 0 ? 'on foot' : chosen.length < MODES.length ? MODES.filter(([key]) => chosen.includes(key)).map(([, text]) => text.toLowerCase()).join(', ') : null,
      ...NEEDS.filter(([key]) => needs.inputs.get(key).checked).map(([, text]) => text.toLowerCase()),
      ...OWN.filter(([key]) => own.inputs.get(key).checked).map(([, text]) => text.toLowerCase()),
      avoided.size ? `without ${[...avoided].map(operatorName).join(', ')}` : null,
      Number(walk.input.value) !== DEFAULT_WALK ? `walks up to ${WALKS.find(([m]) => m === Number(walk.input.value))?.[1]}` : null,
      age.value ? `age ${age.value}` : null,
    ].filter(Boolean);
  }

  function describe() {
    const said = words();
    fill(summary, 'Options', said.length ? h('span', { class: 'wishes-said' }, said.join(' · ')) : null);
    addStop.hidden = via.length >= MOST_VIA;
    reset.hidden = said.length === 0;
  }

  function changed() {
    describe();
    onChange();
  }

  /** Takes what an address says. */
  function set(parts) {
    via.length = 0;
    stops.replaceChildren();
    for (const text of parts.getAll('via')) {
      const match = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?:,(\d+))?(?:,(.*))?$/.exec(text);
      if (match && via.length < MOST_VIA) {
        const [lat, lon] = [Number(match[1]), Number(match[2])];
        add({ lat, lon, kind: match[4] ? 'stop' : 'point', name: match[4] || `Point ${f.coordinates({ lat, lon })}` }, Number(match[3] ?? 0));
      }
    }
    const pick = (input, value, other) => { input.value = value ?? other; if (input.selectedIndex < 0) input.value = other; };
    pick(passengers.input, parts.get('travellers'), 1);
    pick(walk.input, parts.get('walk'), DEFAULT_WALK);
    age.value = parts.get('age') ?? '';
    const only = parts.get('modes')?.split(',');
    modes.inputs.forEach((input, key) => { input.checked = !only || only.includes(key); });
    const needed = parts.get('needs')?.split(',') ?? [];
    needs.inputs.forEach((input, key) => { input.checked = needed.includes(key); });
    const brought = parts.get('own')?.split(',') ?? [];
    own.inputs.forEach((input, key) => { input.checked = brought.includes(key); });
    avoided = new Set(parts.get('without')?.split(',').filter(Boolean) ?? []);
    operatorChecks();
    describe();
  }

  /** Writes what is not as always into an address. */
  function write(parts) {
    for (const { place, stay } of places()) parts.append('via', `${Number(place.lat).toFixed(6)},${Number(place.lon).toFixed(6)},${stay},${place.kind === 'point' ? '' : place.name}`);
    if (Number(passengers.input.value) > 1) parts.set('travellers', passengers.input.value);
    if (Number(walk.input.value) !== DEFAULT_WALK) parts.set('walk', walk.input.value);
    if (age.value) parts.set('age', age.value);
    if (wantedModes()) parts.set('modes', modes.chosen().join(','));
    if (needs.chosen().length) parts.set('needs', needs.chosen().join(','));
    if (own.chosen().length) parts.set('own', own.chosen().join(','));
    if (avoided.size) parts.set('without', [...avoided].join(','));
  }

  /** The fields of a search request. */
  function request() {
    return {
      passengers: Number(passengers.input.value),
      via: places().map(({ place, stay }) => ({ lat: place.lat, lon: place.lon, name: place.name, stayMinutes: stay })),
      maxWalkMetres: Number(walk.input.value),
      avoidOperators: [...avoided],
      needs: needs.chosen(),
      ownVehicles: own.chosen(),
      ...(wantedModes() ? { modes: wantedModes() } : {}),
      ...(age.value ? { age: Number(age.value) } : {}),
    };
  }

  set(new URLSearchParams());
  return {
    set, write, request, words,
    /** Looks up what was typed without choosing; @returns whether every place on the way is known */
    async resolve() {
      for (const { field } of via) {
        if (!(await field.resolve())) {
          root.querySelector('details').open = true;
          field.showError('Choose a place, or remove this stop.');
          field.focus();
          return false;
        }
      }
      return true;
    },
    /** The city's operators, whom a rider may do without. */
    offer(listed) {
      if (JSON.stringify(listed.map(({ id, name }) => [id, name])) === JSON.stringify(operators.map(({ id, name }) => [id, name]))) return;
      operators = listed;
      withoutGroup.hidden = listed.length < 2;
      operatorChecks();
      describe();
    },
  };
}
