// Light or dark as the device wishes. The map is a canvas, which CSS does not reach, so its colours are here.

const query = window.matchMedia('(prefers-color-scheme: dark)');

const LIGHT = {
  ground: '#eceeea', casing: '#d9ddd6', minor: '#ffffff', major: '#ffffff', artery: '#fdf3d7', arteryCasing: '#e3d3a4',
  foot: '#d3d8d0', label: '#5b6762', halo: '#ffffff', ink: '#16211d', paper: '#ffffff', walk: '#33443d',
  start: '#0d6e5a', end: '#16211d', bubble: '#ffffff', bubbleInk: '#33443d', bubbleLine: '#b9c3be',
};

const DARK = {
  ground: '#14191a', casing: '#101415', minor: '#252d2f', major: '#2f393b', artery: '#3d4643', arteryCasing: '#14191a',
  foot: '#222a2b', label: '#93a19c', halo: '#14191a', ink: '#eef3f1', paper: '#14191a', walk: '#d5dfda',
  start: '#5ad1ae', end: '#eef3f1', bubble: '#273032', bubbleInk: '#d5dfda', bubbleLine: '#48555a',
};

/** The map's colours now. */
export const palette = () => (query.matches ? DARK : LIGHT);

export const isDark = () => query.matches;

/** Calls back each time the device changes between light and dark. */
export const onThemeChange = (callback) => query.addEventListener('change', callback);
