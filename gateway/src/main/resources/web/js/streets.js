// The base map: the gateway's own street data as GeoJSON tiles, drawn by class and zoom.

import { palette, onThemeChange } from './theme.js';

/** The closest zoom asked of the gateway; nearer than that the same tiles are drawn larger. */
const CLOSEST_TILE_ZOOM = 16;

/** How much a street matters, by OpenStreetMap highway class: higher is drawn wider, later, and from farther away. */
const RANKS = {
  motorway: 5, trunk: 5, primary: 4, secondary: 3, tertiary: 2,
  unclassified: 1, residential: 1, living_street: 1, road: 1, busway: 1, pedestrian: 1,
  service: 0.5, track: 0.5,
};
const WIDTHS = { 5: 6.5, 4: 5.5, 3: 4.5, 2: 3.6, 1: 2.4, 0.5: 1.3, 0: 0.9 };
const SEEN_FROM_ZOOM = { 5: 0, 4: 0, 3: 11, 2: 12, 1: 13, 0.5: 14, 0: 14.5 };
const NAMED_FROM_ZOOM = { 5: 13, 4: 13, 3: 14, 2: 14.5, 1: 15.5, 0.5: 17, 0: 17 };

const rankOf = (streetClass) => RANKS[String(streetClass ?? '').replace(/_link$/, '')] ?? 0;

/** Streets are narrower than true scale when near and wider when far, so that the net stays readable. */
const widthAt = (rank, zoom) => Math.min(30, Math.max(0.5, WIDTHS[rank] * 1.42 ** (zoom - 14.5)));

function streetStyles(rank, zoom) {
  const ol = window.ol;
  const colors = palette();
  const artery = rank >= 4;
  const width = widthAt(rank, zoom);
  const styles = [];
  if (rank >= 1 && zoom >= 13) {
    styles.push(new ol.style.Style({
      zIndex: rank,
      stroke: new ol.style.Stroke({ color: artery ? colors.arteryCasing : colors.casing, width: width + 1.6, lineCap: 'butt' }),
    }));
  }
  const color = artery ? colors.artery : rank >= 2 ? colors.major : rank >= 0.5 ? colors.minor : colors.foot;
  styles.push(new ol.style.Style({
    zIndex: 10 + rank,
    stroke: new ol.style.Stroke({ color, width, lineCap: 'round', lineJoin: 'round', lineDash: rank === 0 ? [width * 2.5, width * 2.5] : undefined }),
  }));
  return styles;
}

function nameStyle(rank) {
  const ol = window.ol;
  const colors = palette();
  return new ol.style.Style({
    zIndex: 30 + rank,
    text: new ol.style.Text({
      font: `${rank >= 3 ? 600 : 500} ${rank >= 3 ? 12 : 11}px Inter, system-ui, sans-serif`,
      placement: 'line', maxAngle: 0.6, padding: [6, 18, 6, 18],
      fill: new ol.style.Fill({ color: colors.label }),
      stroke: new ol.style.Stroke({ color: colors.halo, width: 3.5 }),
    }),
  });
}

/** The style function, with what it makes kept by rank and half zoom: it is called for every street of every tile. */
function styler() {
  let lines = new Map();
  let names = new Map();
  onThemeChange(() => { lines = new Map(); names = new Map(); });
  return (feature, resolution) => {
    const rank = rankOf(feature.get('class'));
    const zoom = Math.round(2 * Math.log2(156543.03392804097 / resolution)) / 2;
    if (zoom < SEEN_FROM_ZOOM[rank]) return null;
    const key = `${rank}@${zoom}`;
    if (!lines.has(key)) lines.set(key, streetStyles(rank, zoom));
    const name = zoom >= NAMED_FROM_ZOOM[rank] ? feature.get('name') : null;
    if (!name) return lines.get(key);
    if (!names.has(rank)) names.set(rank, nameStyle(rank));
    names.get(rank).getText().setText(name);
    return [...lines.get(key), names.get(rank)];
  };
}

/** @returns the layer with all streets */
export function createStreets() {
  const ol = window.ol;
  const layer = new ol.layer.VectorTile({
    declutter: true,
    // Shown once the city is known: before that there is nothing to ask for, and a refused tile is not asked for again.
    visible: false,
    background: palette().ground,
    renderBuffer: 60,
    style: styler(),
    source: new ol.source.VectorTile({
      format: new ol.format.GeoJSON(),
      tileGrid: ol.tilegrid.createXYZ({ maxZoom: CLOSEST_TILE_ZOOM, minZoom: 8 }),
      url: 'api/map/tiles/{z}/{x}/{y}',
    }),
  });
  onThemeChange(() => {
    layer.setBackground(palette().ground);
    layer.changed();
  });
  return layer;
}
