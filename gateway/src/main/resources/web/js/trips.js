// The rider's wallet and trips.

import { h, fill } from './dom.js';
import { icon } from './icons.js';
import { api } from './api.js';
import { cityAt, listCities, shownCity } from './city.js';
import { strip, placeName } from './journey.js';
import { statusTag } from './ticket.js';
import { failure, notice } from './notice.js';
import { token, refreshWallet, forgetRider } from './rider.js';
import { lastTicket } from './store.js';
import * as f from './format.js';

/** @param ways see notice.js; `search` leads to the search */
export function createTrips(root, { ways }) {
  const head = () => [h('a', { class: 'back', href: '#/' }, icon('back'), 'Search'), h('h1', { tabindex: '-1' }, 'My trips')];

  async function open() {
    if (!token()) {
      fill(root, head(), h('div', { class: 'empty' }, icon('ticket'), h('h2', null, 'No trips yet'),
        h('p', null, 'Search for a way and book it: its ticket waits for you here. Your demo wallet is made with the first booking.'),
        h('div', { class: 'notice-actions' }, h('a', { class: 'button primary small', href: '#/' }, 'Plan a trip'))));
      return;
    }
    fill(root, head(), h('div', { class: 'skeleton', 'aria-busy': 'true', 'aria-label': 'Loading your trips' }, h('i'), h('i'), h('i')));
    try {
      const [wallet, { trips }, cities] = await Promise.all([refreshWallet(), api.trips(token()), listCities()]);
      fill(root, head(), walletCard(wallet), trips.length ? h('ul', { class: 'trip-list' }, trips.map((trip) => row(trip, cities))) : none());
    } catch (error) {
      const newRider = () => { forgetRider(); lastTicket.clear(); open(); };
      fill(root, head(), failure(error, { ...ways, retry: open, newRider }), error.code === 'OUTAGE' ? saved() : null);
    }
  }

  /** Without the gateway, the ticket seen last is still here. */
  function saved() {
    const kept = lastTicket.get();
    return kept ? h('ul', { class: 'trip-list' }, row(kept.trip, [])) : null;
  }

  const none = () => h('div', { class: 'empty' }, icon('ticket'), h('h2', null, 'No trips yet'), h('p', null, 'Search for a way and book it: its ticket waits for you here.'),
    h('div', { class: 'notice-actions' }, h('a', { class: 'button primary small', href: '#/' }, 'Plan a trip')));

  function walletCard(wallet) {
    const empty = wallet.available.minorUnits <= 0;
    return [h('div', { class: 'wallet-card' },
      h('div', null, h('span', { class: 'muted' }, 'Wallet'), h('strong', { 'data-testid': 'wallet-available' }, f.money(wallet.available))),
      wallet.reserved.minorUnits > 0 ? h('div', null, h('span', { class: 'muted' }, 'Reserved'), h('strong', null, f.money(wallet.reserved))) : null),
    empty ? notice('Your wallet is empty. Cancel a trip that you no longer need: what it would cost is shown before.', [], { tone: 'warn', code: 'EMPTY_WALLET' }) : null];
  }

  function row(trip, cities) {
    const first = trip.legs[0];
    const end = trip.legs[trip.legs.length - 1];
    const city = cityAt(first.from, cities);
    // The ticket of another city is shown on that city's map, which is another page.
    const page = city && city.id !== shownCity(cities) ? `?${new URLSearchParams({ city: city.id })}` : '';
    return h('li', null, h('a', { class: 'trip-card', href: `${page}#/trip/${encodeURIComponent(trip.id)}`, 'data-testid': 'trip' },
      h('span', { class: 'trip-top' }, h('span', { class: 'trip-when' }, `${f.day(first.departAt)}, ${f.time(first.departAt)}–${f.time(end.arriveAt)}`), statusTag(trip.status)),
      h('span', { class: 'trip-way' }, placeName(first.from), ' → ', placeName(end.to)),
      strip(trip.legs),
      h('span', { class: 'facts' }, city ? h('span', null, city.name) : null, h('span', null, f.money(trip.fare)), h('span', null, `Block ${trip.block ?? '–'}`))));
  }

  return { open };
}
