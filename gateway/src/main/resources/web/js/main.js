// The page's one wiring: makes the parts, connects them, and follows the address (#/, #/trips, #/trip/ID).

import { byId, fill, isPhone } from './dom.js';
import { icon } from './icons.js';
import { api, askedCity } from './api.js';
import { awaitCity, showCities, showNetwork } from './city.js';
import { createMap, noMap } from './map.js';
import { createSearch } from './search.js';
import { createOptions } from './options.js';
import { createBooking } from './booking.js';
import { createTicket } from './ticket.js';
import { createTrips } from './trips.js';
import { drawSecret } from './why.js';
import { createSheet } from './sheet.js';
import { failure, notice } from './notice.js';
import { refreshWallet } from './rider.js';
import { lastZone } from './store.js';
import { setTimeZone } from './format.js';

const FLEET_MILLIS = 10000;
const NETWORK_MILLIS = 15000;

let city = null;
let plan = null;
let searching = null;
let searched = false;
let bookedTrip = null;
/** Whether the map was opened on the city. */
let opened = false;
/** A search asked for before the gateway was ready. */
let queued = null;

const operator = (id) => city?.operators.find((o) => o.id === id);
const colorOf = (id) => operator(id)?.color;
const operatorName = (id) => operator(id)?.name ?? id;

const sheet = createSheet();
const map = window.ol ? createMap({ colorOf, nameOf: operatorName, onPick: pick, onMoved: pick, bothSet }) : noMap();

const search = createSearch({
  operatorName,
  onSearch: run,
  onPlace: placed,
  onUseMap: (which) => { map.arm(which); if (isPhone()) sheet.set('peek'); },
  onError: (error) => options.failed(failure(error, { retry: search.submit })),
});

const ways = {
  search: () => { location.hash = '#/'; search.submit(); },
  sort: () => options.sortBy('price'),
  trips: () => { location.hash = '#/trips'; },
};

const booking = createBooking({
  ways,
  onBooked: (trip) => { bookedTrip = trip; location.hash = `#/trip/${encodeURIComponent(trip.id)}`; fill(byId('banner')); },
});

const options = createOptions(byId('results'), {
  operatorName,
  onPreview: (option, how) => map.route(option ? option.legs : null, how),
  renderBooking: (option, place) => booking.render(plan, option, place),
  onMoment: (moment) => { search.setWhen(moment.departAt ?? moment.arriveBy, moment.departAt ? 'departAt' : 'arriveBy'); search.submit(); },
  onEdit: () => { search.expand(); search.fields.from.focus(); },
  onSearchAgain: () => search.submit(),
});

const ticket = createTicket(byId('view-trip'), { colorOf, ways, onRoute: (legs) => map.route(legs) });
const trips = createTrips(byId('view-trips'), { ways });

function bothSet() {
  const { from, to } = search.query();
  return Boolean(from && to);
}

/** A click on the map, or a dragged pin: `which` is null when the click was not for a certain field. */
function pick(which, point) {
  const { from } = search.query();
  if (location.hash.startsWith('#/trip')) location.hash = '#/';
  search.setPlace(which ?? (from ? 'to' : 'from'), point);
  if (isPhone()) sheet.set('half');
}

/** An end changed: its pin follows, and results that no longer fit are replaced or taken away. */
function placed(which, place) {
  map.pin(which, place);
  if (!searched) {
    if (place && bothSet()) map.fit();
    return;
  }
  if (bothSet()) search.submit();
  else options.clear();
}

async function run(query) {
  searching?.abort();
  searching = new AbortController();
  const { signal } = searching;
  searched = true;
  showAddress(query);
  if (!city?.ready) {
    queued = query;
    const drop = () => { queued = null; options.clear(); };
    options.failed(notice('The search starts by itself as soon as the gateway is ready.', [{ text: 'Do not search', run: drop }], { tone: 'info' }));
    return;
  }
  search.busy(true);
  options.loading(() => searching.abort());
  try {
    const found = await api.plan(request(query), signal);
    plan = found;
    search.collapse();
    if (isPhone()) sheet.set('half');
    options.show(found);
  } catch (error) {
    if (signal !== searching.signal) return;
    if (error.code === 'STOPPED') options.clear();
    else options.failed(failure(error, planWays(query)));
  } finally {
    if (signal === searching.signal) search.busy(false);
  }
}

