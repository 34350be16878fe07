// What a search found: cards to compare, one of them open, and who was asked.

import { h, fill, announce } from './dom.js';
import { icon } from './icons.js';
import { strip, timeline, operatorCount, booked, operatorNames } from './journey.js';
import { wholeWords, partLines } from './likelihood.js';
import { notice } from './notice.js';
import { why } from './why.js';
import * as f from './format.js';

const last = Number.MAX_SAFE_INTEGER;
const SORTS = {
  recommended: { text: 'Best', by: null },
  price: { text: 'Price', by: (o) => (!booked(o.legs).length ? 0 : o.price && o.priceComplete ? o.price.minorUnits : last) },
  arrival: { text: 'Arrival', by: (o) => Date.parse(o.arriveAt) },
  co2: { text: 'CO₂', by: (o) => o.co2Grams },
};

const ANSWERS = {
  OFFER: ['made an offer', 'good'],
  REFUSED: ['declined', 'plain'],
  LATE: ['answered too late', 'warn'],
  ERROR: ['did not answer', 'bad'],
  NOT_ASKED: ['was not asked', 'plain'],
};

/**
 * @param onPreview called with an option (or null) to draw
 * @param renderBooking called with (option, place) when a card opens: fills the place with the way to book it
 * @param onMoment called with { departAt } or { arriveBy } to search for that time, onSearchAgain to repeat the search
 */
