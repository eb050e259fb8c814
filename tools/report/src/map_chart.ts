import { asNumber, ownOf, rowsOf, type Region, type Row, type Table } from "./document";
import { colours, tip, type Option } from "./charts";
import type { Words } from "./words";

export type Colouring = "field" | "state" | "hub";

const usualRadius = 7, largestRadius = 15, leastRadius = 4;
const ofFields: Record<string, string> = { IT: colours.blue, Life: colours.vermilion, Nano: colours.green, Environment: colours.purple, several: colours.orange };
const ofStates: Record<string, string> = {
  none: colours.line, trial: colours.orange, full: colours.blue, expanded: colours.green, held: colours.sky, shrunk: colours.purple, stopped: colours.ink, completed: colours.grey,
};
/** What the map shows, and where regions stand so close that they need a map of their own, in degrees. */
const country = { west: 129.2, east: 146, south: 31, north: 45.6 };
const crowded = { west: 134.7, east: 137.3, south: 34.25, north: 35.75 };

const isCrowded = (region: Region) =>
  region.longitude > crowded.west && region.longitude < crowded.east && region.latitude > crowded.south && region.latitude < crowded.north;

const fieldOf = (region: Region) => (region.fields.length === 1 ? (region.fields[0] ?? "several") : "several");

/** From pale to deep blue, as the probability grows. */
function ofHub(share: number): string {
  const [pale, deep] = [[222, 235, 247], [8, 69, 128]];
  const mixed = pale.map((from, i) => Math.round(from + ((deep[i] ?? 0) - from) * share));
  return `rgb(${mixed.join(",")})`;
}

const isProgramme = (region: Region) => region.size !== "rest";

/** Whether it is known how many groups each region has. */
export const hasGroups = (regions: Region[]): boolean => regions.every((region) => region.groups !== null);

/** Areas are as the numbers of groups. */
function radiiOf(regions: Region[]): (region: Region) => number {
  const most = Math.max(...regions.filter(isProgramme).map((region) => region.groups ?? 0));
  return (region) => (region.groups === null ? usualRadius : Math.max(leastRadius, largestRadius * Math.sqrt(region.groups / most)));
}

function look(region: Region, row: Row, by: Colouring): object {
  const colour = by === "field" ? ownOf(ofFields, fieldOf(region)) : by === "state" ? ownOf(ofStates, String(row.state)) : ofHub(asNumber(row.hub));
  const hollow = by !== "hub" && row.state === "trial";
  return hollow
    ? { color: "#fff", borderColor: colour, borderWidth: 3 }
    : { color: colour, borderColor: by === "hub" ? "#084580" : "#fff", borderWidth: 1 };
}

/** Where a map lies in the chart, in pixels, and which part of the world it shows. */
interface Frame {
  circles: number; // how large they are, of their usual size
  radius: (region: Region) => number;
  left: number;
  top: number;
  width: number;
  height: number;
  west: number;
  north: number;
  east: number;
  south: number;
}

const aspect = 0.82; // of a degree of longitude to one of latitude, near the middle of Japan

function points(words: Words, regions: Region[], rows: Map<string, Row>, by: Colouring, frame: Frame, labelled: (region: Region) => boolean): object[] {
  const scale = Math.min(frame.width / (frame.east - frame.west) / aspect, frame.height / (frame.north - frame.south));
  const radiusOf = (region: Region) => frame.circles * frame.radius(region);
  const nameOf = (region: Region) => {
    const name = words.of(region).replace(/ \(.*\)|（.*）/, "");
    return by === "hub" ? `${name} ${words.percent(asNumber(rows.get(region.code)?.hub))}` : name;
  };
  const sides = sidesOf(regions.map((region) => ({
    x: frame.left + frame.width / 2 + (region.longitude - (frame.west + frame.east) / 2) * aspect * scale,
    y: frame.top + frame.height / 2 - (region.latitude - (frame.north + frame.south) / 2) * scale,
    r: radiusOf(region),
    text: labelled(region) ? nameOf(region) : "",
  })), frame.left + frame.width);
  return regions.map((region, i) => {
    const row = rows.get(region.code) ?? {};
    return {
      name: region.code,
      value: [region.longitude, region.latitude],
      symbolSize: 2 * radiusOf(region),
      itemStyle: look(region, row, by),
      label: { show: labelled(region), formatter: nameOf(region), position: sides[i], color: colours.ink, fontSize, textBorderColor: "#fff", textBorderWidth: 3 },
    };
  });
}

type Side = "right" | "left" | "top" | "bottom";
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const fontSize = 12;
const meet = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > "\u2fff" ? fontSize : 0.56 * fontSize), 0);

