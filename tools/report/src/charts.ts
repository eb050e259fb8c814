import { CustomChart, GraphChart, LineChart, SankeyChart, ScatterChart } from "echarts/charts";
import { GeoComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

echarts.use([CustomChart, GraphChart, LineChart, SankeyChart, ScatterChart, GeoComponent, GridComponent, LegendComponent, TooltipComponent, LabelLayout, SVGRenderer]);

declare const OUTLINE: Parameters<typeof echarts.registerMap>[1];
echarts.registerMap("japan", OUTLINE);

export type Option = echarts.EChartsCoreOption;
export type Chart = echarts.ECharts;

/** Okabe and Ito's colours, told apart by colour-blind readers too. */
export const colours = {
  blue: "#0072B2",
  vermilion: "#D55E00",
  green: "#009E73",
  orange: "#E69F00",
  sky: "#56B4E9",
  purple: "#CC79A7",
  grey: "#5f6b76",
  ink: "#1f2a33",
  line: "#d5dbe0",
  land: "#e9ecea",
};

export const font = '"Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", Meiryo, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

export const textStyle = { fontFamily: font, color: colours.ink, fontSize: 12 };

/** By the name of the figure: also for who looks at the page with a browser's console. */
export const charts = new Map<string, Chart>();
Object.assign(globalThis, { musubiCharts: charts });

export function draw(name: string, place: HTMLElement, option: Option): void {
  let chart = charts.get(name);
  if (chart === undefined || chart.getDom() !== place) {
    chart?.dispose();
    chart = echarts.init(place, null, { renderer: "svg" });
    charts.set(name, chart);
  } else chart.resize(); // what is shown now may need another height
  chart.setOption({ textStyle, animation: false, ...option }, { notMerge: true });
}

export function forgetAll(): void {
  for (const chart of charts.values()) chart.dispose();
  charts.clear();
}

export function resizeAll(width?: number): void {
  for (const chart of charts.values()) chart.resize(width === undefined ? {} : { width });
}

/** A tooltip of lines of text. As elements, so that no text is taken for markup. */
export function tip(lines: string[]): HTMLElement {
  const box = document.createElement("div");
  lines.forEach((line, i) => {
    const one = document.createElement(i === 0 ? "strong" : "div");
    one.textContent = line;
    box.append(one);
  });
  return box;
}

export const axisLook = {
  axisLine: { lineStyle: { color: colours.grey } },
  axisTick: { show: false },
  axisLabel: { color: colours.ink, fontSize: 12, hideOverlap: true },
  splitLine: { lineStyle: { color: colours.line } },
};

export interface Api {
  value: (dimension: number) => number;
  coord: (point: (number | string)[]) => [number, number];
  size: (span: [number, number]) => [number, number];
}

/** An area between two values along the axis of categories. */
export function band(low: number[], high: number[], colour: string, opacity: number): object {
  const there = low.map((_, i) => i).filter((i) => Number.isFinite(low[i]) && Number.isFinite(high[i]));
  const corners = [...there.map((i) => [i, low[i] as number]), ...there.map((i) => [i, high[i] as number]).reverse()];
  return {
    type: "custom",
    silent: true,
    z: 1,
    data: there.map((i) => [i, low[i], high[i]]),
    encode: { x: 0, y: [1, 2] },
    renderItem: (parameters: { dataIndex: number }, api: Api) =>
      parameters.dataIndex === 0
        ? { type: "polygon", shape: { points: corners.map((corner) => api.coord(corner)) }, style: { fill: colour, opacity } }
        : undefined,
  };
}

/** Intervals as bars with ends: [place, low, high] each; lying if the categories are on the y axis. */
export function intervals(data: [number, number, number][], colourOf: (i: number) => string, lying: boolean): object {
  const end = 4;
  return {
    type: "custom",
    silent: true,
    z: 2,
    data,
    encode: lying ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    renderItem: (parameters: { dataIndex: number }, api: Api) => {
      const at = api.value(0);
      const [x1, y1] = api.coord(lying ? [api.value(1), at] : [at, api.value(1)]);
      const [x2, y2] = api.coord(lying ? [api.value(2), at] : [at, api.value(2)]);
      const [dx, dy] = lying ? [0, end] : [end, 0];
      const stroke = (a: number, b: number, c: number, d: number) => ({
        type: "line",
        shape: { x1: a, y1: b, x2: c, y2: d },
        style: { stroke: colourOf(parameters.dataIndex), lineWidth: 2 },
      });
      return {
        type: "group",
        children: [stroke(x1, y1, x2, y2), stroke(x1 - dx, y1 - dy, x1 + dx, y1 + dy), stroke(x2 - dx, y2 - dy, x2 + dx, y2 + dy)],
      };
    },
  };
}
