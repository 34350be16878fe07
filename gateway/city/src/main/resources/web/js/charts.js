// Charts of the page, each with its table behind it, so that nothing is said by colour or length alone.

import { h } from './dom.js';
import { FLAGS, money, number, percent, words } from './words.js';

const COLOURS = 7;
const colour = (index) => `var(--c${index % COLOURS})`;

/** A table; columns are [key, title, show, isText]: what has a show stands at the right as numbers do, unless it is text. */
export function table(rows, columns, caption) {
  return h('div', { class: 'scroll' }, h('table', null,
    caption ? h('caption', { class: 'sr-only' }, caption) : null,
    h('thead', null, h('tr', null, columns.map(([, title, show, isText]) => h('th', { scope: 'col', class: show && !isText ? 'number' : null }, title)))),
    h('tbody', null, rows.map((row) => h('tr', null, columns.map(([key, , show, isText]) =>
      h('td', { class: show && !isText ? 'number' : null }, show ? show(row[key], row) : row[key] ?? '–')))))));
}

const behind = (title, content) => h('details', null, h('summary', null, title), content);

/** Of the whole city; its zones are in the tables. */
const wholeCity = (rows) => rows.filter((row) => row.zone === 'ALL');
const zoneName = (zone) => (zone === 'ALL' ? 'All' : zone);

/** Shares by owner, a group for each mode. */
export function shares(all) {
  const rows = wholeCity(all);
  const owners = [...new Set(rows.map((row) => row.owner))].sort();
  const groups = [...new Set(rows.map((row) => row.mode))].map((mode) => {
    const of = rows.filter((row) => row.mode === mode).sort((one, other) => (other.legs ?? -1) - (one.legs ?? -1));
    return [h('h3', { class: 'group-title' }, words(mode)), h('div', { class: 'bars' }, of.map((row) =>
      h('div', { class: 'bar-row', 'data-testid': 'share' },
        h('span', { class: 'bar-label', title: row.owner }, row.owner),
        h('span', { class: 'track', 'aria-hidden': 'true' }, row.legsShareBps === null ? null
          : h('span', { class: 'fill', vars: { '--w': `${row.legsShareBps / 100}%`, '--c': colour(owners.indexOf(row.owner)) } })),
        h('span', { class: 'bar-value' }, row.legsShareBps === null
          ? h('span', { class: 'withheld' }, 'withheld') : `${percent(row.legsShareBps)} · ${number(row.legs)}`))))];
  });
  return [groups, behind('Legs and fares as a table', table(all, [
    ['mode', 'Mode', null], ['zone', 'Zone', zoneName, true], ['owner', 'Owner', null], ['legs', 'Legs', number], ['legsShareBps', 'Share', percent],
    ['fareMinor', 'Fares', (value, row) => money(value, row.currency)], ['fareShareBps', 'Share of fares', percent],
  ], 'Shares by mode and owner'))];
}

/** Without what a stronger flag says already; the table has them all. */
function strongest(flags) {
  const said = { HHI_1000: ['HHI_1800', 'HHI_2000'], HHI_1800: ['HHI_2000'], SHARE_30: ['SHARE_30_RISE'], RISE_100: ['RISE_150'] };
  return flags.filter((flag) => !(said[flag] ?? []).some((other) => flags.includes(other)));
}

