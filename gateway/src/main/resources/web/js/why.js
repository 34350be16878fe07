// Why the options stand in their order: the receipt of the search from the public log, in plain words.

import { h, fill } from './dom.js';
import { failure, notice } from './notice.js';
import { api } from './api.js';
import { operatorNames } from './journey.js';
import * as f from './format.js';

const WAIT_SECONDS = 8;

const ORDERS = {
  SOONEST: (by) => (by ? 'who leaves last comes first' : 'who arrives first comes first'),
  PRICE: () => 'the cheapest comes first',
  DIRECT_FIRST: () => 'ways without a change come first, by departure; then the others, by how long they take',
  GREENEST: () => 'the least CO₂ comes first',
  OWN_WEIGHTS: () => 'the fewest points by your own weights come first',
};

const REASONS = {
  SEARCHED: 'its timetable or its live vehicles were searched',
  SILENT: 'its node is silent, so nothing of it could be searched',
  RIDER_EXCLUDED: 'you asked to do without it',
  NO_RIDE_WANTED: 'no ride on demand was asked for',
  OUTSIDE_AREA: 'outside its area',
  OUTSIDE_HOURS: 'outside its hours',
  NO_VEHICLE: 'no vehicle is free',
  TOO_MANY_PASSENGERS: 'too many passengers',
  OTHER: 'it gave a reason of its own',
  UNREACHABLE: 'it could not be reached',
  INVALID_ANSWER: 'its answer made no sense or was not signed by it',
};

const FATES = {
  EXPIRED: 'its offer had run out',
  OUTDONE: 'another way is at least as good in everything',
  UNFIT: 'its ride does not fit the time asked for',
};

const iso = (seconds) => new Date(seconds * 1000).toISOString();

/** What one way has of what the order counts. */
function scoreWords(receipt, option) {
  const { features } = option;
  const price = features.price === null ? 'price not known' : f.money({ minorUnits: features.price, currency: receipt.currency });
  switch (receipt.order.by) {
    case 'PRICE': return price;
    case 'GREENEST': return f.co2(features.co2Grams);
    case 'OWN_WEIGHTS': return f.count(option.score, 'point');
    case 'DIRECT_FIRST': return features.rides <= 1
      ? `no change, leaves ${f.time(iso(features.departureSeconds))}`
      : `${f.count(features.rides - 1, 'change')}, takes ${f.duration(features.elapsedSeconds)}`;
    default: return receipt.order.arriveBy
      ? `leaves ${f.time(iso(features.departureSeconds))}`
      : `arrives ${f.time(iso(features.departureSeconds + features.elapsedSeconds))}`;
  }
}

const same = (a, b) => Object.keys(a).every((key) => a[key] === b[key]);

/** What a rider may wonder about where two neighbours are equal, or one stands where its score would not put it. */
function remark(receipt, shown, i) {
  const [option, before, after] = [shown[i], shown[i - 1], shown[i + 1]];
  if (i === receipt.policy.firstPage - 1 && option.features.publicTransport && after && after.score < option.score) {
    return 'the best by public transport, which is always on the first page';
  }
  if (!before || before.score !== option.score) return null;
  return same(before.features, option.features)
    ? 'equal to the one above in everything: a draw decided, which anybody can check tomorrow'
    : 'equal to the one above in this; time, price, changes, walking and CO₂ decided, in this order';
}

/** What stands beside each way; where two neighbours read alike and are not, to the second. */
function scores(receipt, shown) {
  const words = shown.map((option) => scoreWords(receipt, option));
  const seconds = (i) => f.moment(iso(receipt.order.arriveBy ? shown[i].features.departureSeconds : shown[i].features.departureSeconds + shown[i].features.elapsedSeconds)).slice(-8);
  const alike = (i, j) => words[i] === words[j] && shown[i].score !== shown[j]?.score;
  return words.map((said, i) => (receipt.order.by === 'SOONEST' && (alike(i, i - 1) || alike(i, i + 1)) ? `${said}:${seconds(i).slice(-2)}` : said));
}

