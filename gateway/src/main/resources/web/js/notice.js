// Bad news as the rider sees it: the gateway's own sentence, and what can be done about it.

import { h } from './dom.js';
import { icon } from './icons.js';

/**
 * @param sentence what happened
 * @param actions [{ text, run, primary }]
 * @param tone 'bad' | 'warn' | 'info'
 */
export function notice(sentence, actions = [], { tone = 'bad', title = null, code = null } = {}) {
  return h('div', { class: `notice notice-${tone}`, role: tone === 'info' ? 'status' : 'alert', 'data-testid': 'notice', 'data-code': code },
    icon(tone === 'info' ? 'clock' : 'alert'),
    h('div', { class: 'notice-body' },
      title ? h('p', { class: 'notice-title' }, title) : null,
      h('p', null, sentence),
      actions.length
        ? h('div', { class: 'notice-actions' }, actions.map((a) =>
          h('button', { type: 'button', class: a.primary ? 'button primary small' : 'button small', on: { click: a.run } }, a.text)))
        : null));
}

/**
 * The notice for a failed call. `ways` names what the page can do where it is shown; only the fitting ones are offered.
 * @param ways { retry, search, sort, map, date, journeyDate, trips, newRider } functions, each optional
 */
export function failure(error, ways) {
  const action = (text, run, primary = false) => (run ? [{ text, run, primary }] : []);
  const again = action('Search again', ways.search, true);
  const byCode = {
    PLAN_EXPIRED: again,
    PRICE_CHANGED: again,
    LEG_TAKEN: again,
    OFFER_EXPIRED: again,
    IDEMPOTENCY_MISMATCH: again,
    OPERATOR_DOWN: again,
    INSUFFICIENT_FUNDS: [...action('Show cheapest first', ways.sort, true), ...action('My trips', ways.trips)],
    OUTSIDE_MAP: action('Choose on the map', ways.map, true),
    NO_SERVICE_ON_DATE: [...action('Use the suggested day', ways.journeyDate, true), ...action('Change the date', ways.date, !ways.journeyDate)],
    NOT_SIGNED_IN: action('Continue as a new rider', ways.newRider, true),
    NOT_FOUND: action('My trips', ways.trips, true),
    NOT_CANCELLABLE: [],
    RIDE_REFUSED: action('Try again', ways.retry),
    TRIP_NOT_OVER: [],
    LEDGER_DOWN: action('Ask again', ways.retry, true),
    LOG_STOPPED: action('Try again', ways.retry),
    NOT_READY: action('Try again', ways.retry, true),
    OUTAGE: action('Try again', ways.retry, true),
  };
  const actions = byCode[error.code] ?? action('Try again', ways.retry, true);
  const tone = ['OUTAGE', 'NOT_READY', 'LEDGER_DOWN', 'OPERATOR_DOWN'].includes(error.code) ? 'warn' : 'bad';
  return notice(error.message, actions, { tone, code: error.code });
}
