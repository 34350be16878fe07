// What became of a leg, and the rider's buttons for it: start the ride, end it.

import { h, fill, announce } from './dom.js';
import { api } from './api.js';
import { failure } from './notice.js';
import { token } from './rider.js';
import * as f from './format.js';

/** A ride may start so long before its leg's time; the contract has the same rule. */
const EARLIEST_MILLIS = 2 * 60 * 60 * 1000;
/** The ledger has a ride a moment after its operator: so often is it asked, and so long between. */
const ASK_TIMES = 8;
const ASK_MILLIS = 1500;

const LEG = {
  NOT_STARTED: null, PREPARING: ['Being prepared', 'plain'], READY_TO_USE: ['Ready', 'good'], IN_USE: ['Riding', 'good'], PAUSED: ['Paused', 'warn'],
  ISSUE_REPORTED: ['Trouble reported', 'warn'], ENDED: ['Ridden', 'plain'], CANCELLED: ['Cancelled', 'bad'], ABENDED: ['Broken off', 'bad'],
};
const CAUSES = { RIDER: 'Cancelled by you', OPERATOR: 'Cancelled by the operator', NO_SHOW: 'Not ridden', EXPIRED: 'Not reported in time', ROLLBACK: 'Taken back' };

function words(leg) {
  const [text, tone] = LEG[leg.status] ?? [];
  return text ? h('span', { class: `tag ${tone}`, 'data-testid': 'leg-status', 'data-status': leg.status }, CAUSES[leg.cause] ?? text) : null;
}

function money(leg) {
  if (leg.charged) {
    const under = leg.price && leg.charged.minorUnits < leg.price.minorUnits && leg.status === 'ENDED';
    const back = leg.refunded ? `, ${f.money(leg.refunded)} of it given back` : '';
    return `Cost ${f.money(leg.charged)}${under ? ` instead of ${f.money(leg.price)}` : ''}${back}${leg.onLedger === false ? ' (on its way to the ledger)' : ''}`;
  }
  return leg.metered && leg.status === 'NOT_STARTED' ? 'By the minute: this price is the most it costs' : null;
}

/**
 * The line under a leg of a trip.
 * @param show called with the trip as it stands after a step
 */
export function rideLine(trip, leg, { show, ways }) {
  if (leg.number === undefined) return null;
  const place = h('div', { class: 'leg-ride' });
  const rest = () => fill(place, words(leg), money(leg) ? h('span', { class: 'muted' }, money(leg)) : null, button());

  function button() {
    if (!['CONFIRMED', 'STARTED'].includes(trip.status)) return null;
    if (['IN_USE', 'PAUSED', 'ISSUE_REPORTED'].includes(leg.status)) return step('end', 'End ride', 'Ending the ride…');
    const soon = Date.parse(leg.departAt) - EARLIEST_MILLIS <= Date.now();
    return soon && ['NOT_STARTED', 'PREPARING', 'READY_TO_USE'].includes(leg.status) ? step('start', 'Start ride', 'Starting the ride…') : null;
  }

  function step(deed, text, meanwhile) {
    const run = async () => {
      fill(place, h('span', { class: 'spinner', 'aria-hidden': 'true' }), h('span', { role: 'status' }, meanwhile));
      try {
        const after = await api.ride(token(), trip.id, leg.number, deed);
        announce(deed === 'start' ? 'The ride has started.' : 'The ride has ended.');
        show(after);
        await settle(after);
      } catch (error) {
        fill(place, failure(error, { ...ways, retry: run }));
      }
    };
    return h('button', { type: 'button', class: 'button small', 'data-testid': `ride-${deed}`, on: { click: run } }, text);
  }

  /** Shows the trip again once the ledger has what the operator said. */
  async function settle(after) {
    for (let tries = 0; tries < ASK_TIMES && after.legs.some((l) => l.onLedger === false); tries++) {
      await new Promise((resolve) => setTimeout(resolve, ASK_MILLIS));
      after = await api.trip(token(), trip.id);
    }
    show(after);
  }

  rest();
  return place;
}
