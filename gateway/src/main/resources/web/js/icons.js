// Our own line icons on a 24 x 24 grid. One path each, so that the same drawing serves the page (SVG) and the map
// (Path2D on a canvas).

const PATHS = {
  WALK: 'M13 2.8a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2z M12.4 8.5l-2 6 3.4 2.8 1 4.7 M10.4 14.5l-.6 3.2L7 22 M12.4 8.5L9 10l-1.4 3.2 M12.8 10l2 2.2 2.8.8',
  BUS: 'M7.5 4h9A2.5 2.5 0 0 1 19 6.5V15a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6.5A2.5 2.5 0 0 1 7.5 4z M5 11.2h14 M8 17v2.6 M16 17v2.6 M8.6 14.1h.01 M15.4 14.1h.01',
  TRAM: 'M8.5 7h7A2.5 2.5 0 0 1 18 9.5V15a2.5 2.5 0 0 1-2.5 2.5h-7A2.5 2.5 0 0 1 6 15V9.5A2.5 2.5 0 0 1 8.5 7z M6 12.6h12 M12 7l1.6-3 M9 3.6h6 M9.2 17.5L7.4 21 M14.8 17.5l1.8 3.5 M9 15.1h.01 M15 15.1h.01',
  METRO: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z M8 15.6V8.8l4 5 4-5v6.8',
  RAIL: 'M8 4h8a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z M5 10.6h14 M12 4v6.6 M8.6 17l-1.9 4 M15.4 17l1.9 4 M8.8 13.8h.01 M15.2 13.8h.01',
  FERRY: 'M3.6 14.2L12 11l8.4 3.2-2.2 4.2H5.8z M7 12.9V8h10v4.9 M12 8V4.8 M3 21.4c1.5 0 1.5-.9 3-.9s1.5.9 3 .9 1.5-.9 3-.9 1.5.9 3 .9 1.5-.9 3-.9 1.5.9 3 .9',
  BICYCLE: 'M6 12.4a3.7 3.7 0 1 0 0 7.4a3.7 3.7 0 1 0 0-7.4z M18 12.4a3.7 3.7 0 1 0 0 7.4a3.7 3.7 0 1 0 0-7.4z M6 16.1l3.2-7h5.6l3.2 7 M9.2 9.1l3 7H6 M12.2 16.1l2.6-7-.9-2.6h2.4 M7.6 6.9h3',
  SCOOTER: 'M6 16a2 2 0 1 0 0 4a2 2 0 1 0 0-4z M18.4 16a2 2 0 1 0 0 4a2 2 0 1 0 0-4z M8 18h6.2l2.4-6.4L14.8 4.4h-3 M16.6 11.6l1 4.4',
  MOPED: 'M6 15a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2z M18.4 15a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2z M8.6 17.6h6.2l2.6-5.4L15 5h-2.6 M17.4 12.2l1 2.8 M5.6 12h5.8v5.6',
  CAR: 'M4 16.4v-4l1.9-4.8A2.4 2.4 0 0 1 8.1 6h7.8a2.4 2.4 0 0 1 2.2 1.6l1.9 4.8v4z M4 12.4h16 M6.6 16.4V19 M17.4 16.4V19 M7.4 14.4h.01 M16.6 14.4h.01',
  SHUTTLE: 'M3 16.6V8a2 2 0 0 1 2-2h9.4a3 3 0 0 1 2.4 1.2l3.4 4.4a4 4 0 0 1 .8 2.4v2.6z M3 11.4h17 M9 6v5.4 M14.4 6v5.4 M7.4 15a1.9 1.9 0 1 0 0 3.8a1.9 1.9 0 1 0 0-3.8z M16.6 15a1.9 1.9 0 1 0 0 3.8a1.9 1.9 0 1 0 0-3.8z',
  swap: 'M8 4v15 M8 19l-3.4-3.4 M8 19l3.4-3.4 M16 20V5 M16 5l-3.4 3.4 M16 5l3.4 3.4',
  wallet: 'M5.4 6H18a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H6a2.4 2.4 0 0 1-2.4-2.4V7.4A2.4 2.4 0 0 1 6 5h9.6 M16 12.6h.01',
  ticket: 'M4 7.4A1.4 1.4 0 0 1 5.4 6h13.2A1.4 1.4 0 0 1 20 7.4v2.3a2.4 2.4 0 0 0 0 4.6v2.3a1.4 1.4 0 0 1-1.4 1.4H5.4A1.4 1.4 0 0 1 4 16.6v-2.3a2.4 2.4 0 0 0 0-4.6z M14 9v.01 M14 12v.01 M14 15v.01',
  pin: 'M12 21s-6.6-5.8-6.6-11a6.6 6.6 0 0 1 13.2 0C18.6 15.2 12 21 12 21z M12 7.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8z',
  target: 'M12 5.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6z M12 2.4v4 M12 17.6v4 M2.4 12h4 M17.6 12h4',
  clock: 'M12 3.6a8.4 8.4 0 1 0 0 16.8a8.4 8.4 0 1 0 0-16.8z M12 7.6V12l3 2',
  stop: 'M6.4 5h11.2a1.4 1.4 0 0 1 1.4 1.4v7.2a1.4 1.4 0 0 1-1.4 1.4H6.4A1.4 1.4 0 0 1 5 13.6V6.4A1.4 1.4 0 0 1 6.4 5z M12 15v5.4 M8.6 10h6.8',
  close: 'M6.4 6.4l11.2 11.2 M17.6 6.4L6.4 17.6',
  chevron: 'M9 5.6l6.4 6.4L9 18.4',
  down: 'M5.6 9l6.4 6.4L18.4 9',
  back: 'M15 5.6L8.6 12l6.4 6.4',
  check: 'M5 12.6l4.6 4.6L19 7.4',
  alert: 'M12 8v5 M12 16.2v.01 M12 3.6a8.4 8.4 0 1 0 0 16.8a8.4 8.4 0 1 0 0-16.8z',
  leaf: 'M5.4 18.6C4 11 9 5.4 19 5c.4 9.4-4.6 15-11.6 13.6 M5 20.4C7 15 10 12 14.4 10',
  transfer: 'M4.6 8h13 M17.6 8l-3.2-3.2 M17.6 8l-3.2 3.2 M19.4 16h-13 M6.4 16l3.2-3.2 M6.4 16l3.2 3.2',
  copy: 'M9.4 9h8.2A1.4 1.4 0 0 1 19 10.4v8.2a1.4 1.4 0 0 1-1.4 1.4H9.4A1.4 1.4 0 0 1 8 18.6v-8.2A1.4 1.4 0 0 1 9.4 9z M5.4 15.6A1.4 1.4 0 0 1 4 14.2V5.4A1.4 1.4 0 0 1 5.4 4h8.8a1.4 1.4 0 0 1 1.4 1.4',
  fit: 'M4.6 9V4.6H9 M15 4.6h4.4V9 M19.4 15v4.4H15 M9 19.4H4.6V15',
};

const SVG = 'http://www.w3.org/2000/svg';

/** The path of an icon; an unknown mode is drawn as a plain pin rather than as nothing. */
export const iconPath = (name) => PATHS[name] ?? PATHS.pin;

/** An icon for the page: decoration unless it is given a label. */
export function icon(name, label) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  } else {
    svg.setAttribute('aria-hidden', 'true');
  }
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', iconPath(name));
  svg.append(path);
  return svg;
}