export function createOptions(root, { onPreview, renderBooking, onMoment, onEdit, onSearchAgain, operatorName }) {
  let plan = null;
  let sort = 'recommended';
  let open = null;
  let expiry;
  const list = h('ol', { class: 'options', 'aria-label': 'Ways to go' });
  const stale = h('div');

  /** Nothing searched yet: says how to begin. */
  const welcome = () => h('p', { class: 'welcome' }, icon('target'), 'Type the name of a stop, or click the map: first the start, then the destination.');

  function clear() {
    clearTimeout(expiry);
    plan = null;
    open = null;
    fill(root, welcome());
    onPreview(null);
  }

  function loading(onStop) {
    clearTimeout(expiry);
    onPreview(null);
    fill(root, h('div', { class: 'loading', 'aria-busy': 'true' },
      h('div', { class: 'loading-head' }, h('span', { class: 'spinner', 'aria-hidden': 'true' }), h('span', null, 'Asking every operator…'),
        h('button', { type: 'button', class: 'button small', on: { click: onStop } }, 'Stop')),
      [0, 1, 2].map(() => h('div', { class: 'skeleton', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')))));
    announce('Searching.');
  }

  function show(found) {
    plan = found;
    open = null;
    if (!plan.options.length) return showNone();
    fill(root, h('div', { class: 'results-head' }, h('h2', { tabindex: '-1', id: 'results-title' }, f.count(plan.options.length, 'way'), ' to go'), sortControl()),
      plan.message ? notice(plan.message, [], { tone: 'info' }) : null, leaf('earlier'), stale, list, leaf('later'), why(plan), asked());
    fill(stale);
    render();
    watchExpiry();
    const best = sorted()[0];
    onPreview(best);
    announce(`${f.count(plan.options.length, 'way')} found. First: ${f.time(best.departAt)} to ${f.time(best.arriveAt)}${best.price ? `, ${f.money(best.price)}` : ''}.`);
  }

  /** The way to what goes before or after what is shown. */
  const leaf = (which) => plan[which] && h('button', { type: 'button', class: 'leaf', 'data-testid': which, on: { click: () => onMoment(plan[which]) } },
    which === 'earlier' ? 'Earlier' : 'Later');

  function showNone() {
    const sentence = plan.message || 'No way was found for this time.';
    fill(root, h('div', { class: 'empty', 'data-testid': 'no-options' }, icon('clock'), h('h2', null, 'No way found'), h('p', null, sentence),
      h('p', { class: 'muted' }, 'Try another time, or fewer wishes, or move the pins closer to a stop.'),
      h('div', { class: 'notice-actions' },
        [['later', 'Later'], ['earlier', 'Earlier']].map(([which, text], i) => plan[which] && h('button', { type: 'button', class: i ? 'button small' : 'button primary small', 'data-testid': which, on: { click: () => onMoment(plan[which]) } }, text)),
        h('button', { type: 'button', class: 'button small', on: { click: onEdit } }, 'Change the search'))), why(plan), asked());
    onPreview(null);
    announce(sentence);
  }

  function sorted() {
    const by = SORTS[sort].by;
    return by ? [...plan.options].sort((a, b) => by(a) - by(b)) : plan.options;
  }

  function sortControl() {
    return h('fieldset', { class: 'sort' }, h('legend', { class: 'sr-only' }, 'Sort by'),
      Object.entries(SORTS).map(([key, { text }]) => h('label', null,
        h('input', { type: 'radio', name: 'sort', value: key, checked: key === sort, on: { change: () => sortBy(key) } }), h('span', null, text))));
  }

  function sortBy(key) {
    if (!plan) return;
    sort = key;
    root.querySelectorAll('input[name="sort"]').forEach((radio) => { radio.checked = radio.value === key; });
    render();
    onPreview(plan.options.find((o) => o.optionId === open) ?? sorted()[0]);
    announce(`Sorted by ${SORTS[key].text}.`);
  }

  function render() {
    fill(list, sorted().map(card));
  }

  function card(option) {
    const isOpen = open === option.optionId;
    const id = `option-${option.optionId}`.replace(/[^\w-]/g, '_');
    const body = h('div', { class: 'option-body', id, hidden: !isOpen });
    const head = h('button', { type: 'button', class: 'option-head', 'aria-expanded': String(isOpen), 'aria-controls': id, on: { click: () => toggle(option) } },
      h('span', { class: 'option-top' },
        h('span', { class: 'option-times' }, f.time(option.departAt), h('span', { class: 'dash', 'aria-label': 'to' }, '–'), f.time(option.arriveAt)),
        h('span', { class: 'option-duration' }, f.duration(option.durationSeconds)),
        priceTag(option)),
      strip(option.legs), facts(option), likely(option),
      option.stepFree ? h('span', { class: 'likely', 'data-testid': 'step-free' }, option.stepFree) : null,
      option.reasons?.length ? h('span', { class: 'badges' }, option.reasons.map((r) => h('span', { class: 'badge' }, r))) : null);
    if (isOpen) fillBody(option, body);
    return h('li', {
      class: isOpen ? 'option open' : 'option', 'data-testid': 'option', 'data-option-id': option.optionId, 'data-operators': operatorCount(option.legs),
      on: { mouseenter: () => { if (!open) onPreview(option, { move: false }); } },
    }, head, body);
  }

  const priceTag = (option) => h('span', { class: 'option-price' }, !booked(option.legs).length ? 'free' : option.price
    ? [option.priceComplete ? null : h('small', null, 'from '), f.amount(option.price), h('small', null, ` ${option.price.currency}`)]
    : h('small', null, 'no price yet'));

  const facts = (option) => h('span', { class: 'facts' },
    h('span', null, option.transfers === 0 ? 'No change' : f.count(option.transfers, 'change')),
    option.walkMetres > 0 ? h('span', null, f.distance(option.walkMetres), ' on foot') : null,
    h('span', null, f.co2(option.co2Grams)),
    alerts(option) ? h('span', { class: 'has-alerts' }, f.count(alerts(option), 'alert')) : null);

  /** One alert may stand on several legs. */
  const alerts = (option) => new Set(option.legs.flatMap((leg) => (leg.alerts ?? []).map((a) => `${leg.operator?.id} ${a.header} ${a.description}`))).size;

  function likely(option) {
    const words = wholeWords(option);
    return words ? h('span', { class: 'likely', 'data-testid': 'likely' }, words) : null;
  }

  function fillBody(option, body) {
    const names = operatorNames(option.legs);
    const parts = partLines(option);
    const booking = h('div', { class: 'booking' });
    fill(body, timeline(option.legs, { priced: option.priceComplete }),
      option.priceGap ? h('p', { class: 'muted', 'data-testid': 'price-gap' }, option.priceGap) : null,
      parts.length ? h('ul', { class: 'likely', 'data-testid': 'likely-parts' }, parts.map((part) => h('li', null, part))) : null,
      names.length > 1 ? h('p', { class: 'promise' }, icon('check'), `One ticket for ${f.list(names)}: all legs are booked, or none is.`) : null, booking);
    renderBooking(option, booking);
  }

  function toggle(option) {
    open = open === option.optionId ? null : option.optionId;
    render();
    onPreview(open ? option : sorted()[0]);
    const row = list.querySelector(`[data-option-id="${CSS.escape(option.optionId)}"]`);
    row.querySelector('.option-head').focus({ preventScroll: true });
    if (open) row.scrollIntoView({ block: 'nearest' });
  }

  function asked() {
    const operators = plan.operators ?? [];
    if (!operators.length) return null;
    const silent = operators.filter((o) => o.answer === 'LATE' || o.answer === 'ERROR').length;
    return h('details', { class: 'asked', 'data-testid': 'asked' },
      h('summary', null, f.count(operators.length, 'operator'), ' asked', silent ? h('span', { class: 'tag warn' }, `${silent} without answer`) : null),
      h('ul', null, operators.map((o) => {
        const [words, tone] = ANSWERS[o.answer] ?? [String(o.answer), 'plain'];
        return h('li', null, h('span', { class: `state ${tone}`, 'aria-hidden': 'true' }),
          h('span', null, h('strong', null, operatorName(o.id)), ` ${words}`, o.detail ? h('span', { class: 'muted' }, ` · ${o.detail}`) : null));
      })));
  }

  /** Offers hold for a while only: say so when it is over, before a booking has to fail. */
  function watchExpiry() {
    clearTimeout(expiry);
    const left = Date.parse(plan.validUntil) - Date.now();
    if (!(left > 0 && left < 2 ** 31)) return;
    expiry = setTimeout(() => fill(stale, notice('These prices were held for a while and may have changed since.', [{ text: 'Search again', run: onSearchAgain, primary: true }], { tone: 'info' })), left);
  }

  /** Draws again what was drawn before another view used the map. */
  function preview() {
    onPreview(plan?.options.length ? plan.options.find((o) => o.optionId === open) ?? sorted()[0] : null);
  }

  clear();
  return { loading, show, clear, sortBy, preview, failed: (element) => { clear(); fill(root, element); } };
}
