// What can be done with a trip besides riding it: take it back, knowing what that costs, and erase where it went.

import { h, fill, announce } from './dom.js';
import { api } from './api.js';
import { failure, notice } from './notice.js';
import { token, refreshWallet } from './rider.js';
import { lastTicket } from './store.js';
import * as f from './format.js';

const waiting = (text) => h('div', { class: 'progress', role: 'status' }, h('span', { class: 'spinner', 'aria-hidden': 'true' }), h('p', null, text));

/** What the ledger would keep, in the rider's words. */
function cost(quote) {
  const until = quote.until ? `, until ${f.moment(quote.until)}` : '';
  if (quote.fee.minorUnits === 0) return `It costs nothing now${until}; ${f.money(quote.giveBack)} is free again in your wallet.`;
  return `Cancelling costs ${f.money(quote.fee)} now${until}; ${f.money(quote.giveBack)} is free again in your wallet.`;
}

/** @param show called with the trip as it stands after it was cancelled */
export function cancelling(trip, { show, ways }) {
  const place = h('div', { class: 'cancel-place' });
  const offer = () => fill(place, h('button', { type: 'button', class: 'button wide quiet-danger', 'data-testid': 'cancel', on: { click: ask } }, 'Cancel trip'));

  async function ask() {
    fill(place, waiting('Asking what it costs…'));
    try {
      decide(await api.cancellation(token(), trip.id));
    } catch (error) {
      fill(place, failure(error, { ...ways, retry: ask }));
    }
  }

  function decide(quote) {
    if (quote.way === 'NONE') {
      fill(place, notice('This trip can no longer be cancelled as a whole.', [{ text: 'Back', run: offer }], { tone: 'info' }));
      return;
    }
    const keep = h('button', { type: 'button', class: 'button', on: { click: offer } }, 'Keep the trip');
    fill(place, h('div', { class: 'confirm', role: 'group', 'aria-label': 'Cancel the trip?' },
      h('p', { 'data-testid': 'cancel-cost', 'data-fee': quote.fee.minorUnits }, h('strong', null, 'Cancel the whole trip?'), ` ${cost(quote)}`),
      h('div', { class: 'notice-actions' }, keep,
        h('button', { type: 'button', class: 'button danger', 'data-testid': 'cancel-confirm', on: { click: () => run(quote) } },
          quote.fee.minorUnits === 0 ? 'Yes, cancel it' : `Yes, cancel it for ${f.money(quote.fee)}`))));
    keep.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'nearest' });
  }

  async function run(quote) {
    fill(place, waiting('Cancelling on the ledger…'));
    try {
      const cancelled = await api.cancel(token(), trip.id, quote.fee.minorUnits);
      lastTicket.set({ trip: cancelled, svg: null });
      await show(cancelled);
      await refreshWallet();
    } catch (error) {
      // The next tier may have begun meanwhile: the rider is asked again, with the new fee.
      if (error.code === 'FEE_NOT_AGREED') ask();
      else fill(place, failure(error, { ...ways, retry: () => run(quote) }));
    }
  }

  offer();
  return place;
}

/** @param show called with the trip without its places */
export function erasing(trip, { show, ways }) {
  const place = h('div', { class: 'cancel-place' });
  if (trip.erased) return h('p', { class: 'muted center' }, 'Where this trip went is deleted, here and at its operators.');
  const offer = () => fill(place, h('button', { type: 'button', class: 'button wide', 'data-testid': 'erase', on: { click: ask } }, 'Delete where I went'));

  function ask() {
    fill(place, h('div', { class: 'confirm', role: 'group', 'aria-label': 'Delete where this trip went?' },
      h('p', null, h('strong', null, 'Delete where this trip went?'), ' Its places are deleted here and at its operators, for good; nobody can prove them any more, you neither. What it cost stays.'),
      h('div', { class: 'notice-actions' }, h('button', { type: 'button', class: 'button', on: { click: offer } }, 'Keep them'),
        h('button', { type: 'button', class: 'button danger', 'data-testid': 'erase-confirm', on: { click: run } }, 'Yes, delete them'))));
  }

  async function run() {
    fill(place, waiting('Deleting…'));
    try {
      const erased = await api.erase(token(), trip.id);
      lastTicket.clear();
      announce('Deleted.');
      await show(erased);
    } catch (error) {
      fill(place, failure(error, { ...ways, retry: run }));
    }
  }

  offer();
  return place;
}
