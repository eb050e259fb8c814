import { draw, type Option } from "./charts";
import { element } from "./dom";
import type { Glossary, Table } from "./document";
import { foldedTable } from "./table";
import type { Words } from "./words";

export interface FigureParts {
  name: string;
  title: string;
  note?: string;
  controls?: HTMLElement[];
  height: number | ((width: number) => number);
  option: (width: number, height: number) => Option;
  table: () => Table;
  /** Beside the chart: what its colours mean, where it comes from. */
  below?: () => Node[];
}

export interface Figure {
  element: HTMLElement;
  draw: () => void;
}

/** A chart with its title, its choices and the table behind it. */
export function figure(words: Words<Glossary>, parts: FigureParts): Figure {
  const chart = element("div", { class: "chart", role: "img", "aria-label": parts.title });
  const below = element("div", { class: "below" });
  const table = foldedTable(words, parts.name, parts.title, parts.table);
  const made = element("figure", { id: parts.name },
    element("figcaption", {},
      element("h3", {}, element("bdi", {}, parts.title)),
      parts.note !== undefined && element("p", { class: "note" }, parts.note),
      parts.controls !== undefined && element("div", { class: "controls" }, ...parts.controls)),
    chart, below, table);
  return {
    element: made,
    draw: () => {
      const width = chart.clientWidth;
      const height = typeof parts.height === "number" ? parts.height : parts.height(width);
      chart.style.height = `${height}px`;
      draw(parts.name, chart, parts.option(width, height));
      below.replaceChildren(...(parts.below?.() ?? []));
      table.dispatchEvent(new Event("refresh"));
    },
  };
}
