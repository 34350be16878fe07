// One booked trip: its ticket with the QR code, its legs, who gets what of the fare, and the way to cancel it.

import { h, fill, announce, safeColor } from './dom.js';
import { icon } from './icons.js';
import { api } from './api.js';
import { timeline, placeName } from './journey.js';
import { rideLine } from './ride.js';
import { cancelling, erasing } from './afterwards.js';
import { failure, notice } from './notice.js';
import { token } from './rider.js';
import { lastTicket } from './store.js';
import * as f from './format.js';

const STATUS = {
  CONFIRMED: ['Confirmed', 'good'], STARTED: ['Under way', 'good'], ENDED: ['Ended', 'plain'], SETTLED: ['Settled', 'plain'],
  PENDING: ['Being confirmed', 'warn'], CANCELLED: ['Cancelled', 'bad'], CANCELLING: ['Being cancelled', 'warn'],
  ROLLBACK: ['Taken back', 'bad'], RELEASED: ['Not booked', 'bad'], EXPIRED: ['Expired', 'bad'],
};
const ROLES = { OPERATOR: 'Operator', GATEWAY: 'Gateway', CITY: 'City', VAT: 'Owed for an operator' };

/** Statuses in which a ticket can be shown to a conductor. */
const isGood = (status) => ['CONFIRMED', 'STARTED', 'PENDING'].includes(status);

export function statusTag(status, testId = null) {
  const [words, tone] = STATUS[status] ?? [status, 'plain'];
  return h('span', { class: `tag ${tone}`, 'data-testid': testId, 'data-status': status }, words);
}

/** Parses the gateway's SVG as an image and keeps only shapes of it: nothing in it can run or load anything. */
function qrElement(svgText, label) {
  const root = new DOMParser().parseFromString(svgText, 'image/svg+xml').documentElement;
  if (root.nodeName.toLowerCase() !== 'svg') return null;
  const allowed = new Set(['svg', 'g', 'path', 'rect', 'title', 'desc']);
  for (const node of [...root.querySelectorAll('*')]) {
    if (!allowed.has(node.nodeName.toLowerCase())) node.remove();
  }
  for (const node of [root, ...root.querySelectorAll('*')]) {
    for (const { name } of [...node.attributes]) {
      if (/^on|href|^style$/i.test(name)) node.removeAttribute(name);
    }
  }
  if (!root.getAttribute('viewBox') && root.getAttribute('width')) {
    root.setAttribute('viewBox', `0 0 ${parseFloat(root.getAttribute('width'))} ${parseFloat(root.getAttribute('height'))}`);
  }
  root.removeAttribute('width');
  root.removeAttribute('height');
  root.setAttribute('role', 'img');
  root.setAttribute('aria-label', label);
  return document.importNode(root, true);
}

/**
 * @param onRoute called with the legs to draw
 * @param colorOf operator id to colour
 * @param ways see notice.js
 */