/** Each market on the scale from 0 to 10,000, with the thresholds that flags go by. */
export function concentration(all) {
  const groups = wholeCity(all).map((row) => {
    const exact = row.hhiLegs !== null;
    const known = row.hhiLegsLow !== null;
    const value = exact ? number(row.hhiLegs) : known ? `${number(row.hhiLegsLow)} to ${number(row.hhiLegsHigh)}` : 'withheld';
    const flags = strongest(row.flags ? row.flags.split(' ') : []);
    return h('div', { 'data-testid': 'hhi' },
      h('h3', { class: 'group-title' }, words(row.mode), h('span', { class: known ? 'tag' : 'withheld' }, known ? `HHI ${value}` : value)),
      known ? h('div', { class: 'scale', 'aria-hidden': 'true' },
        h('div', { class: 'scale-track' }),
        [1000, 2000, 5000].map((mark) => h('div', { class: 'scale-mark', vars: { '--x': `${mark / 100}%` } }, h('span', null, number(mark)))),
        h('div', { class: exact ? 'scale-value' : 'scale-value range', vars: { '--x': `${row.hhiLegsLow / 100}%`, '--w': `${(row.hhiLegsHigh - row.hhiLegsLow) / 100}%` } })) : null,
      flags.length ? h('div', { class: 'flags' }, flags.map((flag) => h('span', { class: 'tag warn', title: flag }, FLAGS[flag] ?? flag))) : null,
      row.flagsComplete ? null : h('p', { class: 'muted' }, 'Not all flags can be told: a count that they need is withheld.'));
  });
  return [groups, behind('Concentration as a table', table(all, [
    ['mode', 'Mode', null], ['zone', 'Zone', zoneName, true], ['legs', 'Legs', number], ['hhiLegs', 'HHI of legs', number], ['hhiLegsLow', 'at least', number],
    ['hhiLegsHigh', 'at most', number], ['hhiFares', 'HHI of fares', number], ['flags', 'Flags', null],
  ], 'Concentration by mode'))];
}

/** Timetables and shared vehicles are searched and never asked, so that they cannot refuse. */
function refusedOf(searches, notAsked, refused) {
  if (notAsked === searches) return `${number(searches)} ${searches === 1 ? 'search' : 'searches'}, never asked`;
  if (refused === null) return h('span', { class: 'withheld' }, 'refusals withheld');
  return notAsked === null ? `refused ${number(refused)}` : `refused ${number(refused)} of ${number(searches - notAsked)}`;
}

/** What came of each operator, a bar for each with its outcomes. */
export function answers(rows) {
  const leaves = rows.filter((row) => row.kind !== 'ALL' && (row.outcome !== 'ALL' || ['OFFER', 'LATE'].includes(row.kind)));
  const nameOf = (row) => (row.outcome === 'ALL' ? row.kind : row.outcome);
  const outcomes = [...new Set(leaves.filter((row) => row.count > 0).map(nameOf))];
  const bars = rows.filter((row) => row.kind === 'ALL').map((whole) => {
    const own = leaves.filter((row) => row.gateway === whole.gateway && row.operator === whole.operator);
    const sum = (kind) => rows.find((row) => row.gateway === whole.gateway && row.operator === whole.operator && row.kind === kind && row.outcome === 'ALL')?.count ?? null;
    return h('div', { class: 'bar-row', 'data-testid': 'answer' },
      h('span', { class: 'bar-label', title: `${whole.operator} at ${whole.gateway}` }, whole.operator),
      h('span', { class: 'track', 'aria-hidden': 'true' }, own.filter((row) => row.count > 0 && whole.count).map((row) =>
        h('span', { class: 'fill', title: `${words(nameOf(row))}: ${row.count}`, vars: { '--w': `${(100 * row.count) / whole.count}%`, '--c': colour(outcomes.indexOf(nameOf(row))) } }))),
      h('span', { class: 'bar-value' }, whole.count === null ? h('span', { class: 'withheld' }, 'withheld')
        : refusedOf(whole.count, sum('NOT_ASKED'), sum('REFUSED'))));
  });
  return [
    h('div', { class: 'legend' }, outcomes.map((name, index) => h('span', null, h('i', { vars: { '--c': colour(index) } }), words(name)))),
    h('div', { class: 'bars answers' }, bars),
    behind('Offers and refusals as a table', table(rows.filter((row) => row.count !== 0), [
      ['gateway', 'Gateway', null], ['operator', 'Operator', null], ['kind', 'Kind', null], ['outcome', 'Outcome', null], ['count', 'Searches', number],
    ], 'Offers and refusals by operator and reason'))];
}
