import type { Option } from "./charts";
import { choice, element } from "./dom";
import { cut, distinct, rowsOf, type Row, type SumsDocument, type Table } from "./document";
import { figure } from "./figure";
import { resultPage, type Surroundings } from "./page";
import { section, titled, unitOf, type Later } from "./sections";
import { differenceChart, fanChart, rangeChart } from "./series_charts";
import { foldedTable, tableElement } from "./table";
import type { Said, Words } from "./words";

type SumsWords = Words<SumsDocument>;

/** An indicator by one of its dimensions. */
interface View {
  indicator: string;
  dimension: string;
}

const viewsIn = (table: Table): View[] =>
  distinct(rowsOf(table).map((row) => JSON.stringify([row.indicator, row.dimension]))).map((one) => {
    const [indicator, dimension] = JSON.parse(one) as [string, string];
    return { indicator, dimension };
  });

/** A figure with a choice of what it shows of a table. */
function viewFigure(words: SumsWords, later: Later, name: string, title: Said, table: Table, optionOf: (rows: Table, view: View, unit: string) => Option): HTMLElement {
  const views = viewsIn(table);
  let view = views[0] ?? { indicator: "", dimension: "" };
  const rows = () => cut(table, { indicator: view.indicator, dimension: view.dimension });
  const isLying = () => !words.document.ordered.includes(view.dimension);
  const labels = views.map((one, i): [string, string] => [String(i), `${titled(words, one.indicator)}: ${words.name("dimension", one.dimension)}`]);
  const drawn = figure(words, {
    name,
    title: words.say(title),
    controls: [choice(words.say("shown"), labels, "0", (i) => {
      view = views[Number(i)] ?? view;
      drawn.draw();
    })],
    height: () => (isLying() ? 80 + 24 * rows().rows.length : 320),
    option: () => optionOf(rows(), view, unitOf(words, view.indicator)),
    table: rows,
  });
  later(() => drawn.draw());
  return drawn.element;
}

/** Place by place, the results of each below one another. */
function byPlace(table: Table): Table {
  const at = table.columns.findIndex((column) => column.key === "place");
  const places = distinct(table.rows.map((row) => row[at]));
  return { columns: table.columns, rows: places.flatMap((place) => table.rows.filter((row) => row[at] === place)) };
}

const placeOf = (words: SumsWords, row: Row): string => words.name(String(row.dimension), String(row.place));

function detailSection(words: SumsWords, later: Later): HTMLElement {
  const { ordered, places, results } = words.document;
  const nameOf = (row: Row) => (results.length > 1 ? `${placeOf(words, row)} · ${String(row.result)}` : placeOf(words, row));
  return section("detail", words.say("in_detail"), element("p", { class: "note" }, words.say("in_detail_note")),
    viewFigure(words, later, "places", "by_dimension", places, (rows, view, unit) =>
      ordered.includes(view.dimension) ? fanChart(words, rows, unit, (row) => placeOf(words, row)) : rangeChart(words, byPlace(rows), unit, nameOf)));
}

function differencesSection(words: SumsWords, differences: NonNullable<SumsDocument["differences"]>, later: Later): HTMLElement {
  const { ordered } = words.document;
  const folded = (name: string, title: string, table: Table) =>
    table.rows.length > 0 && element("div", {}, element("h3", {}, title), foldedTable(words, name, title, () => table));
  return section("differences", words.say("differences"), element("p", { class: "note" }, words.say("differences_note")),
    differences.places.rows.length > 0 && viewFigure(words, later, "differences-by", "difference_by_dimension", differences.places, (rows, view, unit) =>
      differenceChart(words, rows, unit, !ordered.includes(view.dimension), (row) => placeOf(words, row))),
    folded("asked", words.say("asked"), differences.asked),
    folded("ratios", words.say("ratios_of_changes"), differences.ratios));
}

/** The page of results of any model: sums, and those by the places of each dimension. */
export function sumsPage(words: SumsWords, surroundings: Surroundings): HTMLElement {
  const { differences, places, totals } = words.document;
  const table = differences === null ? tableElement(words, totals, words.say("totals")) : tableElement(words, differences.totals, words.say("differences"));
  return resultPage(words, surroundings, table, [
    differences !== null && differencesSection(words, differences, surroundings.later),
    places.rows.length > 0 && detailSection(words, surroundings.later),
  ]);
}
