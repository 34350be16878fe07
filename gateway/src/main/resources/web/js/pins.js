// The two pins, start and destination: shown when a place is chosen, and draggable.

import { palette, onThemeChange } from './theme.js';

function drawPin(which) {
  const colors = palette();
  const canvas = document.createElement('canvas');
  canvas.width = 72;
  canvas.height = 92;
  const pen = canvas.getContext('2d');
  pen.shadowColor = 'rgba(0, 0, 0, 0.35)';
  pen.shadowBlur = 8;
  pen.shadowOffsetY = 3;
  pen.fillStyle = which === 'from' ? colors.start : colors.end;
  pen.beginPath();
  pen.arc(36, 36, 26, Math.PI * 0.82, Math.PI * 2.18);
  pen.quadraticCurveTo(48, 66, 36, 82);
  pen.quadraticCurveTo(24, 66, 36 + 26 * Math.cos(Math.PI * 0.82), 36 + 26 * Math.sin(Math.PI * 0.82));
  pen.closePath();
  pen.fill();
  pen.shadowColor = 'transparent';
  pen.lineWidth = 4;
  pen.strokeStyle = colors.paper;
  pen.stroke();
  // Letters, not colours alone, tell which is which.
  pen.fillStyle = colors.paper;
  pen.font = '700 28px Inter, system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(which === 'from' ? 'A' : 'B', 36, 38);
  return canvas;
}

/** @param onMoved called with 'from' or 'to' and the new position when a pin was dragged */
export function createPins({ onMoved }) {
  const ol = window.ol;
  const source = new ol.source.Vector();
  const layer = new ol.layer.Vector({ source, zIndex: 50, updateWhileInteracting: true });
  const pins = new Map();

  function styleOf(which) {
    return new ol.style.Style({
      zIndex: which === 'to' ? 2 : 1,
      image: new ol.style.Icon({ img: drawPin(which), scale: 0.5, anchor: [0.5, 82 / 92] }),
    });
  }

  const drag = new ol.interaction.Translate({ layers: [layer], hitTolerance: 8 });
  drag.on('translateend', (event) => {
    const feature = event.features.item(0);
    const [lon, lat] = ol.proj.toLonLat(feature.getGeometry().getCoordinates());
    onMoved(feature.get('which'), { lat, lon });
  });
  onThemeChange(() => pins.forEach((feature, which) => feature.setStyle(styleOf(which))));

  return {
    layer,
    drag,
    /** Puts the pin at a place, or takes it away for null. */
    set(which, place) {
      const old = pins.get(which);
      if (old) source.removeFeature(old);
      pins.delete(which);
      if (!place) return;
      const feature = new ol.Feature({ geometry: new ol.geom.Point(ol.proj.fromLonLat([place.lon, place.lat])), which });
      feature.setStyle(styleOf(which));
      source.addFeature(feature);
      pins.set(which, feature);
    },
    extent: () => (source.getFeatures().length ? source.getExtent() : null),
  };
}