export function createTicket(root, { onRoute, colorOf, ways }) {
  let shown = null;

  /** Shows a trip that was just booked, or fetches it by id; without the gateway, the copy kept in this browser. */
  async function open(id, fresh = null) {
    shown = id;
    if (fresh) return show(fresh);
    const kept = lastTicket.get();
    const copy = kept?.trip?.id === id ? kept : null;
    if (copy) show(copy.trip, { svg: copy.svg });
    else fill(root, back(), h('div', { class: 'skeleton tall', 'aria-busy': 'true', 'aria-label': 'Loading the ticket' }, h('i'), h('i'), h('i')));
    try {
      const trip = await api.trip(token(), id);
      if (shown === id) await show(trip, { svg: copy?.svg, quiet: Boolean(copy) });
    } catch (error) {
      if (shown !== id) return;
      const bad = failure(error, { ...ways, retry: () => open(id), newRider: null });
      if (!copy) fill(root, back(), bad);
      else if (error.code === 'OUTAGE') root.querySelector('.saved')?.replaceChildren(notice('This is the copy saved in this browser: the gateway cannot be reached now.', [{ text: 'Try again', run: () => open(id) }], { tone: 'info' }));
      else root.querySelector('.saved')?.replaceChildren(bad);
    }
  }

  const back = () => h('a', { class: 'back', href: '#/trips' }, icon('back'), 'My trips');

  async function show(trip, { svg = null, quiet = false } = {}) {
    const code = h('div', { class: 'qr', 'data-testid': 'qr' });
    const legs = trip.legs;
    const first = legs[0];
    const end = legs[legs.length - 1];
    fill(root, back(), h('div', { class: 'saved' }),
      h('article', { class: isGood(trip.status) ? 'ticket' : 'ticket void', 'data-testid': 'ticket', 'data-trip-id': trip.id, 'aria-label': 'Ticket' },
        h('header', { class: 'ticket-head' },
          h('div', { class: 'ticket-row' }, h('h1', { tabindex: '-1' }, 'Your ticket'), statusTag(trip.status, 'trip-status')),
          h('p', { class: 'ticket-way' }, h('span', null, placeName(first.from)), h('span', { class: 'arrow', 'aria-label': 'to' }, '→'), h('span', null, placeName(end.to))),
          h('p', { class: 'ticket-when' }, h('strong', null, f.time(first.departAt), '–', f.time(end.arriveAt)), ` ${f.longDay(first.departAt)}`)),
        h('div', { class: 'ticket-code' }, code, h('p', { class: 'muted center' }, isGood(trip.status) ? 'Show this code on every leg.' : 'This ticket is no longer valid.')),
        h('div', { class: 'ticket-legs' }, h('h2', null, 'Your legs'), timeline(legs, { kept: true, below: (leg) => rideLine(trip, leg, { show: again, ways }) })),
        h('div', { class: 'ticket-fare' }, fare(trip)),
        h('div', { class: 'ticket-proof' }, proof(trip))),
      after(trip));
    onRoute(trip.erased ? [] : legs);
    if (!quiet) announce(`Ticket ${STATUS[trip.status]?.[0] ?? trip.status}.`);
    await showCode(trip, code, svg);
  }

  const again = (trip) => (shown === trip.id ? show(trip, { quiet: true }) : null);

  function after(trip) {
    if (isGood(trip.status)) return cancelling(trip, { show, ways });
    const cost = trip.paid?.minorUnits > 0 ? `This trip cost ${f.money(trip.paid)}.` : 'This trip cost nothing.';
    return [h('p', { class: 'muted center', 'data-testid': 'cost' }, cost), erasing(trip, { show, ways })];
  }

  async function showCode(trip, place, keptSvg) {
    const label = `QR code of ticket ${trip.id}`;
    if (!isGood(trip.status)) return fill(place, h('div', { class: 'qr-void' }, STATUS[trip.status]?.[0] ?? trip.status));
    if (keptSvg) fill(place, qrElement(keptSvg, label));
    else fill(place, h('div', { class: 'qr-wait', 'aria-hidden': 'true' }));
    try {
      const svg = await api.ticketSvg(token(), trip);
      const element = qrElement(svg, label);
      if (!element) throw new Error('The QR code could not be read.');
      fill(place, element);
      lastTicket.set({ trip, svg });
    } catch (error) {
      // With the saved code on the screen nothing is missing.
      if (!keptSvg) fill(place, failure(error, { retry: () => showCode(trip, place, null) }));
    }
  }

  function fare(trip) {
    const splits = trip.splits ?? [];
    const sum = splits.reduce((total, s) => total + s.amount.minorUnits, 0);
    const even = sum === trip.fare.minorUnits;
    const color = (s) => (s.role === 'OPERATOR' ? safeColor(colorOf(s.party)) : s.role === 'GATEWAY' ? '#6d7f78' : '#a3aca8');
    return [
      h('h2', null, 'Fare'),
      h('div', { class: 'split-bar', 'aria-hidden': 'true' }, splits.map((s) => h('i', { class: 'seg', vars: { '--grow': String(Math.max(s.amount.minorUnits, 0)), '--op': color(s) } }))),
      h('table', { class: 'split' },
        h('caption', { class: 'sr-only' }, 'Who gets what of the fare'),
        h('thead', { class: 'sr-only' }, h('tr', null, h('th', { scope: 'col' }, 'Who'), h('th', { scope: 'col' }, 'Amount'))),
        h('tbody', null, splits.map((s) => h('tr', { 'data-testid': 'split-row', 'data-role': s.role, 'data-minor-units': s.amount.minorUnits },
          h('th', { scope: 'row' }, h('i', { class: 'swatch', vars: { '--op': color(s) }, 'aria-hidden': 'true' }), s.name || s.party,
            h('span', { class: 'muted' }, ` ${ROLES[s.role] ?? s.role}${s.role === 'GATEWAY' && trip.commissionBps ? `, ${f.percent(trip.commissionBps)}` : ''}`)),
          h('td', null, f.money(s.amount))))),
        h('tfoot', null, h('tr', null, h('th', { scope: 'row' }, trip.legs.some((l) => l.metered) ? 'Fare, at most' : 'Fare'), h('td', { 'data-testid': 'fare' }, f.money(trip.fare))),
          charged(trip))),
      even ? h('p', { class: 'adds-up' }, icon('check'), 'The shares add up to the fare, to the cent.')
        : notice('The shares do not add up to the fare. Please report this ticket to the city.', [], { tone: 'bad' }),
    ];
  }

  /** What was charged so far, and what is still set aside. */
  function charged(trip) {
    if (!trip.paid || (trip.paid.minorUnits === 0 && trip.pending.minorUnits === trip.fare.minorUnits)) return null;
    return [['Charged', 'paid', trip.paid], ['Still set aside', 'pending', trip.pending]]
      .map(([words, id, amount]) => h('tr', null, h('th', { scope: 'row' }, words), h('td', { 'data-testid': id }, f.money(amount))));
  }

  function proof(trip) {
    const copy = h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Copy the transaction id', on: { click: () => copyText(trip.txId) } }, icon('copy'));
    return h('details', { open: true }, h('summary', null, 'On the ledger'),
      h('dl', { class: 'facts-list' },
        h('div', null, h('dt', null, 'Transaction'), h('dd', { class: 'mono' }, h('span', { 'data-testid': 'tx' }, trip.txId), navigator.clipboard ? copy : null)),
        h('div', null, h('dt', null, 'Block'), h('dd', { 'data-testid': 'block' }, String(trip.block ?? '–'))),
        h('div', null, h('dt', null, 'Trip'), h('dd', { class: 'mono' }, trip.id)),
        trip.bookedAt ? h('div', null, h('dt', null, 'Booked'), h('dd', null, f.moment(trip.bookedAt))) : null,
        trip.seconds?.total ? h('div', null, h('dt', null, 'Took'), h('dd', null, took(trip.seconds))) : null));
  }

  const seconds = (s) => (s < 1 ? `${Math.round(s * 1000)} ms` : `${s.toFixed(1)} s`);
  const took = (s) => `${seconds(s.total)}${s.hold !== undefined && s.commit !== undefined ? `: ${seconds(s.hold)} to hold the legs, ${seconds(s.commit)} to commit` : ''}`;

  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
      announce('Transaction id copied.');
    } catch {
      announce('The browser does not allow copying here; select the text instead.');
    }
  }

  return { open, close: () => { shown = null; } };
}
