// Each gateway's public log: how it stands, and the button that has it verified now.

import { api } from './api.js';
import { announce, byId, fill, h } from './dom.js';
import { moment, number, plural, STATUS } from './words.js';

const AGAIN_MILLIS = 15000;
const PROGRESS_MILLIS = 500;

let timer;
let statuses = {};

/**
 * Shows the gateways, and again and again: twice a second while one is verified.
 * @param changed called after a verification ended
 */
export async function watch(changed) {
  clearTimeout(timer);
  let next = AGAIN_MILLIS;
  try {
    const { gateways } = await api.gateways();
    show(gateways, changed);
    const ended = gateways.filter((one) => statuses[one.id] === 'VERIFYING' && one.status !== 'VERIFYING');
    statuses = Object.fromEntries(gateways.map((one) => [one.id, one.status]));
    if (gateways.some((one) => one.status === 'VERIFYING')) next = PROGRESS_MILLIS;
    if (ended.length) {
      announce(ended.map((one) => `${one.log}: ${STATUS[one.status][0]}. ${one.last.sentence}`).join(' '));
      changed();
    }
  } catch (problem) {
    fill(byId('gateways'), h('p', { class: 'notice bad', role: 'alert' }, problem.message));
  }
  timer = setTimeout(() => watch(changed), next);
}

function show(gateways, changed) {
  const focused = document.activeElement?.dataset?.gateway;
  fill(byId('gateways'), gateways.length ? gateways.map((one) => gateway(one, changed))
    : h('p', { class: 'notice' }, h('b', null, 'No gateway has registered a public log yet.'),
      'A gateway registers its log when it starts with a ledger. Until then nothing about its searches can be checked.'));
  if (focused) document.querySelector(`[data-gateway="${focused}"]`)?.focus();
}

function gateway(one, changed) {
  const [name, tone] = STATUS[one.status] ?? [one.status, ''];
  const checkpoint = one.last?.checkpoint;
  return h('div', { class: 'gateway', 'data-testid': 'gateway', 'data-status': one.status },
    h('div', null,
      h('div', { class: 'gateway-name' }, h('h3', null, one.log), h('span', { class: `tag ${tone}`, 'data-testid': 'status' }, name)),
      h('p', { class: 'facts muted' },
        h('span', null, `${one.gateway || 'A gateway'} of ${one.organisation}`),
        one.last ? h('span', null, `${one.status === 'VERIFYING' ? `Before: ${STATUS[one.last.verdict][0]}, ` : ''}${moment(one.last.at)}`) : null,
        checkpoint ? h('span', null, `${number(checkpoint.size)} entries, ${plural(one.last.searches, 'search', 'searches')} run again, ${plural(one.last.anchors, 'anchor', 'anchors')} of the ledger agree`) : null),
      checkpoint ? h('p', { class: 'mono muted' }, `root ${checkpoint.root}`) : null,
      sentence(one),
      one.status === 'VERIFYING' ? h('progress', { max: one.entries ?? 1, value: one.entries === null ? null : one.entriesRead, 'aria-label': `Entries of ${one.log} read` }) : null),
    h('button', {
      type: 'button', class: 'button primary', 'data-testid': 'verify', 'data-gateway': one.id,
      disabled: one.status === 'VERIFYING' || !one.address, on: { click: (event) => begin(event.currentTarget, one, changed) },
    }, one.status === 'VERIFYING' ? 'Verifying …' : 'Verify now'));
}

function sentence(one) {
  if (!one.address) return h('p', { class: 'sentence muted' }, 'The office was not told where this log is served: set its url under commonway.logs and start the office again.');
  if (one.status === 'VERIFYING') return h('p', { class: 'sentence muted' }, one.entries === null ? 'It waits for its turn, or for the checkpoint.' : `${number(one.entriesRead)} of ${number(one.entries)} entries read.`);
  if (!one.last) return h('p', { class: 'sentence muted' }, 'Nobody has verified it yet: press the button.');
  const bad = one.last.verdict === 'NOT_VERIFIED';
  return [
    h('p', { class: bad ? 'sentence notice bad' : 'sentence muted' },
      bad ? h('b', null, `${plural(one.last.differences, 'difference', 'differences')}, the first: ${one.last.firstCode}`) : null, one.last.sentence),
    one.last.unchecked.length ? h('p', { class: 'muted' }, `Not checked: ${one.last.unchecked.join('; ')}.`) : null];
}

async function begin(button, one, changed) {
  button.disabled = true;
  try {
    await api.verify(one.id);
    statuses[one.id] = 'VERIFYING';
    announce(`Verifying ${one.log}.`);
    watch(changed);
  } catch (problem) {
    button.disabled = false;
    button.closest('.gateway').append(h('p', { class: 'notice bad', role: 'alert' }, problem.message));
  }
}
