// This browser's rider: made at the first booking, known by a token that stays in this browser.

import { byId, fill } from './dom.js';
import { icon } from './icons.js';
import { api } from './api.js';
import { rider as kept } from './store.js';
import { money } from './format.js';

let wallet = null;

/** The token, or null before the first booking. */
export const token = () => kept.get()?.token ?? null;

/** The wallet as it was told last, or null. */
export const knownWallet = () => wallet;

/** The token of this browser's rider, who is made now if there is none. */
export async function ensureRider() {
  if (token()) return token();
  const made = await api.newRider();
  kept.set({ riderId: made.riderId, token: made.token });
  showWallet(made.wallet);
  return made.token;
}

/** Forgets a rider whom the gateway does not know (its data may be new). */
export function forgetRider() {
  kept.clear();
  showWallet(null);
}

/** Asks for the balance and shows it in the bar; without a rider there is none. */
export async function refreshWallet() {
  if (!token()) return null;
  showWallet(await api.wallet(token()));
  return wallet;
}

function showWallet(next) {
  wallet = next;
  const chip = byId('wallet');
  chip.hidden = !next;
  if (!next) return;
  fill(chip, icon('wallet'), money(next.available));
  chip.setAttribute('aria-label', `Wallet: ${money(next.available)}`);
}
