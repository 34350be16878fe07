// A trip leg by leg: the strip of a card, and the timeline of its details. Used by options and by tickets.

import { h, safeColor, readable } from './dom.js';
import { icon } from './icons.js';
import * as f from './format.js';

/** A wait shorter than this is part of changing, not worth a line. */
const WAIT_SECONDS = 120;

const colorsOf = (leg) => {
  const { ground, ink } = readable(leg.operator?.color);
  return { '--op': safeColor(leg.operator?.color), '--op-ground': ground, '--op-ink': ink };
};

/** The line's name, or the mode's word where there is no line. */
const lineName = (leg) => leg.line || (['BICYCLE', 'SCOOTER', 'MOPED', 'CAR', 'SHUTTLE', 'FERRY'].includes(leg.mode) ? f.mode(leg.mode) : '');

function pill(leg, full = false) {
  const text = full ? leg.line || f.mode(leg.mode) : lineName(leg);
  return h('span', { class: 'pill', vars: colorsOf(leg) }, icon(leg.mode), text ? h('span', { class: 'pill-text' }, text) : null);
}

/** Number of different operators in a trip. */
export const operatorCount = (legs) => new Set(legs.filter((l) => l.operator).map((l) => l.operator.id)).size;

/** The legs a rider has to book, which is all but walks and the rider's own vehicle. */
export const booked = (legs) => legs.filter((l) => l.operator);

/** Each operator of the trip once, by name. */
export const operatorNames = (legs) => [...new Map(booked(legs).map((l) => [l.operator.id, l.operator.name])).values()];

/** Small icons in order, with a bar beneath in which each leg is as long as it takes. */
export function strip(legs) {
  const parts = [];
  legs.forEach((leg, i) => {
    // A walk of under two minutes at either end is in the details, not in the strip.
    if (i > 0) parts.push(h('span', { class: 'strip-gap' }, icon('chevron')));
    parts.push(leg.mode === 'WALK'
      ? h('span', { class: 'strip-walk' }, icon('WALK'), h('span', null, String(Math.max(1, Math.round(leg.durationSeconds / 60)))))
      : pill(leg));
  });
  const words = legs.map((l) => (l.mode === 'WALK' ? `walk ${f.duration(l.durationSeconds)}` : l.own ? `your own ${f.mode(l.mode).toLowerCase()}` : `${f.mode(l.mode)} ${l.line ?? ''} of ${l.operator?.name ?? 'an operator'}`));
  return h('div', { class: 'strip' },
    h('span', { class: 'sr-only' }, words.join(', then ')),
    h('div', { class: 'strip-row', 'aria-hidden': 'true' }, parts),
    h('div', { class: 'strip-bar', 'aria-hidden': 'true' }, segments(legs)));
}

function segments(legs) {
  const bars = [];
  legs.forEach((leg, i) => {
    const wait = i === 0 ? 0 : (Date.parse(leg.departAt) - Date.parse(legs[i - 1].arriveAt)) / 1000;
    if (wait > 30) bars.push(h('i', { class: 'seg seg-wait', vars: { '--grow': String(wait) } }));
    bars.push(h('i', { class: leg.mode === 'WALK' ? 'seg seg-walk' : 'seg', vars: { '--grow': String(Math.max(leg.durationSeconds ?? 0, 30)), ...colorsOf(leg) } }));
  });
  return bars;
}

/** "about every 10 min", where the times are one of many that a vehicle may keep to; nothing for a timetable's times. */
const often = (leg) => (leg.headway && !leg.headway.exactTimes ? `about every ${f.duration(leg.headway.everySeconds)}` : null);

/** "leaves expected 08:12 (planned 08:07)"; "leaves 08:07 as planned". */
function callWords(word, at, call) {
  const told = f.time(at);
  if (!call.scheduledAt) return `${word} ${told}, beside the timetable`;
  const planned = f.time(call.scheduledAt);
  return planned === told ? `${word} ${told} as planned` : `${word} expected ${told} (planned ${planned})`;
}

