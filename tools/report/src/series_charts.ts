import { asNumber, distinct, ownOf, rowsOf, type Glossary, type Row, type Table } from "./document";
import { axisLook, band, colours, intervals, tip, type Option } from "./charts";
import type { Words } from "./words";

const lineColours = [colours.grey, colours.blue, colours.vermilion, colours.green];
const symbols = ["circle", "diamond", "triangle", "rect"];

interface Line {
  name: string;
  colour: string;
  symbol: string;
  dashed: boolean;
  rows: Row[];
}

const numbers = (rows: Row[], key: string): number[] => rows.map((row) => asNumber(row[key]));

function lineSeries(line: Line): object {
  return {
    name: line.name,
    type: "line",
    z: 3,
    data: numbers(line.rows, "mean"),
    symbol: line.symbol,
    symbolSize: 7,
    lineStyle: { color: line.colour, width: 2.5, type: line.dashed ? "dashed" : "solid" },
    itemStyle: { color: line.colour },
  };
}

/** What a row is called along an axis. */
export type NameOf = (row: Row) => string;

const yearOf = (words: Words<Glossary>): NameOf => (row) => words.year(asNumber(row.fiscal_year));

/** Lines along an axis with bands: `bands` are pairs of keys, the widest first. */
function lineChart(words: Words<Glossary>, lines: Line[], bands: [string, string, number][], unit: string, nameOf: NameOf): Option {
  const places = distinct(lines.flatMap((line) => line.rows.map(nameOf)));
  return {
    grid: { left: 8, right: 14, top: lines.length > 1 ? 34 : 14, bottom: 6, containLabel: true },
    legend: lines.length > 1 ? { top: 0, left: 0, itemGap: 18, data: lines.map((line) => line.name), textStyle: { color: colours.ink } } : undefined,
    xAxis: { type: "category", data: places, boundaryGap: ["4%", "4%"], ...axisLook },
    yAxis: { type: "value", scale: false, ...axisLook, axisLine: { show: false }, axisLabel: { ...axisLook.axisLabel, formatter: (y: number) => words.number(y) } },
    tooltip: {
      trigger: "axis",
      confine: true,
      formatter: (points: { dataIndex: number }[]) => {
        const i = points[0]?.dataIndex ?? 0;
        return tip([places[i] ?? "", ...lines.map((line) => {
          const row = line.rows[i] ?? {};
          const [low, high] = bands[0] ?? ["", ""];
          return `${line.name}: ${words.number(asNumber(row.mean))} ${unit} [${words.number(asNumber(row[low]))}, ${words.number(asNumber(row[high]))}]`;
        })]);
      },
    },
    series: lines.flatMap((line) => [
      ...bands.map(([low, high, opacity]) => band(numbers(line.rows, low), numbers(line.rows, high), line.colour, opacity)),
      lineSeries(line),
    ]),
  };
}

/** The fan of one indicator: a line and two bands for each result, over fiscal years or other places. */
export function fanChart(words: Words<Glossary>, table: Table, unit: string, nameOf = yearOf(words)): Option {
  const names = distinct(rowsOf(table).map((row) => String(row.result)));
  const lines = names.map((name, i) => ({
    name,
    colour: names.length === 1 ? colours.blue : (lineColours[i] ?? colours.ink),
    symbol: symbols[i] ?? "circle",
    dashed: names.length > 1 && i === 0,
    rows: rowsOf(table, { result: name }),
  }));
  return lineChart(words, lines, [["p05", "p95", 0.16], ["p25", "p75", 0.22]], unit, nameOf);
}

/** Trial regions beside full ones, of one result. */
export function trialChart(words: Words, table: Table, unit: string): Option {
  const colourOf: Record<string, string> = { trial: colours.vermilion, full: colours.blue };
  const years = distinct(rowsOf(table).map((row) => row.fiscal_year ?? null));
  const lines = distinct(rowsOf(table).map((row) => String(row.group))).map((group, i) => {
    const there = new Map(rowsOf(table, { group }).map((row) => [row.fiscal_year, row]));
    return {
      name: words.name("group", group),
      colour: ownOf(colourOf, group) ?? colours.ink,
      symbol: symbols[i] ?? "circle",
      dashed: group === "trial",
      rows: years.map((year): Row => there.get(year) ?? { fiscal_year: year, mean: null, low: null, high: null }),
    };
  });
  return withIntervals(lineChart(words, lines, [["low", "high", 0]], unit, yearOf(words)), lines);
}

/** Intervals instead of bands, where a line may have gaps. */
function withIntervals(option: Option, lines: Line[]): Option {
  const bars = lines.map((line) =>
    intervals(
      line.rows.flatMap((row, i): [number, number, number][] => (typeof row.low === "number" ? [[i, row.low, asNumber(row.high)]] : [])),
      () => line.colour,
      false,
    ),
  );
  return { ...option, series: [...lines.map(lineSeries), ...bars] };
}

/** Rows with their intervals, standing, or lying one below the other. */
interface IntervalChart {
  low: string;
  high: string;
  lying: boolean;
  signed: boolean;
  nameOf: NameOf;
  isClear: (row: Row) => boolean;
}

function intervalChart(words: Words<Glossary>, table: Table, unit: string, { low, high, lying, signed, nameOf, isClear }: IntervalChart): Option {
  const rows = rowsOf(table);
  const colourOf = (i: number) => (isClear(rows[i] ?? {}) ? colours.blue : colours.grey);
  const read = (cell: Row[string] | undefined) => words.number(asNumber(cell), signed);
  const categories = { type: "category", data: rows.map(nameOf), inverse: lying, ...axisLook, axisLabel: { ...axisLook.axisLabel, interval: lying ? 0 : "auto" }, splitLine: { show: false } };
  const amounts = { type: "value", ...axisLook, axisLabel: { ...axisLook.axisLabel, formatter: (y: number) => words.number(y, signed) } };
  return {
    grid: { left: 8, right: 18, top: 12, bottom: 6, containLabel: true },
    xAxis: lying ? amounts : categories,
    yAxis: lying ? categories : amounts,
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const row = rows[dataIndex] ?? {};
        return tip([nameOf(row), `${read(row.mean)} ${unit} [${read(row[low])}, ${read(row[high])}]`]);
      },
    },
    series: [
      intervals(rows.map((row, i) => [i, asNumber(row[low]), asNumber(row[high])]), colourOf, lying),
      {
        type: "scatter",
        z: 3,
        symbolSize: 10,
        data: rows.map((row, i) => ({
          value: lying ? [row.mean, i] : [i, row.mean],
          symbol: isClear(row) ? "circle" : "emptyCircle",
          itemStyle: { color: colourOf(i) },
        })),
      },
    ],
  };
}

/** Differences with their intervals: along an order standing, of anything else lying. */
export function differenceChart(words: Words<Glossary>, table: Table, unit: string, lying: boolean, nameOf: NameOf): Option {
  const isClear = (row: Row) => asNumber(row.low) > 0 || asNumber(row.high) < 0;
  return intervalChart(words, table, unit, { low: "low", high: "high", lying, signed: true, nameOf, isClear });
}

/** Means with 5 % to 95 % of the replicates, of places that have no order. */
export function rangeChart(words: Words<Glossary>, table: Table, unit: string, nameOf: NameOf): Option {
  return intervalChart(words, table, unit, { low: "p05", high: "p95", lying: true, signed: false, nameOf, isClear: () => true });
}
