// How likely an option goes as it is written, in words for everybody.

import * as f from './format.js';

const times = (percent) => `${percent} times in 100`;
const at = (part) => (part.at ? ` at ${part.at}` : '');

/** "Change at Trindade: you make it 93 times in 100", "Bike at Ribeira: not known yet whether it is still there" */
export function partWords(part, legs) {
  const known = typeof part.percent === 'number';
  if (part.kind === 'CHANGE') {
    return `Change${at(part)}: ${known ? `you make it ${times(part.percent)}` : 'not known yet how often you make it'}`;
  }
  const vehicle = `${f.mode(legs[part.leg]?.mode)}${at(part)}`;
  return `${vehicle}: ${known ? `still there ${times(part.percent)}` : 'not known yet whether it is still there'}`;
}

/** One line for the whole option; null when it depends on no change and no rented vehicle, or nothing is known yet. */
export function wholeWords(option) {
  const { likelihood, legs } = option;
  if (!likelihood?.parts?.length || typeof likelihood.percent !== 'number') return null;
  return likelihood.parts.length === 1 ? partWords(likelihood.parts[0], legs) : `All of it works out ${times(likelihood.percent)}`;
}

/** A line for each part; one that is on the card already is not said twice. */
export function partLines(option) {
  const parts = option.likelihood?.parts ?? [];
  return parts.length === 1 && wholeWords(option) ? [] : parts.map((part) => partWords(part, option.legs));
}
