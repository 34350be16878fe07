// How figures and names read on the page.

const LOCALE = 'en-GB';

/** "1,234"; null, which is withheld or not there, is "–". */
export const number = (value) => (value === null || value === undefined ? '–' : new Intl.NumberFormat(LOCALE).format(value));

/** "1 search", "2 searches" */
export const plural = (count, one, more) => `${number(count)} ${count === 1 ? one : more}`;

/** Basis points as "62.1 %". */
export const percent = (bps) => (bps === null ? '–' : `${(bps / 100).toFixed(1)}\u00a0%`);

/** Minor units as "4.10 EUR". */
export function money(minor, currency) {
  if (minor === null) return '–';
  const digits = new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  const amount = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(minor / 10 ** digits);
  return `${amount}\u00a0${currency}`;
}

/** "30 Nov 2026, 20:06:39 UTC" */
export const moment = (iso) => `${new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso))} UTC`;

/** "November 2026" */
export const monthName = (month) => new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

/** "3 days 4 h" of minutes. */
export function wait(minutes) {
  if (minutes === null) return 'not yet';
  if (minutes < 60) return `${minutes}\u00a0min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}\u00a0h ${minutes % 60}\u00a0min`;
  return `${Math.floor(hours / 24)}\u00a0days ${hours % 24}\u00a0h`;
}

/** "NO_RIDE_WANTED" as "No ride wanted". */
export function words(name) {
  if (name === 'ALL') return 'All modes';
  const text = name.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What each flag says; the thresholds are in docs/market.md. */
export const FLAGS = {
  HHI_1000: 'index 1,000 or more (EU)',
  HHI_1800: 'index above 1,800 (US)',
  HHI_2000: 'index above 2,000 (EU)',
  RISE_100: 'up by more than 100, above 1,800 (US)',
  RISE_150: 'up by 150 or more, above 2,000 (EU)',
  RISE_250: 'up by 250 or more (EU)',
  SHARE_30: 'one owner above 30 %',
  SHARE_30_RISE: 'one owner above 30 %, and rising (US)',
};

export const STATUS = {
  NEVER_VERIFIED: ['Never verified', ''],
  VERIFYING: ['Verifying …', 'warn'],
  VERIFIED: ['VERIFIED', 'good'],
  NOT_VERIFIED: ['NOT VERIFIED', 'bad'],
  UNREACHABLE: ['Not reached', 'warn'],
};