/** Who says when a vehicle comes; nothing for a leg without a timetable, or whose times are only about. */
function timing(leg, kept) {
  if (!leg.departure || !leg.arrival || often(leg)) return null;
  if (!leg.departure.realtime && !leg.arrival.realtime) return h('p', { class: 'ride-times' }, 'Times by the timetable');
  const who = kept ? 'as the operator said when it was booked' : 'as the operator says';
  return h('p', { class: 'ride-times live', 'data-testid': 'expected' },
    `${callWords('Leaves', leg.departAt, leg.departure)}, ${callWords('arrives', leg.arriveAt, leg.arrival)}, ${who}`);
}

/** What the operator wants its riders to read, as plain text. */
const alertRow = (alert) => h('p', { class: 'ride-alert', 'data-testid': 'alert' }, icon('alert'),
  h('span', null, h('strong', null, alert.header || alert.description), alert.header && alert.description ? ` ${alert.description}` : null));

function rideRow(leg, priced, below, kept) {
  const facts = [leg.stayOnBoard ? 'stay on board' : null, leg.durationSeconds ? f.duration(leg.durationSeconds) : null, leg.distanceMetres ? f.distance(leg.distanceMetres) : null, often(leg)].filter(Boolean).join(' · ');
  if (leg.mode === 'WALK') {
    return h('li', { class: 'ride walk' }, h('span', { class: 'rail' }), h('div', { class: 'ride-body' },
      h('div', { class: 'ride-head' }, icon('WALK'), h('span', null, `Walk ${facts}`))));
  }
  return h('li', { class: 'ride', vars: colorsOf(leg), 'data-testid': 'leg', 'data-operator': leg.operator?.id },
    h('span', { class: 'rail' }),
    h('div', { class: 'ride-body' },
      h('div', { class: 'ride-head' }, pill(leg, true), leg.headsign ? h('span', { class: 'headsign' }, `to ${leg.headsign}`) : null,
        leg.price ? h('span', { class: 'ride-price' }, f.money(leg.price)) : h('span', { class: 'ride-price none' }, leg.own ? 'yours' : priced ? 'included' : 'no price yet')),
      h('p', { class: 'ride-facts' }, h('strong', null, leg.own ? 'Your own' : leg.operator?.name ?? 'Operator'), ` · ${facts}`,
        leg.vehicleId ? h('span', { class: 'vehicle' }, ` · vehicle ${leg.vehicleId}`) : null,
        leg.minimumAge ? h('span', { class: 'vehicle' }, ` · from ${leg.minimumAge} years`) : null),
      timing(leg, kept),
      (leg.alerts ?? []).filter((a) => a.header || a.description).map(alertRow),
      below?.(leg)));
}

/** Where a leg starts or ends; an erased trip does not say. */
export const placeName = (place) => (place ? place.name || f.coordinates(place) : 'Deleted');

const stopRow = (iso, place, { last = false, color = null } = {}) => h('li', { class: last ? 'stop last' : 'stop', vars: color ? { '--op': color } : {} },
  h('time', { datetime: iso }, f.time(iso)), h('span', { class: 'dot' }), h('span', { class: 'stop-name' }, placeName(place)));

/**
 * The whole trip as a list: stops, rides, waits.
 * @param below makes what stands under a ride; nothing by default
 * @param priced whether the whole price is known: then a leg without a price of its own is included in another's fare
 * @param kept whether it was booked before, so that what the operator says may be another thing now
 */
export function timeline(legs, { priced = true, below = null, kept = false } = {}) {
  const rows = [];
  legs.forEach((leg, i) => {
    const before = legs[i - 1];
    const wait = before ? (Date.parse(leg.departAt) - Date.parse(before.arriveAt)) / 1000 : 0;
    if (wait >= WAIT_SECONDS) {
      rows.push(stopRow(before.arriveAt, before.to));
      rows.push(h('li', { class: 'ride wait' }, h('span', { class: 'rail' }), h('div', { class: 'ride-body' },
        h('div', { class: 'ride-head' }, icon('clock'), h('span', null, `Wait ${f.duration(wait)}`)))));
    }
    rows.push(stopRow(leg.departAt, leg.from, { color: leg.operator ? safeColor(leg.operator.color) : null }));
    rows.push(rideRow(leg, priced, below, kept));
  });
  const end = legs[legs.length - 1];
  rows.push(stopRow(end.arriveAt, end.to, { last: true }));
  return h('ol', { class: 'timeline' }, rows);
}