function order(receipt, plan) {
  const shown = receipt.options.filter((o) => o.place !== null).sort((a, b) => a.place - b.place);
  const left = receipt.options.length - shown.length;
  const said = scores(receipt, shown);
  const names = (option) => f.list(operatorNames(plan.options.find((o) => o.optionId === option.optionId)?.legs ?? []));
  return [
    h('p', null, `You asked for this order: ${ORDERS[receipt.order.by]?.(receipt.order.arriveBy) ?? receipt.order.by}. Who runs a way does not count, and nobody can pay for a place.`),
    h('ol', { class: 'why-order', 'data-testid': 'why-order' }, shown.map((option, i) => {
      const remarked = remark(receipt, shown, i);
      const { features } = option;
      return h('li', null,
        h('span', { class: 'why-way' }, f.time(iso(features.departureSeconds)), ' – ', f.time(iso(features.departureSeconds + features.elapsedSeconds))),
        h('span', { class: 'why-score' }, said[i]),
        h('span', { class: 'muted' }, names(option) || 'no operator'), remarked ? h('span', { class: 'muted' }, remarked) : null);
    })),
    left ? h('p', { class: 'muted' }, `${f.count(left, 'more way')} found and not shown: at most 20 are, the best of each kind in any case.`) : null,
  ];
}

function answer(receipt, operator) {
  const after = operator.answeredMillis === null ? '' : ` after ${operator.answeredMillis}\u00a0ms of ${operator.deadlineMillis}\u00a0ms`;
  const fate = receipt.offers.find((o) => o.operator === operator.id && o.kind === 'QUOTE')?.fate;
  const reason = REASONS[operator.reason];
  switch (operator.answer) {
    case 'OFFER': return [`made an offer${after}${fate && fate !== 'USED' ? `; not shown: ${FATES[fate]}` : ''}`, 'good'];
    case 'REFUSED': return [`declined${after}: ${reason}`, 'plain'];
    case 'LATE': return [`gave no answer within the ${operator.deadlineMillis}\u00a0ms that all have`, 'warn'];
    case 'ERROR': return [`failed${after}: ${reason}`, 'bad'];
    default: return [`had nothing to answer: ${reason}`, 'plain'];
  }
}

const operators = (receipt) => [
  h('h3', null, 'Who was asked'),
  h('ul', { 'data-testid': 'why-operators' }, receipt.operators.map((operator) => {
    const [words, tone] = answer(receipt, operator);
    return h('li', null, h('span', { class: `state ${tone}`, 'aria-hidden': 'true' }), h('span', null, h('strong', null, operator.name), ` ${words}`));
  })),
];

/** A file made on the spot, for the rider to keep. */
function save(name, text) {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function proof(receipt) {
  const witnesses = receipt.checkpoint.split('\n').filter((line) => line.startsWith('— ')).length - 1;
  const path = receipt.logPath.slice(1);
  const file = (name, text) => h('a', { href: `${path}/${name}` }, text);
  return [
    h('h3', null, 'Where it is written down'),
    h('p', { 'data-testid': 'why-log' }, `This search is entry ${receipt.index} of the public log ${receipt.log}, whose checkpoint of ${f.count(receipt.size, 'entry', 'entries')} has it${
      witnesses > 0 ? ` and is signed by ${f.count(witnesses, 'witness', 'witnesses')}` : '; no witness signs this log yet'}. It says nothing of you or of where you go: only your receipt opens that.`),
    h('p', null, 'Check it at the log’s ', file('checkpoint', 'checkpoint'), ' with its ', file('key', 'key'), ', by ',
      h('span', null, `policy ${receipt.policy.version}`), h('span', { class: 'why-hash' }, ` ${receipt.policy.hash}`), '.'),
    h('div', { class: 'notice-actions' },
      h('button', { type: 'button', class: 'button small', on: { click: () => save(`search-${receipt.index}.json`, JSON.stringify(receipt, null, 2)) } }, 'Keep the receipt'),
      h('button', { type: 'button', class: 'button small', on: { click: () => save(`search-${receipt.index}.tlog-proof`, receipt.proof) } }, 'Keep the proof')),
  ];
}

/** A part of the list of options that opens on demand; the receipt is fetched once. */
export function why(plan) {
  if (!plan.record) return null;
  const body = h('div', { class: 'why-body' });
  let fetched = false;
  async function load() {
    if (fetched) return;
    fetched = true;
    fill(body, h('p', { class: 'muted', 'aria-busy': 'true' }, 'Fetching the receipt from the public log…'));
    try {
      const receipt = await api.receipt(plan.record.receipt, WAIT_SECONDS);
      fill(body, order(receipt, plan), operators(receipt), proof(receipt));
    } catch (error) {
      fetched = false;
      fill(body, error.code === 'NOT_PUBLISHED'
        ? notice(error.message, [{ text: 'Ask again', run: load, primary: true }], { tone: 'info' })
        : failure(error, { retry: load }));
    }
  }
  return h('details', { class: 'asked why', 'data-testid': 'why', on: { toggle: (event) => { if (event.target.open) load(); } } },
    h('summary', null, 'Why this order'), body);
}

/** 32 random bytes for one search, as hexadecimal digits: they are drawn here, so that the gateway cannot choose them. */
export function drawSecret() {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
