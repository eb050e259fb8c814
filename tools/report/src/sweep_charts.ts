import { asNumber, distinct, rowsOf, type Glossary, type Row, type Table } from "./document";
import { axisLook, band, colours, tip, type Api, type Option } from "./charts";
import type { Words } from "./words";

/** For lines and bars side by side; symbols tell them apart without colour. */
const palette = [colours.blue, colours.vermilion, colours.green, colours.orange, colours.purple];
const symbols = ["circle", "diamond", "triangle", "rect", "pin"];
const longest = 44;

const bounded = (words: Words<Glossary>, row: Row): string =>
  `${words.number(asNumber(row.value))} [${words.number(asNumber(row.low))}, ${words.number(asNumber(row.high))}]`;

/** Whether the interval of a row does not hold zero. */
export const isClear = (row: Row): boolean => asNumber(row.low) > 0 || asNumber(row.high) < 0;

/** A name of a factor as it stands at an axis: in two lines where there is little room. */
function atAxis(name: string, narrow: boolean): string {
  const short = name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
  return narrow && short.length > 14 ? short.replace(/[._]/, "$&\n") : short;
}

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth = 1.5) =>
  ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth } });

/** A bar for each factor with its interval; one of `of` measures, which share the room of a factor. */
function bars(name: string, rows: Row[], at: number, of: number, colour: string): object {
  const end = 4;
  return {
    name,
    type: "custom",
    itemStyle: { color: colour },
    encode: { x: [0, 2, 3], y: 1 },
    data: rows.map((row, i) => [asNumber(row.value), i, asNumber(row.low), asNumber(row.high)]),
    renderItem: (_: unknown, api: Api) => {
      const [value, i, low, high] = [0, 1, 2, 3].map((dimension) => api.value(dimension)) as [number, number, number, number];
      if (!Number.isFinite(value)) return undefined;
      const thick = (Math.abs(api.size([0, 1])[1]) * 0.74) / of;
      const [zero] = api.coord([0, i]);
      const [x, centre] = api.coord([value, i]);
      const y = centre + (at - (of - 1) / 2) * thick;
      const bar = { type: "rect", shape: { x: Math.min(zero, x), y: y - thick * 0.44, width: Math.abs(x - zero), height: thick * 0.88 }, style: { fill: colour, opacity: 0.75 } };
      if (!Number.isFinite(low)) return { type: "group", children: [bar] };
      const [from] = api.coord([low, i]);
      const [to] = api.coord([high, i]);
      return { type: "group", children: [bar, line(from, y, to, y, colours.ink), line(from, y - end, from, y + end, colours.ink), line(to, y - end, to, y + end, colours.ink)] };
    },
  };
}

/** A line from top to bottom. */
const dashedAt = (place: number): object => ({
  name: "noise",
  type: "custom",
  silent: true,
  tooltip: { show: false },
  z: 3,
  encode: { x: 0, y: 1 },
  data: [[place, 0]],
  renderItem: ({ coordSys: { y, height } }: { coordSys: { y: number; height: number } }, api: Api) => {
    const [x] = api.coord([place, 0]);
    return { type: "line", shape: { x1: x, y1: y, x2: x, y2: y + height }, style: { stroke: colours.vermilion, lineWidth: 2, lineDash: [6, 4] } };
  },
});

/** The factors down, in this order, with a bar for each measure; dashed, up to where a bar may be noise. */
export function barChart(words: Words<Glossary>, table: Table, measures: string[], order: string[], narrow: boolean, noise?: number): Option {
  const byMeasure = measures.map((measure) => {
    const rows = rowsOf(table, { measure });
    return order.map((factor): Row => rows.find((row) => row.factor === factor) ?? {});
  });
  const names = measures.map((measure) => words.name("measure", measure));
  return {
    grid: { left: 8, right: 18, top: measures.length > 1 ? (narrow ? 56 : 34) : 10, bottom: 6, containLabel: true },
    legend: measures.length > 1 ? { top: 0, left: 0, itemGap: 18, data: names, textStyle: { color: colours.ink }, selectedMode: false } : undefined,
    xAxis: { type: "value", ...axisLook, axisLabel: { ...axisLook.axisLabel, formatter: (x: number) => words.number(x) } },
    yAxis: { type: "category", data: order, inverse: true, ...axisLook, splitLine: { show: false }, axisLabel: { ...axisLook.axisLabel, interval: 0, formatter: (name: string) => atAxis(name, narrow) } },
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        tip([order[dataIndex] ?? "", ...byMeasure.map((rows, m) => `${names[m]}: ${bounded(words, rows[dataIndex] ?? {})}`)]),
    },
    series: [
      ...byMeasure.map((rows, m) => bars(names[m] ?? "", rows, m, measures.length, palette[m] ?? colours.ink)),
      ...(noise === undefined ? [] : [dashedAt(noise)]),
    ],
  };
}

