// The search form: from, to, when. It knows what is asked, not what comes of it.

import { byId, fill, h } from './dom.js';
import { icon } from './icons.js';
import { createPlaceField, pointOnMap } from './places.js';
import { localParts, localWords } from './format.js';
import { createWishes } from './wishes.js';

const LABELS = { from: 'From', to: 'To' };
const MORNING = '08:30';

/**
 * @param onSearch called with { from, to, end, at } when the form is complete and sent
 * @param onPlace called with (which, place|null) whenever an end changes
 * @param onUseMap called with which when the rider wants to point at the map
 * @param onError called with an outage or problem met while a typed name was looked up
 */
export function createSearch({ onSearch, onPlace, onUseMap, onError, operatorName }) {
  const form = byId('search-form');
  const date = byId('date');
  const time = byId('time');
  const whenEnd = byId('when-end');
  const summary = byId('summary');
  const icons = byId('swap');
  icons.append(icon('swap'));
  let bounds = null;

  const covers = (p) => !bounds || (p.lat >= bounds.south && p.lat <= bounds.north && p.lon >= bounds.west && p.lon <= bounds.east);
  const fields = {};
  for (const which of ['from', 'to']) {
    fields[which] = createPlaceField(form.querySelector(`[data-which="${which}"]`), {
      which, label: LABELS[which], operatorName, covers,
      onChange: (place) => onPlace(which, place),
      onUseMap: () => onUseMap(which),
    });
  }

  const wishes = createWishes(byId('wishes-root'), { operatorName, covers, onChange: () => {} });

  /** `at` is local time, `end` says what it is about: departAt or arriveBy. */
  function query() {
    return { from: fields.from.get(), to: fields.to.get(), end: whenEnd.value, at: `${date.value}T${time.value}` };
  }

  const whenWords = ({ end, at }) => `${end === 'arriveBy' ? 'arrive by ' : ''}${localWords(at)}`;

  async function submit() {
    try {
      for (const which of ['from', 'to']) {
        if (!(await fields[which].resolve())) {
          const what = which === 'from' ? 'a start' : 'a destination';
          const typed = byId(which).value.trim();
          fields[which].showError(typed
            ? `No stop here is called “${typed}”: pick one from the list or click the map.`
            : `Choose ${what}: type the name of a stop or click the map.`);
          expand();
          fields[which].focus();
          return;
        }
      }
      if (!(await wishes.resolve())) {
        expand();
        return;
      }
    } catch (failure) {
      onError(failure);
      return;
    }
    if (!date.value || !time.value) {
      (date.value ? time : date).focus();
      return;
    }
    onSearch(query());
  }

  form.addEventListener('submit', (event) => { event.preventDefault(); submit(); });
  icons.addEventListener('click', () => {
    const { from, to } = query();
    fields.from.set(to, { quiet: true });
    fields.to.set(from, { quiet: true });
    onPlace('from', to);
    onPlace('to', from);
  });
  summary.addEventListener('click', () => { expand(); fields.from.focus(); });

  function expand() {
    form.classList.remove('collapsed');
    summary.hidden = true;
  }

  return {
    submit,
    query,
    expand,
    fields,
    wishes,
    /** Sets date and time to what the city suggests: now, or the morning of its journey date when that is another day. */
    suggest(city) {
      bounds = city.bounds;
      wishes.offer(city.operators ?? []);
      const now = localParts(city.now ?? new Date().toISOString());
      if (!date.value) date.value = city.journeyDate ?? now.date;
      if (!time.value) time.value = date.value === now.date ? now.time : MORNING;
    },
    /** Sets an end; `name` is what to call it when it is known. */
    setPlace(which, point, name, options) {
      fields[which].set(name ? { ...pointOnMap(point), name } : pointOnMap(point), options);
    },
    setWhen(local, end = 'departAt') {
      [date.value, time.value] = [local.slice(0, 10), local.slice(11, 16)];
      whenEnd.value = end;
    },
    focusDate: () => { expand(); date.focus(); },
    /** While searching the button says so; it stays a button, so that a second press is harmless. */
    busy(on) {
      const button = byId('search');
      button.setAttribute('aria-busy', String(on));
      button.disabled = on;
      button.textContent = on ? 'Searching' : 'Search';
    },
    /** On a phone the form makes room for the results: one line that opens it again. */
    collapse() {
      const { from, to } = query();
      if (!from || !to) return;
      const when = [whenWords(query()), ...wishes.words()].join(' · ');
      fill(summary, h('span', { class: 'summary-places' }, from.name, ' → ', to.name), h('span', { class: 'summary-when' }, when), h('span', { class: 'summary-edit' }, 'Edit'));
      summary.setAttribute('aria-label', `Edit the search: ${from.name} to ${to.name}, ${when}`);
      summary.hidden = false;
      form.classList.add('collapsed');
    },
  };
}
