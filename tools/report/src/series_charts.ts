import { asNumber, distinct, ownOf, rowsOf, type Row, type Table } from "./document";
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

/** Lines over fiscal years with bands: `bands` are pairs of keys, the widest first. */
function yearly(words: Words, lines: Line[], bands: [string, string, number][], unit: string): Option {
  const years = distinct(lines.flatMap((line) => numbers(line.rows, "fiscal_year"))).sort();
  return {
    grid: { left: 8, right: 14, top: lines.length > 1 ? 34 : 14, bottom: 6, containLabel: true },
    legend: lines.length > 1 ? { top: 0, left: 0, itemGap: 18, data: lines.map((line) => line.name), textStyle: { color: colours.ink } } : undefined,
    xAxis: { type: "category", data: years.map((year) => words.year(year)), boundaryGap: ["4%", "4%"], ...axisLook },
    yAxis: { type: "value", scale: false, ...axisLook, axisLine: { show: false }, axisLabel: { ...axisLook.axisLabel, formatter: (y: number) => words.number(y) } },
    tooltip: {
      trigger: "axis",
      confine: true,
      formatter: (points: { dataIndex: number }[]) => {
        const i = points[0]?.dataIndex ?? 0;
        return tip([words.year(years[i] ?? NaN), ...lines.map((line) => {
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

/** The fan of one indicator: a line and two bands for each result. */
export function fanChart(words: Words, table: Table, unit: string): Option {
  const names = distinct(rowsOf(table).map((row) => String(row.result)));
  const lines = names.map((name, i) => ({
    name,
    colour: names.length === 1 ? colours.blue : (lineColours[i] ?? colours.ink),
    symbol: symbols[i] ?? "circle",
    dashed: names.length > 1 && i === 0,
    rows: rowsOf(table, { result: name }),
  }));
  return yearly(words, lines, [["p05", "p95", 0.16], ["p25", "p75", 0.22]], unit);
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
  return withIntervals(yearly(words, lines, [["low", "high", 0]], unit), lines);
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

/** Differences with their intervals: by year standing, by anything else lying. */
export function differenceChart(words: Words, table: Table, of: string, unit: string): Option {
  const rows = rowsOf(table);
  const lying = of !== "fiscal_year";
  const label = (row: Row) => (lying ? words.name(of, String(row[of])) : words.year(asNumber(row[of])));
  const clear = (row: Row | undefined) => asNumber(row?.low) > 0 || asNumber(row?.high) < 0;
  const colourOf = (i: number) => (clear(rows[i]) ? colours.blue : colours.grey);
  const categories = { type: "category", data: rows.map(label), inverse: lying, ...axisLook, axisLabel: { ...axisLook.axisLabel, interval: lying ? 0 : "auto" }, splitLine: { show: false } };
  const amounts = { type: "value", ...axisLook, axisLabel: { ...axisLook.axisLabel, formatter: (y: number) => words.number(y, true) } };
  return {
    grid: { left: 8, right: 18, top: 12, bottom: 6, containLabel: true },
    xAxis: lying ? amounts : categories,
    yAxis: lying ? categories : amounts,
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const row = rows[dataIndex] ?? {};
        return tip([label(row), `${words.number(asNumber(row.mean), true)} ${unit} [${words.number(asNumber(row.low), true)}, ${words.number(asNumber(row.high), true)}]`]);
      },
    },
    series: [
      intervals(rows.map((row, i) => [i, asNumber(row.low), asNumber(row.high)]), colourOf, lying),
      {
        type: "scatter",
        z: 3,
        symbolSize: 10,
        data: rows.map((row, i) => ({
          value: lying ? [row.mean, i] : [i, row.mean],
          symbol: clear(row) ? "circle" : "emptyCircle",
          itemStyle: { color: clear(row) ? colours.blue : colours.grey },
        })),
      },
    ],
  };
}
