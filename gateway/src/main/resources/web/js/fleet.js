// What is on the street now: vehicles and stations, drawn in their operators' colours. Grouped when far, hidden when
// farther, faint while a trip is shown.

import { readable } from './dom.js';
import { iconPath } from './icons.js';
import { palette, onThemeChange } from './theme.js';
import { mode, distance, count } from './format.js';

const VEHICLES_FROM_ZOOM = 13.4;
const STATIONS_FROM_ZOOM = 14.2;
const SINGLE_FROM_ZOOM = 16;
/** Groups are wider while the whole city is in view, so that its streets stay readable. */
const FAR_ZOOM = 14.2;
const GROUP_PIXELS = 46;
const FAR_GROUP_PIXELS = 84;

/** Draws once per operator and kind; twice the size, shown at half, so that it is sharp on dense screens. */
function sprite(iconName, color, shape) {
  const size = 52;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext('2d');
  pen.beginPath();
  if (shape === 'square') pen.roundRect(4, 4, size - 8, size - 8, 13);
  else pen.arc(size / 2, size / 2, size / 2 - 5, 0, 2 * Math.PI);
  const { ground, ink } = readable(color);
  pen.fillStyle = ground;
  pen.fill();
  pen.lineWidth = 4;
  pen.strokeStyle = palette().paper;
  pen.stroke();
  if (iconName) {
    pen.translate(size / 2 - 15, size / 2 - 15);
    pen.scale(30 / 24, 30 / 24);
    pen.lineWidth = 2.1;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = ink;
    pen.stroke(new Path2D(iconPath(iconName)));
  }
  return canvas;
}

/** @param colorOf operator id to colour, nameOf operator id to name */
export function createFleet({ colorOf, nameOf }) {
  const ol = window.ol;
  let sprites = new Map();

  function image(iconName, color, shape) {
    const key = `${iconName}|${color}|${shape}`;
    if (!sprites.has(key)) sprites.set(key, new ol.style.Icon({ img: sprite(iconName, color, shape), scale: 0.5 }));
    return sprites.get(key);
  }

  function label(text, color, font = '700 11px Inter, system-ui, sans-serif') {
    return new ol.style.Text({ text, font, fill: new ol.style.Fill({ color }), offsetY: 0.5 });
  }

  function groupStyle(members) {
    const colors = palette();
    if (members.length === 1) {
      const one = members[0].get('data');
      return new ol.style.Style({ image: image(one.mode, colorOf(one.operatorId), 'circle') });
    }
    return new ol.style.Style({
      image: new ol.style.Circle({
        radius: Math.min(19, 11 + Math.sqrt(members.length)),
        fill: new ol.style.Fill({ color: colors.bubble }),
        stroke: new ol.style.Stroke({ color: colors.bubbleLine, width: 1.5 }),
      }),
      text: label(String(members.length), colors.bubbleInk),
    });
  }

  function stationStyle(feature) {
    const station = feature.get('data');
    const color = colorOf(station.operatorId);
    return new ol.style.Style({
      image: image(null, color, 'square'),
      text: label(String(station.vehiclesAvailable ?? '–'), readable(color).ink),
    });
  }

  const vehicles = new ol.source.Vector();
  const groups = new ol.source.Cluster({ source: vehicles, distance: FAR_GROUP_PIXELS, minDistance: 24 });
  const stations = new ol.source.Vector();
  const vehicleLayer = new ol.layer.Vector({
    source: groups, minZoom: VEHICLES_FROM_ZOOM, zIndex: 20, style: (f) => groupStyle(f.get('features')),
  });
  const stationLayer = new ol.layer.Vector({ source: stations, minZoom: STATIONS_FROM_ZOOM, zIndex: 19, style: stationStyle });
  onThemeChange(() => {
    sprites = new Map();
    vehicleLayer.changed();
    stationLayer.changed();
  });

  const feature = (data) => new ol.Feature({ geometry: new ol.geom.Point(ol.proj.fromLonLat([data.lon, data.lat])), data });

  return {
    layers: [stationLayer, vehicleLayer],
    show(fleet) {
      stations.clear(true);
      stations.addFeatures((fleet.stations ?? []).map(feature));
      vehicles.clear(true);
      // A vehicle that stands at a station is counted there.
      vehicles.addFeatures((fleet.vehicles ?? []).filter((v) => !v.stationId).map(feature));
    },
    /** Steps back while a trip is drawn over it. */
    dim(on) {
      for (const layer of [stationLayer, vehicleLayer]) layer.setOpacity(on ? 0.3 : 1);
    },
    /** Groups fall apart once one is near enough to tell vehicles from one another. */
    zoomed(zoom) {
      const wanted = zoom >= SINGLE_FROM_ZOOM ? 0 : zoom >= FAR_ZOOM ? GROUP_PIXELS : FAR_GROUP_PIXELS;
      if (groups.getDistance() !== wanted) groups.setDistance(wanted);
    },
    /** One line about what is under the pointer, or null. */
    describe(found) {
      const members = found.get('features');
      if (members && members.length > 1) return `${count(members.length, 'vehicle')}: zoom in to see each`;
      const data = (members ? members[0] : found).get('data');
      if (!data) return null;
      const who = nameOf(data.operatorId);
      if (data.capacity !== undefined) return `${data.name} · ${who} · ${data.vehiclesAvailable} here, ${data.docksAvailable} free docks`;
      const range = data.rangeMetres ? ` · ${distance(data.rangeMetres)} range` : '';
      return `${mode(data.mode)} · ${who}${range}`;
    },
  };
}
