// The city office's page: gateways, and the figures of a month.

import { api } from './api.js';
import { answers, concentration, shares, table } from './charts.js';
import { announce, byId, fill, h } from './dom.js';
import { watch } from './gateways.js';
import { money, moment, monthName, number, wait, words } from './words.js';

let months = [];
let state = { month: null, view: 'public' };
let asked = 0;

const rows = (columns, empty) => (list) => (list.length ? table(list, columns) : h('p', { class: 'notice' }, empty));
const millis = (value) => (value === null ? '–' : `${number(value)}\u00a0ms`);

/** The tables of a month: name, title, how it is drawn, whether it takes the whole width. */
const SECTIONS = [
  ['shares', 'Shares', shares],
  ['concentration', 'Concentration', concentration],
  ['answers', 'Offers and refusals', answers, true],
  ['answer-times', 'Answer times', rows([
    ['operator', 'Operator', null], ['offers', 'Offers', number], ['offerMedianMillis', 'Median', millis], ['offerNinetiethMillis', '90th', millis],
    ['refusals', 'Refusals', number], ['refusalMedianMillis', 'Median', millis]], 'No operator was asked in this month.')],
  ['price-gaps', 'Price differences', rows([
    ['owner', 'Owner', null], ['trips', 'Trips beside others', number],
    ['gapMedianMinor', 'Median above cheapest', (value, row) => money(value, row.currency)],
    ['gapNinetiethMinor', '90th', (value, row) => money(value, row.currency)]], 'No search of this month has trips of two owners that are alike enough to compare.')],
  ['listing-times', 'Time to be listed', rows([
    ['operator', 'Operator', null], ['toListedMinutes', 'To the first listed trip', wait], ['toSoldMinutes', 'To the first ridden trip', wait]], 'No operator is registered.'), true],
];

function section([name, title, draw, whole]) {
  const path = `api/months/${state.month}/${name}`;
  const body = h('div', null, h('div', { class: 'skeleton' }));
  const says = h('p', { class: 'muted' });
  const downloads = h('div', { class: 'downloads' });
  const asking = asked;
  api.table(state.month, name, state.view).then((answer) => {
    if (asking !== asked) return;
    fill(says, answer.says);
    fill(downloads, links(path, `?view=${state.view}`, title));
    fill(body, draw(answer.rows));
  }, (problem) => { if (asking === asked) fill(body, failed(problem)); });
  return h('section', { class: whole ? 'card whole' : 'card', 'aria-label': title, 'data-testid': name },
    h('div', { class: 'card-head' }, h('h2', null, title), downloads), says, body);
}

const links = (path, query, title) => [['CSV', '.csv'], ['JSON Lines', '.jsonl']].map(([name, ending]) =>
  h('a', { href: path + ending + query, download: true, 'aria-label': `${title} as ${name}` }, name));

/** What is missing is told with what to do next; only a failure is an alarm. */
function failed(problem) {
  const titles = {
    MONTH_EMPTY: 'No rides in this month', NO_SEARCHES: 'No searches in this month', MONTH_OPEN: 'Not published yet',
    NO_VERIFIED_LOG: 'No verified log', NOT_READY: 'Not ready yet',
  };
  const calm = problem.code in titles;
  return h('div', { class: calm ? 'notice' : 'notice bad', role: calm ? null : 'alert', 'data-testid': 'notice', 'data-code': problem.code },
    h('b', null, titles[problem.code] ?? 'This could not be computed'),
    h('p', null, problem.code === 'NO_VERIFIED_LOG' ? 'These figures rest on verified logs only. Press “Verify now” at a gateway above.' : problem.message),
    problem.code === 'MONTH_OPEN' && !byId('views').hidden
      ? h('button', { type: 'button', class: 'button small', on: { click: () => choose({ view: 'city' }) } }, 'Show what the city sees') : null,
    calm && problem.code !== 'NOT_READY' ? null
      : h('button', { type: 'button', class: 'button small', on: { click: () => showFigures() } }, 'Try again'));
}

function showFigures() {
  asked++;
  fill(byId('figures'), SECTIONS.map(section));
}

