/*
 * Makes world.json, the map of the report, from Natural Earth (public domain) as the npm package
 * world-atlas has it. Not part of the build: the map is committed, and made again only when borders change.
 *
 *   npm install world-atlas@2.0.2 d3-geo@3 topojson-client@3 topojson-simplify@3 i18n-iso-countries@7
 *   node make-world.mjs > ../resources/io/pinflow/analytics/report/world.json
 *
 * Result: {width, height, shapes: {ISO 3166 alpha-2: SVG path}, points: {alpha-2: [x, y]}}, in the Equal Earth
 * projection. Points stand for places too small to be seen or to be pointed at.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';

const require = createRequire(import.meta.url);
const iso = require('i18n-iso-countries');
const atlas = (name) => JSON.parse(readFileSync(require.resolve('world-atlas/' + name)));
const WIDTH = 2000;
const LEAST_WEIGHT = 0.035;
const LEAST_RING = 14;
const SMALL = 16;

/* Polygons that Natural Earth counts to a country and ISO 3166 has of their own: [west, south, east, north]. */
const PARTS = [
  ['FR', 'GF', [-56, 1, -50, 7]], ['FR', 'GP', [-62.5, 15.6, -60.8, 16.8]], ['FR', 'MQ', [-61.5, 14.2, -60.6, 15.1]],
  ['FR', 'RE', [55, -21.7, 56, -20.5]], ['FR', 'YT', [44.8, -13.2, 45.5, -12.4]],
  ['NO', 'SJ', [-10, 70.7, -7, 71.3]], ['NO', 'SJ', [8, 73.5, 36, 82]], ['NO', 'BV', [2, -55, 5, -53]],
  ['NL', 'AN', [-71, 11, -62, 19]], ['NZ', 'TK', [-174, -10, -170, -8]],
  ['AU', 'CX', [105, -11, 106, -10]], ['AU', 'CC', [96, -13, 98, -11]],
  ['IO', 'CX', [105, -11, 106, -10]], ['IO', 'CC', [96, -13, 98, -11]],
];
/* Areas without a code of their own, and the code ISO 3166 counts them to. */
const NAMED = { Kosovo: ['XK'], 'N. Cyprus': ['CY'], Somaliland: ['SO'], 'Curaçao': ['CW', 'AN'], 'Sint Maarten': ['SX', 'AN'], 'Indian Ocean Ter.': ['IO-AU'] };
/* Where no scale of the atlas has a shape: [longitude, latitude]. */
const PLACES = {
  GI: [-5.35, 36.14], TV: [179.2, -8.52], TK: [-171.85, -9.17], BV: [3.36, -54.42], CX: [105.63, -10.49], CC: [96.83, -12.17], BQ: [-68.3, 12.2],
};

function codes({ id, properties }) {
  if (NAMED[properties.name]) return NAMED[properties.name];
  const code = id && iso.numericToAlpha2(id);
  return code ? [code] : [];
}

function places(topology) {
  const polygons = new Map();
  for (const country of feature(topology, topology.objects.countries).features) {
    for (const code of codes(country)) {
      const all = country.geometry.type === 'Polygon' ? [country.geometry.coordinates] : country.geometry.coordinates;
      for (const polygon of all) {
        const [x, y] = geoCentroid({ type: 'Polygon', coordinates: polygon });
        const part = PARTS.find(([of, , [west, south, east, north]]) => code.startsWith(of) && x > west && x < east && y > south && y < north);
        const key = part ? part[1] : code.slice(0, 2);
        if (!polygons.has(key)) polygons.set(key, []);
        polygons.get(key).push(polygon);
      }
    }
  }
  return polygons;
}

function largest(polygons) {
  return [...polygons].sort((a, b) => geoArea({ type: 'Polygon', coordinates: b }) - geoArea({ type: 'Polygon', coordinates: a }))[0];
}

const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, { type: 'Sphere' });
const height = Math.ceil(geoPath(projection).bounds({ type: 'Sphere' })[1][1]);

/* An SVG path of whole, relative steps; rings smaller than LEAST_RING fall away unless all are. */
function path(polygons) {
  const rings = [];
  const pen = {
    moveTo(x, y) { rings.push([[Math.round(x), Math.round(y)]]); },
    lineTo(x, y) { const ring = rings.at(-1), [px, py] = ring.at(-1); const at = [Math.round(x), Math.round(y)]; if (at[0] !== px || at[1] !== py) ring.push(at); },
    closePath() {}, arc() {},
  };
  geoPath(projection, pen)({ type: 'MultiPolygon', coordinates: polygons });
  const size = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => { const [nx, ny] = ring[(i + 1) % ring.length]; return sum + x * ny - nx * y; }, 0) / 2);
  const whole = rings.filter((ring) => ring.length > 2).sort((a, b) => size(b) - size(a));
  return whole.filter((ring, i) => i === 0 || size(ring) >= LEAST_RING).map((ring) => 'M' + ring[0].join(' ') + 'l' + ring.slice(1).map(([x, y], i) => `${x - ring[i][0]} ${y - ring[i][1]}`).join(' ') + 'z').join('').replaceAll(' -', '-');
}

const fine = atlas('countries-50m.json');
const exact = places(fine);
const prepared = presimplify(fine, (triangle) => { const [a, b, c] = triangle; return Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) / 2; });
const coarse = places(simplify(prepared, LEAST_WEIGHT));
const shapes = {}, points = {};
for (const [code, polygons] of [...exact].sort()) {
  const main = geoPath(projection).bounds({ type: 'Polygon', coordinates: largest(polygons) });
  const extent = Math.max(main[1][0] - main[0][0], main[1][1] - main[0][1]);
  const drawn = coarse.has(code) ? path(coarse.get(code)) : '';
  if (drawn) shapes[code] = drawn;
  if (extent < SMALL || !drawn) points[code] = projection(geoCentroid({ type: 'Polygon', coordinates: largest(polygons) })).map(Math.round);
}
for (const [code, polygons] of places(atlas('countries-10m.json'))) {
  if (!shapes[code] && !points[code]) points[code] = projection(geoCentroid({ type: 'Polygon', coordinates: largest(polygons) })).map(Math.round);
}
for (const [code, place] of Object.entries(PLACES)) {
  if (!shapes[code] && !points[code]) points[code] = projection(place).map(Math.round);
}
process.stdout.write(JSON.stringify({ width: WIDTH, height, shapes, points }) + '\n');
