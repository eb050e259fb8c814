// Japan's outline from Natural Earth (1:10 million, public domain), simplified, as GeoJSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const require = createRequire(import.meta.url);
const japan = "392"; // ISO 3166-1
/** Square degrees of the smallest triangle that a corner of the coast may make. */
const smallestCorner = 0.0004;
/** The part that the map shows, in degrees: without the far islands. */
const shown = { west: 128.4, east: 146.2, south: 30.0, north: 45.8 };
const smallestIsland = 0.01; // square degrees

const rounded = ([x, y]) => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];

function area(ring) {
  let twice = 0;
  for (let i = 1; i < ring.length; ++i) twice += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return Math.abs(twice) / 2;
}

function isShown([ring]) {
  const inside = ring.every(([x, y]) => x > shown.west && x < shown.east && y > shown.south && y < shown.north);
  return inside && area(ring) > smallestIsland;
}

export function outlineOfJapan() {
  const atlas = JSON.parse(readFileSync(require.resolve("world-atlas/countries-10m.json"), "utf8"));
  atlas.objects = { japan: atlas.objects.countries.geometries.find((country) => country.id === japan) };
  const simple = simplify(presimplify(atlas), smallestCorner);
  const polygons = feature(simple, simple.objects.japan).geometry.coordinates.filter(isShown);
  const coordinates = polygons.map(([ring]) => [ring.map(rounded)]);
  const geometry = { type: "MultiPolygon", coordinates };
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "Japan" }, geometry }] };
}