/** Morris' plane: a point a factor, with the interval of each of its two numbers. */
export function planeChart(words: Words<Glossary>, table: Table, order: string[], narrow: boolean): Option {
  const of = (measure: string) => new Map(rowsOf(table, { measure }).map((row) => [row.factor, row]));
  const [strength, spread] = [of("mu*"), of("sigma")];
  const points = order
    .map((factor) => ({ factor, x: strength.get(factor) ?? {}, y: spread.get(factor) ?? {} }))
    .filter(({ x, y }) => Number.isFinite(asNumber(x.value)) && Number.isFinite(asNumber(y.value)));
  const far = Math.max(0, ...points.map(({ x }) => asNumber(x.value)));
  const axis = (name: string) => ({ type: "value", min: 0, name, nameLocation: "middle", nameGap: 34, nameTextStyle: { color: colours.ink }, ...axisLook, axisLabel: { ...axisLook.axisLabel, formatter: (x: number) => words.number(x) } });
  return {
    grid: { left: 34, right: 24, top: 14, bottom: 32, containLabel: true },
    xAxis: axis(words.name("measure", "mu*")),
    yAxis: axis(words.name("measure", "sigma")),
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const point = points[dataIndex];
        return point === undefined ? "" : tip([point.factor, `μ*: ${bounded(words, point.x)}`, `σ: ${bounded(words, point.y)}`]);
      },
    },
    series: [
      { type: "line", silent: true, symbol: "none", data: [[0, 0], [far, far]], lineStyle: { color: colours.grey, type: "dashed", width: 1 }, tooltip: { show: false } },
      {
        type: "custom",
        silent: true,
        data: points.map(({ x, y }) => [asNumber(x.low), asNumber(x.high), asNumber(x.value), asNumber(y.low), asNumber(y.high), asNumber(y.value)]),
        encode: { x: [0, 1, 2], y: [3, 4, 5] },
        renderItem: (_: unknown, api: Api) => {
          const [left, right, x, low, high, y] = [0, 1, 2, 3, 4, 5].map((dimension) => api.value(dimension)) as [number, number, number, number, number, number];
          if (![left, right, low, high].every(Number.isFinite)) return undefined;
          const [a, b, c, d] = [api.coord([left, y]), api.coord([right, y]), api.coord([x, low]), api.coord([x, high])];
          return { type: "group", children: [line(...a, ...b, colours.sky), line(...c, ...d, colours.sky)] };
        },
      },
      {
        type: "scatter",
        symbolSize: 10,
        z: 3,
        itemStyle: { color: colours.blue },
        data: points.map(({ factor, x, y }, i) => ({
          name: factor,
          value: [asNumber(x.value), asNumber(y.value)],
          label: { show: i < 8, position: [13, 2], verticalAlign: "bottom", formatter: () => atAxis(factor, narrow), color: colours.ink, fontSize: 11, textBorderColor: "#fff", textBorderWidth: 3 },
        })),
        labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
      },
    ],
  };
}

/** From pale to deep, as the size grows; blue above zero, red below; grey where zero lies in the interval. */
export function shade(value: number, most: number, clear: boolean): string {
  const deep = !clear ? [120, 130, 138] : value >= 0 ? [8, 81, 156] : [178, 64, 0];
  const share = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
  return `rgb(${deep.map((to) => Math.round(246 + (to - 246) * (clear ? 0.12 + 0.88 * share : 0.55 * share))).join(",")})`;
}

export interface Heat {
  across: string[];
  down: string[];
  nameAcross: (name: string) => string;
  nameDown: (name: string) => string;
  /** The row that stands there, if any. */
  at: (across: string, down: string) => Row | undefined;
}

