// How numbers, money and times read on the page. Times are shown on the city's clock, whatever the device's is.

const LOCALE = 'en-GB';
let zone;

/** Sets the city's time zone; until then the device's own is used. */
export function setTimeZone(timeZone) {
  zone = timeZone || undefined;
}

/** Minor units per currency as ISO 4217 has them (2 for EUR, 0 for JPY, 3 for KWD), which Intl knows. */
function digitsOf(currency) {
  return new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
}

/** The amount of a money value without its currency: "4.35". */
export function amount(money) {
  const digits = digitsOf(money.currency);
  return new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(money.minorUnits / 10 ** digits);
}

/** "4.35 EUR", with a no-break space between. */
export const money = (value) => `${amount(value)}\u00a0${value.currency}`;

const clock = (options) => new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options });

/** "08:34" */
export const time = (iso) => clock({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));

/** "Tue 14 May" */
export const day = (iso) => clock({ weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(iso));

/** "Tuesday 14 May 2024" */
export const longDay = (iso) =>
  clock({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(iso));

/** "14 May 2024, 08:34:12" */
export const moment = (iso) => clock({ dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));

/** A local date and time ("2024-05-14T08:30") in words, without shifting it between zones. */
export function localWords(local) {
  const utc = new Date(`${local}:00Z`);
  const options = { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return new Intl.DateTimeFormat(LOCALE, options).format(utc);
}

/** Date and time parts of an instant on the city's clock: { date: "2024-05-14", time: "08:30" }. */
export function localParts(iso) {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const part = Object.fromEntries(clock(options).formatToParts(new Date(iso)).map((p) => [p.type, p.value]));
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

/** "28 min", "1 h 04" */
export function duration(seconds) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `${minutes}\u00a0min`;
  return `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}`;
}

/** "350 m", "2.4 km" */
export function distance(metres) {
  if (metres < 950) return `${Math.max(10, Math.round(metres / 10) * 10)}\u00a0m`;
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(metres / 1000)}\u00a0km`;
}

/** "420 g CO₂", "1.2 kg CO₂" */
export function co2(grams) {
  if (grams < 1000) return `${Math.round(grams)}\u00a0g\u00a0CO₂`;
  return `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(grams / 1000)}\u00a0kg\u00a0CO₂`;
}

/** "3 legs", "1 leg" */
export const count = (n, one, many = `${one}s`) => `${n}\u00a0${n === 1 ? one : many}`;

/** Percent of basis points: 300 is "3%". */
export const percent = (bps) => new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10000);

/** "41.15021, -8.61010" */
export const coordinates = (p) => `${Number(p.lat).toFixed(5)}, ${Number(p.lon).toFixed(5)}`;

const MODES = {
  WALK: 'Walk', BUS: 'Bus', TRAM: 'Tram', METRO: 'Metro', RAIL: 'Train', FERRY: 'Ferry',
  BICYCLE: 'Bike', SCOOTER: 'Scooter', MOPED: 'Moped', CAR: 'Car', SHUTTLE: 'Shuttle',
};

/** The rider's word for a mode. */
export const mode = (name) => MODES[name] ?? 'Ride';

/** "Metro, Pedal and Rosa's shuttle" */
export const list = (names) => new Intl.ListFormat(LOCALE, { type: 'conjunction' }).format(names);
