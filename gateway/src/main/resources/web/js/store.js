// What this browser remembers, all of it under one prefix. A browser that forbids storage still works; it forgets.

const PREFIX = 'commonway.';
const memory = new Map();

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return memory.get(name) ?? null;
  }
}

function write(name, value) {
  memory.set(name, value);
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: memory above holds it until the page is closed.
  }
}

const slot = (name) => ({ get: () => read(name), set: (value) => write(name, value), clear: () => write(name, null) });

/** { riderId, token } of this browser's rider. */
export const rider = slot('rider');
/** { trip, svg } of the ticket seen last, shown when the gateway cannot be reached. */
export const lastTicket = slot('ticket');
/** { key, planId, optionId, fare } of a booking whose answer has not come, asked for again under the same key. */
export const pendingBooking = slot('pending');
/** The city's time zone as it was told last: a saved ticket shows the same times without the gateway. */
export const lastZone = slot('zone');
/** Places chosen lately, newest first. */
export const recentPlaces = slot('places');
