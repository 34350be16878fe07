// On a phone the panel is a sheet over the map: three heights, by dragging its grip or pressing it.

import { byId } from './dom.js';

const HEIGHTS = ['peek', 'half', 'full'];
const DRAG_PIXELS = 36;

export function createSheet() {
  const panel = byId('panel');
  const grip = byId('grip');

  function set(height) {
    panel.dataset.sheet = height;
    grip.setAttribute('aria-label', height === 'full' ? 'Make the panel smaller' : 'Make the panel larger');
  }

  const step = (by) => set(HEIGHTS[Math.min(2, Math.max(0, HEIGHTS.indexOf(panel.dataset.sheet) + by))]);

  let from = null;
  let dragged = false;
  grip.addEventListener('pointerdown', (event) => {
    from = { y: event.clientY, height: panel.offsetHeight };
    dragged = false;
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener('pointermove', (event) => {
    if (!from) return;
    if (Math.abs(event.clientY - from.y) > 6) dragged = true;
    panel.style.setProperty('--drag', `${Math.max(90, from.height + from.y - event.clientY)}px`);
    panel.classList.toggle('dragging', dragged);
  });
  const end = (event) => {
    if (!from) return;
    const moved = from.y - event.clientY;
    from = null;
    panel.classList.remove('dragging');
    if (Math.abs(moved) > DRAG_PIXELS) step(Math.sign(moved) * (Math.abs(moved) > 260 ? 2 : 1));
  };
  grip.addEventListener('pointerup', end);
  grip.addEventListener('pointercancel', end);
  grip.addEventListener('click', () => { if (!dragged) set(panel.dataset.sheet === 'full' ? 'half' : 'full'); });
  grip.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowUp') step(1);
    else if (event.key === 'ArrowDown') step(-1);
    else return;
    event.preventDefault();
  });
  return { set };
}
