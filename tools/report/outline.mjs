// The prefectures of Japan (data/README.md), without far and small islands, as GeoJSON.
import { readFileSync } from "node:fs";
import { feature } from "topojson-client";

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

/** A part of land with the waters in it. */
const roundedPolygon = (polygon) => polygon.map((ring) => ring.map(rounded));

function prefecture({ properties, geometry }) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = polygons.filter(isShown).map(roundedPolygon);
  return { type: "Feature", properties: { name: properties.N03_001 }, geometry: { type: "MultiPolygon", coordinates } };
}

export function outlineOfJapan() {
  const atlas = JSON.parse(readFileSync(new URL("data/prefectures.json", import.meta.url), "utf8"));
  const features = feature(atlas, atlas.objects.prefectures).features.map(prefecture);
  return { type: "FeatureCollection", features: features.filter(({ geometry }) => geometry.coordinates.length > 0) };
}
