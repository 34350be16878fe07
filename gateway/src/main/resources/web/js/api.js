// The gateway's HTTP API as functions. Three ways a call can end: its answer, a Problem (the gateway said no, in one
// sentence), or an Outage (no answer came, so what happened is not known).

/** The gateway refused: `detail` is the sentence to show, `code` says which refusal it is. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `The gateway answered ${status} without saying why; try again in a moment.`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code || String(body.type || '').split('#')[1] || `HTTP_${status}`;
  }
}

/** No answer came. A booking may or may not have been made. */
export class Outage extends Error {
  constructor(timedOut) {
    super(timedOut
      ? 'The gateway did not answer in time.'
      : 'The gateway cannot be reached from here; check the connection.');
    this.name = 'Outage';
    this.code = 'OUTAGE';
  }
}

/** The rider stopped it: nothing to show. */
export class Stopped extends Error {
  constructor() {
    super('Stopped.');
    this.name = 'Stopped';
    this.code = 'STOPPED';
  }
}

async function send(path, { method = 'GET', body, token, headers = {}, signal, limitMillis = 10000 } = {}) {
  const abort = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => { timedOut = true; abort.abort(); }, limitMillis);
  const stop = () => abort.abort();
  signal?.addEventListener('abort', stop);
  try {
    const response = await fetch(path, {
      method,
      signal: abort.signal,
      cache: 'no-store',
      headers: {
        Accept: 'application/json, application/problem+json, image/svg+xml',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    // The body is read inside the time limit too: an answer that stops half way is an outage as well.
    const text = await response.text();
    if (!response.ok) throw new Problem(response.status, parse(text) ?? {});
    return text;
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal?.aborted) throw new Stopped();
    throw new Outage(timedOut);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function json(path, options) {
  const answer = parse(await send(path, options));
  if (answer === null) throw new Problem(502, { detail: 'The gateway sent an answer that this page cannot read; reload the page and try again.' });
  return answer;
}

/** The id of the city that the page is about; null is the gateway's first. */
export const askedCity = new URLSearchParams(location.search).get('city');

const inCity = (path, parameters = {}) => {
  const all = new URLSearchParams({ ...parameters, ...(askedCity ? { city: askedCity } : {}) }).toString();
  return all ? `${path}?${all}` : path;
};

const trip = (id) => `api/trips/${encodeURIComponent(id)}`;

export const api = {
  /** All cities of the gateway. */
  cities: () => json('api/cities', { limitMillis: 6000 }),
  city: () => json(inCity('api/city'), { limitMillis: 6000 }),
  places: (text, signal) => json(inCity('api/places', { q: text }), { signal, limitMillis: 6000 }),
  vehicles: () => json(inCity('api/vehicles'), { limitMillis: 8000 }),
  plan: (query, signal) => json('api/plans', { method: 'POST', body: query, signal, limitMillis: 45000 }),
  /** @param path as the plan's record has it; waits so many seconds at most for the log to publish it */
  receipt: (path, waitSeconds) => json(`${path.slice(1)}?waitSeconds=${waitSeconds}`, { limitMillis: waitSeconds * 1000 + 6000 }),
  newRider: () => json('api/riders', { method: 'POST', body: {} }),
  wallet: (token) => json('api/wallet', { token }),
  /** The key makes asking twice safe: the same key is the same booking. */
  book: (token, key, planId, optionId) => json('api/trips', {
    method: 'POST', token, headers: { 'Idempotency-Key': key }, body: { planId, optionId }, limitMillis: 60000,
  }),
  trips: (token) => json('api/trips', { token }),
  trip: (token, id) => json(trip(id), { token }),
  /** What cancelling would cost now. */
  cancellation: (token, id) => json(`${trip(id)}/cancellation`, { token }),
  /** @param feeAtMost minor units that the rider agreed to */
  cancel: (token, id, feeAtMost) => json(`${trip(id)}?feeAtMost=${feeAtMost}`, { method: 'DELETE', token, limitMillis: 60000 }),
  /** @param deed start or end */
  ride: (token, id, leg, deed) => json(`${trip(id)}/legs/${leg}/${deed}`, { method: 'POST', token, body: {}, limitMillis: 20000 }),
  erase: (token, id) => json(`${trip(id)}/details`, { method: 'DELETE', token, limitMillis: 60000 }),
  /** The QR code as SVG text; it needs the token, so an <img> cannot fetch it. */
  ticketSvg: (token, t) => send(`${trip(t.id)}/ticket.svg`, { token }),
};