/** A square for every pair, coloured by its value. */
export function heatChart(words: Words<Glossary>, heat: Heat, narrow: boolean): Option {
  const cells = heat.down.flatMap((down, j) => heat.across.flatMap((across, i) => {
    const row = heat.at(across, down);
    return row === undefined || !Number.isFinite(asNumber(row.value)) ? [] : [{ i, j, across, down, row }];
  }));
  const most = Math.max(0, ...cells.map(({ row }) => Math.abs(asNumber(row.value))));
  const names = { ...axisLook.axisLabel, interval: 0, hideOverlap: false, fontSize: narrow ? 10 : 12 };
  return {
    grid: { left: 8, right: narrow ? 20 : 60, top: 6, bottom: 6, containLabel: true },
    xAxis: { type: "category", position: "top", data: heat.across, ...axisLook, splitLine: { show: false }, axisLabel: { ...names, rotate: 40, formatter: (name: string) => atAxis(heat.nameAcross(name), true) } },
    yAxis: { type: "category", inverse: true, data: heat.down, ...axisLook, splitLine: { show: false }, axisLabel: { ...names, formatter: (name: string) => atAxis(heat.nameDown(name), narrow) } },
    tooltip: {
      trigger: "item",
      confine: true,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const cell = cells[dataIndex];
        return cell === undefined ? "" : tip([`${heat.nameDown(cell.down)} × ${heat.nameAcross(cell.across)}`, bounded(words, cell.row)]);
      },
    },
    series: [
      {
        type: "custom",
        data: cells.map(({ i, j, row }) => [i, j, asNumber(row.value)]),
        encode: { x: 0, y: 1 },
        renderItem: ({ dataIndex }: { dataIndex: number }, api: Api) => {
          const cell = cells[dataIndex];
          if (cell === undefined) return undefined;
          const value = asNumber(cell.row.value);
          const [width, height] = api.size([1, 1]).map(Math.abs) as [number, number];
          const [x, y] = api.coord([cell.i, cell.j]);
          const clear = isClear(cell.row);
          const dark = clear && most > 0 && Math.abs(value) / most > 0.55;
          const text = width < 34 ? "" : words.number(value);
          return {
            type: "group",
            children: [
              { type: "rect", shape: { x: x - width / 2 + 1, y: y - height / 2 + 1, width: width - 2, height: height - 2 }, style: { fill: shade(value, most, clear) } },
              { type: "text", style: { text, x, y, align: "center", verticalAlign: "middle", fill: dark ? "#fff" : colours.ink, fontSize: 11 } },
            ],
          };
        },
      },
    ],
  };
}

/** What the first so many points give, a line and a band for each factor. */
export function convergenceChart(words: Words<Glossary>, table: Table, order: string[], units: string): Option {
  const rows = rowsOf(table);
  const sizes = distinct(rows.map((row) => asNumber(row.sample))).sort((a, b) => a - b);
  const lines = order.map((factor) => sizes.map((sample): Row => rows.find((row) => row.factor === factor && row.sample === sample) ?? {}));
  return {
    grid: { left: 8, right: 18, top: 16 + 22 * order.length, bottom: 26, containLabel: true },
    legend: { top: 0, left: 0, orient: "vertical", itemGap: 8, data: order, textStyle: { color: colours.ink }, formatter: (name: string) => atAxis(name, false) },
    xAxis: { type: "category", data: sizes.map((size) => words.number(size)), name: units, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: colours.ink }, boundaryGap: ["6%", "6%"], ...axisLook },
    yAxis: { type: "value", ...axisLook, axisLine: { show: false }, axisLabel: { ...axisLook.axisLabel, formatter: (y: number) => words.number(y) } },
    tooltip: {
      trigger: "axis",
      confine: true,
      formatter: (points: { dataIndex: number }[]) => {
        const i = points[0]?.dataIndex ?? 0;
        return tip([`${words.number(sizes[i] ?? NaN)} ${units}`, ...order.map((factor, f) => `${factor}: ${bounded(words, lines[f]?.[i] ?? {})}`)]);
      },
    },
    series: order.flatMap((factor, f) => {
      const of = lines[f] ?? [];
      const colour = palette[f] ?? colours.ink;
      const drawn = {
        name: factor,
        type: "line",
        z: 3,
        data: of.map((row) => (Number.isFinite(asNumber(row.value)) ? asNumber(row.value) : "-")),
        symbol: symbols[f] ?? "circle",
        symbolSize: 8,
        lineStyle: { color: colour, width: 2.5 },
        itemStyle: { color: colour },
      };
      return [band(of.map((row) => asNumber(row.low)), of.map((row) => asNumber(row.high)), colour, 0.1), drawn];
    }),
  };
}
