// The option or trip drawn on the map: each leg in its operator's colour, walks dotted.

import { safeColor } from './dom.js';
import { isDark, palette, onThemeChange } from './theme.js';

/** Geometry of a leg; a leg without one is drawn straight, which is better than a gap. */
function lineOf(leg) {
  const points = leg.geometry?.length > 1
    ? leg.geometry
    : [[leg.from.lon, leg.from.lat], [leg.to.lon, leg.to.lat]];
  return points.map((p) => window.ol.proj.fromLonLat(p));
}

function legStyles(leg) {
  const ol = window.ol;
  const colors = palette();
  if (leg.mode === 'WALK') {
    return [
      new ol.style.Style({ zIndex: 1, stroke: new ol.style.Stroke({ color: colors.paper, width: 8 }) }),
      new ol.style.Style({ zIndex: 2, stroke: new ol.style.Stroke({ color: colors.walk, width: 4.5, lineCap: 'round', lineDash: [0.1, 9] }) }),
    ];
  }
  // A light edge on dark ground, so that a dark operator colour is still seen there.
  const edge = isDark() ? '#dfe8e4' : colors.paper;
  return [
    new ol.style.Style({ zIndex: 3, stroke: new ol.style.Stroke({ color: edge, width: isDark() ? 8 : 10, lineJoin: 'round' }) }),
    new ol.style.Style({ zIndex: 4, stroke: new ol.style.Stroke({ color: safeColor(leg.operator?.color), width: 6, lineJoin: 'round' }) }),
  ];
}

function changeStyle() {
  const ol = window.ol;
  const colors = palette();
  return new ol.style.Style({
    zIndex: 6,
    image: new ol.style.Circle({
      radius: 5.5,
      fill: new ol.style.Fill({ color: colors.paper }),
      stroke: new ol.style.Stroke({ color: colors.ink, width: 2.5 }),
    }),
  });
}

export function createRoute() {
  const ol = window.ol;
  const source = new ol.source.Vector();
  const layer = new ol.layer.Vector({ source, zIndex: 30, updateWhileAnimating: true });
  let shown = null;

  function draw(legs) {
    source.clear(true);
    shown = legs;
    if (!legs) return;
    for (const leg of legs) {
      const line = new ol.Feature(new ol.geom.LineString(lineOf(leg)));
      line.setStyle(legStyles(leg));
      source.addFeature(line);
    }
    for (const leg of legs.slice(1)) {
      const change = new ol.Feature(new ol.geom.Point(ol.proj.fromLonLat([leg.from.lon, leg.from.lat])));
      change.setStyle(changeStyle());
      source.addFeature(change);
    }
  }

  onThemeChange(() => draw(shown));
  return {
    layer,
    /** @param legs legs to draw, or null for none */
    draw,
    /** The drawn extent, or null when nothing is drawn. */
    extent: () => (source.getFeatures().length ? source.getExtent() : null),
  };
}