const end = ({ lat, lon, name }) => ({ lat, lon, name });
const request = (query) => ({ from: end(query.from), to: end(query.to), [query.end]: query.at, ...search.wishes.request(), secret: drawSecret() });

/** What can be done when a search fails. */
function planWays(query) {
  const suggested = city?.journeyDate;
  return {
    ...ways,
    retry: () => run(query),
    date: search.focusDate,
    map: () => { search.expand(); search.fields.to.set(null); map.arm('to'); },
    journeyDate: suggested && suggested !== query.at.slice(0, 10)
      ? () => { search.setWhen(`${suggested}T${query.at.slice(11)}`, query.end); search.submit(); } : null,
  };
}

/** The address says what is shown, so that it can be reloaded and shared. */
function showAddress({ from, to, end: whichEnd, at: moment }) {
  const at = (p) => `${Number(p.lat).toFixed(6)},${Number(p.lon).toFixed(6)}`;
  const parts = new URLSearchParams({ from: at(from), to: at(to), [whichEnd === 'arriveBy' ? 'by' : 'at']: moment });
  if (from.kind !== 'point') parts.set('fromName', from.name);
  if (to.kind !== 'point') parts.set('toName', to.name);
  search.wishes.write(parts);
  if (askedCity) parts.set('city', askedCity);
  history.replaceState(null, '', `?${parts}${location.hash}`);
}

/** Takes ?from=lat,lon&to=lat,lon&at=2024-05-14T08:30 (or by=, to arrive by then) into the form; @returns whether it is a whole search */
function takeAddress() {
  const parts = new URLSearchParams(location.search);
  for (const which of ['from', 'to']) {
    const match = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(parts.get(which) ?? '');
    if (match) search.setPlace(which, { lat: Number(match[1]), lon: Number(match[2]) }, parts.get(`${which}Name`));
  }
  for (const [name, which] of [['at', 'departAt'], ['by', 'arriveBy']]) {
    const moment = parts.get(name);
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(moment ?? '')) search.setWhen(moment, which);
  }
  search.wishes.set(parts);
  return bothSet();
}

function route() {
  const [, view, id] = location.hash.split('/');
  const name = view === 'trip' && id ? 'trip' : view === 'trips' ? 'trips' : 'search';
  for (const each of ['search', 'trip', 'trips']) byId(`view-${each}`).hidden = each !== name;
  if (name === 'trips') byId('trips-link').setAttribute('aria-current', 'page');
  else byId('trips-link').removeAttribute('aria-current');
  byId('scroll').scrollTop = 0;
  ticket.close();
  if (name === 'trip') {
    const wanted = decodeURIComponent(id);
    ticket.open(wanted, bookedTrip?.id === wanted ? bookedTrip : null);
    bookedTrip = null;
    if (isPhone()) sheet.set('full');
  } else {
    if (name === 'trips') trips.open();
    if (isPhone()) sheet.set('half');
    options.preview();
  }
  byId(`view-${name}`).querySelector('h1')?.focus({ preventScroll: true });
}

/** Repeats while the page is looked at; what fails is simply asked for again next time. */
function every(millis, action) {
  const turn = async () => {
    if (!document.hidden) await action().catch(() => {});
    setTimeout(turn, millis);
  };
  turn();
}

function seen(answer) {
  city = answer;
  setTimeZone(city.timeZone);
  lastZone.set(city.timeZone);
  byId('city-name').textContent = city.name;
  document.title = `Commonway · ${city.name}`;
  search.suggest(city);
  showNetwork(byId('network'), city);
  // The bounds come with the streets, which may be later than the first answer.
  if (!opened && city.bounds) {
    opened = true;
    map.showCity(city);
  }
}

async function start() {
  byId('trips-link').prepend(icon('ticket'));
  setTimeZone(lastZone.get());
  const whole = takeAddress();
  booking.resume(byId('banner'));
  refreshWallet().catch(() => {});
  showCities(byId('cities'), byId('city-name'));
  const ready = awaitCity(byId('waiting'), seen);
  window.addEventListener('hashchange', route);
  route();
  await ready;
  if (queued) run(queued);
  else if (whole && !location.hash.startsWith('#/trip')) search.submit();
  if (map.live) every(FLEET_MILLIS, async () => map.fleet(await api.vehicles()));
  every(NETWORK_MILLIS, async () => seen(await api.city()));
}

start();
