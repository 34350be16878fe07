// The map: streets, fleet, route and pins in one view, and what a click on it means.

import { h, byId, fill, wantsLessMotion } from './dom.js';
import { icon } from './icons.js';
import { createStreets } from './streets.js';
import { createFleet } from './fleet.js';
import { createRoute } from './route.js';
import { createPins } from './pins.js';

/** A city wider than this is opened at its centre instead of as a whole, which would show no street. */
const WIDE_CITY_METRES = 14000;
const OPENING_RADIUS_METRES = 4200;

/** A map that does nothing: trips can still be planned by name when OpenLayers did not load. */
export function noMap() {
  const nothing = () => {};
  fill(byId('map'), h('p', { class: 'map-missing' }, 'The map could not be loaded. Planning by name works all the same.'));
  return { showCity: nothing, pin: nothing, route: nothing, fleet: nothing, fit: nothing, arm: nothing, live: false };
}

/**
 * @param colorOf, nameOf operator id to colour and name
 * @param onPick called with (which|null, point) for a click: which is the field it was armed for or chosen in the menu
 * @param onMoved called with (which, point) when a pin was dragged
 * @param bothSet tells whether both ends are set already: then a click asks which to change
 */
export function createMap({ colorOf, nameOf, onPick, onMoved, bothSet }) {
  const ol = window.ol;
  const element = byId('map');
  const credit = h('div', { class: 'map-credit ol-unselectable' });
  const streets = createStreets();
  const fleet = createFleet({ colorOf, nameOf });
  const route = createRoute();
  const pins = createPins({ onMoved });
  const map = new ol.Map({
    target: element,
    keyboardEventTarget: element,
    layers: [streets, ...fleet.layers, route.layer, pins.layer],
    controls: [
      new ol.control.Zoom({ zoomInTipLabel: 'Zoom in', zoomOutTipLabel: 'Zoom out' }),
      new ol.control.Control({ element: credit }),
    ],
    interactions: ol.interaction.defaults.defaults({ altShiftDragRotate: false, pinchRotate: false }).extend([pins.drag]),
    view: new ol.View({ center: [0, 0], zoom: 13, minZoom: 9, maxZoom: 19, enableRotation: false }),
  });
  map.on('moveend', () => fleet.zoomed(map.getView().getZoom()));

  let armed = null;
  let home = null;
  const menu = pickMenu(map, (which, point) => onPick(which, point));
  const tip = tooltip(map, fleet);

  map.on('singleclick', (event) => {
    const [lon, lat] = ol.proj.toLonLat(event.coordinate);
    const which = armed;
    arm(null);
    if (which === null && bothSet()) menu.open(event.coordinate, { lat, lon });
    else onPick(which, { lat, lon });
  });
  map.on('movestart', () => { menu.close(); tip.hide(); });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') { menu.close(); arm(null); }
  });

  /** The next click sets this field; null: the first that is empty. */
  function arm(which) {
    armed = which;
    element.classList.toggle('armed', which !== null);
    const hint = byId('map-hint');
    hint.hidden = which === null;
    hint.textContent = which === null ? '' : `Click the map to set ${which === 'from' ? 'the start' : 'the destination'}`;
  }

  /** Keeps what is fitted clear of the panel: beside it on a desktop, above it on a phone. */
  function padding() {
    const box = byId('panel').getBoundingClientRect();
    const [width, height] = map.getSize() ?? [0, 0];
    if (box.width > width * 0.7) return [124, 64, Math.min(Math.max(0, height - box.top), height * 0.62) + 28, 40];
    return [60, 70, 60, box.right + 60];
  }

  /** Brings an extent into view. The panel's size follows what was just put into it, so this waits for the layout. */
  function fit(extent) {
    if (!extent) return;
    requestAnimationFrame(() => {
      const view = map.getView();
      view.cancelAnimations();
      view.fit(ol.extent.buffer(extent, 60), { padding: padding(), maxZoom: 16.5, duration: wantsLessMotion() ? 0 : 350 });
    });
  }

  map.addControl(new ol.control.Control({
    element: h('div', { class: 'ol-fit ol-unselectable ol-control' },
      h('button', { type: 'button', title: 'Show everything', 'aria-label': 'Show the whole trip or city', on: { click: () => fit(route.extent() ?? pins.extent() ?? home) } }, icon('fit'))),
  }));

  return {
    live: true,
    arm,
    /** Opens on the city (or on what is already drawn); called once, when its streets are known. */
    showCity(city) {
      const { south, west, north, east } = city.bounds;
      const whole = ol.proj.transformExtent([west, south, east, north], 'EPSG:4326', 'EPSG:3857');
      const centre = ol.proj.fromLonLat([city.center.lon, city.center.lat]);
      home = ol.extent.getWidth(whole) <= WIDE_CITY_METRES ? whole : ol.extent.buffer([...centre, ...centre], OPENING_RADIUS_METRES);
      map.setView(new ol.View({
        center: centre, zoom: 13, minZoom: 9, maxZoom: 19, enableRotation: false,
        extent: ol.extent.buffer(whole, 4000), constrainOnlyCenter: true,
      }));
      // The licence of OpenStreetMap asks for its name wherever its streets are drawn; a city may name another source.
      credit.textContent = city.attribution ?? '© OpenStreetMap contributors';
      streets.setVisible(true);
      fit(route.extent() ?? pins.extent() ?? home);
    },
    pin: pins.set,
    /** Draws the legs (null: none) and brings them into view. */
    route(legs, { move = true } = {}) {
      route.draw(legs);
      fleet.dim(Boolean(legs));
      if (legs && move) fit(route.extent());
    },
    fleet: fleet.show,
    /** Brings both pins into view once there are two. */
    fit: () => fit(route.extent() ?? pins.extent()),
  };
}

/** The little menu of a click when both ends are set: which of them should it change? */
function pickMenu(map, onChoose) {
  let point = null;
  const button = (which, text) => h('button', { type: 'button', on: { click: () => { close(); onChoose(which, point); } } }, text);
  const element = h('div', { class: 'map-menu', role: 'group', 'aria-label': 'Use this point' }, button('from', 'Start here'), button('to', 'Go here'));
  const overlay = new window.ol.Overlay({ element, positioning: 'bottom-center', offset: [0, -10], stopEvent: true });
  map.addOverlay(overlay);
  function close() {
    overlay.setPosition(undefined);
  }
  return {
    close,
    open(coordinate, where) {
      point = where;
      overlay.setPosition(coordinate);
      element.querySelector('button').focus({ preventScroll: true });
    },
  };
}

/** Says what a vehicle or station is, under a mouse; touch screens click instead. */
function tooltip(map, fleet) {
  const element = h('div', { class: 'map-tip' });
  const overlay = new window.ol.Overlay({ element, positioning: 'bottom-center', offset: [0, -18], stopEvent: false });
  map.addOverlay(overlay);
  map.on('pointermove', (event) => {
    if (event.dragging || event.originalEvent.pointerType === 'touch') return;
    const found = map.forEachFeatureAtPixel(event.pixel, (feature) => feature, { layerFilter: (l) => fleet.layers.includes(l), hitTolerance: 2 });
    const text = found ? fleet.describe(found) : null;
    element.textContent = text ?? '';
    overlay.setPosition(text ? event.coordinate : undefined);
  });
  return { hide: () => overlay.setPosition(undefined) };
}