function boxBeside({ x, y }: { x: number; y: number }, r: number, text: string, side: Side): Box {
  const [width, height, gap] = [widthOf(text), fontSize + 2, 4];
  const left = side === "right" ? x + r + gap : side === "left" ? x - r - gap - width : x - width / 2;
  const top = side === "top" ? y - r - gap - height : side === "bottom" ? y + r + gap : y - height / 2;
  return { x: left, y: top, width, height };
}

/** A side for each name on which it meets no circle and no name before it, if there is one. */
function sidesOf(circles: { x: number; y: number; r: number; text: string }[], right: number): Side[] {
  const taken: Box[] = circles.map(({ x, y, r }) => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r }));
  return circles.map((circle) => {
    if (circle.text === "") return "right";
    const isFree = (box: Box) => box.x >= 0 && box.x + box.width <= right && !taken.some((other) => meet(box, other));
    const side = (["right", "left", "top", "bottom"] as const).find((one) => isFree(boxBeside(circle, circle.r, circle.text, one))) ?? "right";
    taken.push(boxBeside(circle, circle.r, circle.text, side));
    return side;
  });
}

const frame = {
  type: "custom",
  coordinateSystem: "geo",
  geoIndex: 0,
  silent: true,
  data: [[crowded.west, crowded.north, crowded.east, crowded.south]],
  renderItem: (_: unknown, api: { value: (i: number) => number; coord: (point: number[]) => [number, number] }) => {
    const [x, y] = api.coord([api.value(0), api.value(1)]);
    const [right, bottom] = api.coord([api.value(2), api.value(3)]);
    return { type: "rect", shape: { x, y, width: right - x, height: bottom - y }, style: { fill: "none", stroke: colours.grey, lineDash: [3, 3] } };
  },
};

const geo = { map: "japan", silent: true, clip: true, aspectScale: aspect, itemStyle: { areaColor: colours.land, borderColor: "#aab4b0", borderWidth: 0.7 } };

export function mapChart(words: Words, table: Table, by: Colouring, width: number, height: number): Option {
  const rows = new Map(rowsOf(table).map((row) => [String(row.region), row]));
  const regions = words.document.regions.filter(isProgramme);
  const narrow = width < 560;
  const radius = radiiOf(words.document.regions);
  const detail: Frame = { circles: narrow ? 0.8 : 1, radius, left: 10, top: 10, width: narrow ? width - 20 : width * 0.44, height: narrow ? 190 : height * 0.4, ...crowded };
  const whole: Frame = narrow
    ? { circles: 0.6, radius, left: 0, top: 210, width, height: height - 220, ...country }
    : { circles: 1, radius, left: width * 0.22, top: 10, width: width * 0.78 - 10, height: height - 20, ...country };
  return {
    geo: [whole, detail].map(({ left, top, width: wide, height: high, west, north, east, south }) => ({
      ...geo, left, top, width: wide, height: high, boundingCoords: [[west, north], [east, south]], preserveAspect: true,
    })),
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: ({ name }: { name: string }) => {
        const region = regions.find((one) => one.code === name);
        if (region === undefined) return "";
        const row = rows.get(name) ?? {};
        return tip([
          words.of(region),
          `${words.say("field")}: ${region.fields.map((field) => words.name("field", field)).join(", ")}`,
          `${words.say("state")}: ${words.name("state", String(row.state))} (${words.percent(asNumber(row.state_share))})`,
          `${words.say("hub")}: ${words.percent(asNumber(row.hub))} [${words.percent(asNumber(row.hub_low))}, ${words.percent(asNumber(row.hub_high))}]`,
        ]);
      },
    },
    series: [
      frame,
      { type: "scatter", coordinateSystem: "geo", geoIndex: 0, data: points(words, regions, rows, by, whole, (region) => !isCrowded(region)) },
      { type: "scatter", coordinateSystem: "geo", geoIndex: 1, data: points(words, regions.filter(isCrowded), rows, by, detail, () => true) },
    ],
  };
}

/** What the colours mean: [colour, text], those that are there. */
export function mapKey(words: Words, table: Table, by: Colouring): [string, string][] {
  const regions = words.document.regions.filter(isProgramme);
  if (by === "field")
    return Object.entries(ofFields)
      .filter(([name]) => regions.some((region) => fieldOf(region) === name))
      .map(([name, colour]) => [colour, name === "several" ? words.say("several") : words.name("field", name)]);
  if (by === "state")
    return Object.entries(ofStates)
      .filter(([name]) => rowsOf(table).some((row) => row.state === name && regions.some((region) => region.code === row.region)))
      .map(([name, colour]) => [colour, words.name("state", name)]);
  return [0, 0.5, 1].map((share) => [ofHub(share), words.percent(share)]);
}

export const stateColour = (state: string): string => ownOf(ofStates, state) ?? colours.line;