function showControls() {
  const at = months.findIndex((one) => one.month === state.month);
  const chosen = months[at];
  fill(byId('month'), months.map((one) => h('option', { value: one.month, selected: one.month === state.month }, monthName(one.month))));
  byId('earlier').disabled = at >= months.length - 1;
  byId('later').disabled = at <= 0;
  for (const input of document.querySelectorAll('[name=view]')) input.checked = input.value === state.view;
  const trips = chosen.settledTrips === null ? '' : ` ${number(chosen.settledTrips)} trips settled, ${number(chosen.unsettledTrips)} not yet.`;
  fill(byId('month-state'), (chosen.isClosed ? 'Closed: its figures do not change any more.' : 'Open: its figures still change.') + trips);
  for (const [id, format] of [['report', 'html'], ['report-pdf', 'pdf']]) {
    const report = byId(id);
    report.href = `api/months/${state.month}/report.${format}?view=${state.view}`;
    // Nothing is published of a month that is open.
    report.hidden = state.view === 'public' && !chosen.isClosed;
  }
}

/** Shows another month or view, and puts it into the address, so that it can be sent to others. */
function choose(change) {
  state = { ...state, ...change };
  history.replaceState(null, '', `#${state.month}/${state.view}`);
  showControls();
  showFigures();
  announce(`${monthName(state.month)}, ${state.view === 'city' ? 'what the city sees' : 'what is published'}`);
}

function step(by) {
  const to = months[months.findIndex((one) => one.month === state.month) + by];
  if (to) choose({ month: to.month });
}

function showBasis(basis) {
  fill(byId('basis'),
    h('p', null, basis.ledgerBlock === null ? 'No trip was ever booked on this ledger.' : `Computed from the ledger up to block ${number(basis.ledgerBlock)}, read ${moment(basis.ledgerReadAt)}`,
      basis.checkpoints.length ? ', and from verified logs up to:' : '. No log is verified.'),
    basis.checkpoints.map((one) => h('p', { class: 'mono' }, `${one.origin} ${one.size} ${one.root}`)),
    h('p', null, h('a', { href: 'openapi' }, 'The API of this office')));
}

async function showAccess() {
  try {
    const answer = await api.access();
    fill(byId('access-downloads'), links('api/access', '', 'Requests for access'));
    fill(byId('access'), h('p', { class: 'muted' }, answer.says), rows([
      ['operator', 'Operator', null], ['kind', 'Asked for', (value) => words(value), true], ['askedOrganisation', 'Of', null],
      ['status', 'Status', (value, row) => h('span', { class: row.isOverdue ? 'tag bad' : 'tag' }, words(value) + (row.isOverdue ? ', overdue' : '')), true],
      ['reasons', 'Reasons', null], ['dueAt', 'Due', (value) => (value ? moment(value) : '–'), true]],
    'Nobody has asked on this ledger to be let in or sold.')(answer.rows));
  } catch (problem) {
    fill(byId('access'), failed(problem));
  }
}

async function refresh() {
  const answer = await api.months();
  months = answer.months;
  fill(byId('city-name'), answer.cityName);
  document.title = `${answer.cityName} · City office · Commonway`;
  byId('views').hidden = !answer.views.includes('city');
  showBasis(answer.basis);
  return answer;
}

async function start() {
  byId('month').addEventListener('change', (event) => choose({ month: event.target.value }));
  byId('earlier').addEventListener('click', () => step(1));
  byId('later').addEventListener('click', () => step(-1));
  byId('views').addEventListener('change', (event) => choose({ view: event.target.value }));
  fill(byId('gateways-downloads'), links('api/gateways', '', 'Gateways'));
  try {
    const answer = await refresh();
    const [month, view] = location.hash.slice(1).split('/');
    choose({
      month: months.some((one) => one.month === month) ? month : months[0].month,
      view: answer.views.includes(view) ? view : answer.views.at(-1),
    });
  } catch (problem) {
    fill(byId('figures'), h('div', { class: 'notice bad whole', role: 'alert', 'data-testid': 'notice', 'data-code': problem.code },
      h('p', null, problem.message), h('button', { type: 'button', class: 'button small', on: { click: () => location.reload() } }, 'Try again')));
  }
  showAccess();
  watch(() => refresh().then(() => { showControls(); showFigures(); }));
}

start();
