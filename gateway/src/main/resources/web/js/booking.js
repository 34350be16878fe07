// Booking an option: the button, what happens meanwhile, and every way it can end. The answer that does not come is
// the hard one: the outcome is unknown then, so the same booking is asked for again under the same key.

import { h, fill, announce, byId } from './dom.js';
import { api, Outage } from './api.js';
import { failure, notice } from './notice.js';
import { booked, operatorNames } from './journey.js';
import { ensureRider, forgetRider, knownWallet, refreshWallet } from './rider.js';
import { pendingBooking } from './store.js';
import * as f from './format.js';

/** After this long the rider is told that it is still going on. */
const PATIENCE_MILLIS = 4000;

/** randomUUID exists on https and localhost only; a gateway on a local network is neither. */
function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
}

const isUnknown = (error) => error instanceof Outage || (error.code === 'LEDGER_DOWN' && /not known|unknown/i.test(error.message));

/** The card may be gone by the time an answer comes (another search): bad news then goes above the search. */
const stillThere = (place) => (place.isConnected ? place : byId('banner'));

/**
 * @param onBooked called with the trip
 * @param ways what the page offers after a failure, see notice.js
 */
export function createBooking({ onBooked, ways }) {
  async function send(attempt) {
    // Nothing is under way before there is a rider, so only then is it remembered as such.
    let token = await ensureRider();
    pendingBooking.set(attempt);
    try {
      return await api.book(token, attempt.key, attempt.planId, attempt.optionId);
    } catch (error) {
      if (error.code !== 'NOT_SIGNED_IN') throw error;
      // The gateway's data is newer than this browser's rider: nothing was booked, so a new rider may try.
      forgetRider();
      token = await ensureRider();
      return api.book(token, attempt.key, attempt.planId, attempt.optionId);
    }
  }

  async function run(attempt, place) {
    const late = h('p', { class: 'muted', hidden: true }, 'Still at it: the ledger’s members are agreeing on the block.');
    const timer = setTimeout(() => { late.hidden = false; }, PATIENCE_MILLIS);
    const words = `Holding ${attempt.words}`;
    fill(place, h('div', { class: 'progress', role: 'status', 'data-testid': 'booking-progress' },
      h('span', { class: 'spinner', 'aria-hidden': 'true' }), h('div', null, h('p', null, words), h('p', { class: 'muted' }, 'Then all are booked together, or none is.'), late)));
    announce(words);
    try {
      const trip = await send(attempt);
      pendingBooking.clear();
      // The booking stands whatever the balance's answer is; the next view asks for it again.
      refreshWallet().catch(() => {});
      fill(place, h('p', { class: 'booked' }, h('a', { href: `#/trip/${encodeURIComponent(trip.id)}` }, 'Booked: see the ticket')));
      onBooked(trip);
    } catch (error) {
      if (isUnknown(error) && pendingBooking.get()) return showUnknown(attempt, stillThere(place), error);
      pendingBooking.clear();
      fill(stillThere(place), failure(error, { ...ways, retry: () => run({ ...attempt, key: newKey() }, stillThere(place)) }));
    } finally {
      clearTimeout(timer);
    }
  }

  function showUnknown(attempt, place, error) {
    fill(place, notice(`${error.message} Whether the trip was booked is not known yet. Asking again is safe: it is the same booking, never a second one.`,
      [{ text: 'Ask again', primary: true, run: () => run(attempt, place) }, { text: 'My trips', run: ways.trips }], { tone: 'warn', code: error.code }));
  }

  function render(plan, option, place) {
    const legs = booked(option.legs);
    if (!legs.length) {
      fill(place, h('p', { class: 'muted' }, 'Nothing to book here: just walk.'));
      return;
    }
    if (!option.price || !option.priceComplete) {
      fill(place, h('p', { class: 'muted' }, 'A leg of this way has no price yet, so it cannot be booked as one ticket. Pick another way, or search again.'));
      return;
    }
    const wallet = knownWallet();
    const attempt = () => ({
      key: newKey(), planId: plan.planId, optionId: option.optionId,
      words: `${f.count(legs.length, 'leg')} with ${f.list(operatorNames(option.legs))}…`,
    });
    const short = wallet && wallet.available.currency === option.price.currency && wallet.available.minorUnits < option.price.minorUnits;
    fill(place,
      short ? notice(`Your wallet holds ${f.money(wallet.available)}; this trip costs ${f.money(option.price)}.`,
        [{ text: 'Show cheapest first', run: ways.sort }, { text: 'My trips', run: ways.trips }], { tone: 'warn', code: 'LOW_WALLET' }) : null,
      h('button', { type: 'button', class: 'button primary wide', 'data-testid': 'book', on: { click: () => run(attempt(), place) } },
        `Book for ${f.money(option.price)}`),
      h('p', { class: 'muted center' }, wallet ? `From your wallet of ${f.money(wallet.available)}` : 'Paid from a demo wallet that is made for you now'));
  }

  return {
    render,
    /** A booking that was under way when the page was left: asks for its outcome, in the given place. */
    resume(place) {
      const attempt = pendingBooking.get();
      if (!attempt) return;
      const drop = () => { pendingBooking.clear(); fill(place); };
      fill(place, notice('A booking was under way when this page was left, and its answer did not come. Asking again is safe: it is the same booking, never a second one.',
        [{ text: 'Ask again', primary: true, run: () => run(attempt, place) }, { text: 'Dismiss', run: drop }], { tone: 'warn' }));
    },
  };
}
