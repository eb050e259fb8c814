import { choice, element } from "./dom";
import { asNumber, cut, distinct, ownOf, rowsOf, without, type Row, type SweepDocument, type Table } from "./document";
import { figure, type Figure } from "./figure";
import { key, section, type Later } from "./sections";
import { barChart, convergenceChart, heatChart, planeChart, shade } from "./sweep_charts";
import { tableElement } from "./table";
import type { Said, Words } from "./words";

export type SweepWords = Words<SweepDocument>;

/** What an estimator is shown by: its measures, the one that orders its factors first or last. */
const shownMeasures: Record<string, { measures: string[]; by: string }> = {
  sobol: { measures: ["first", "total"], by: "total" },
  morris: { measures: ["mu*"], by: "mu*" },
  pawn: { measures: ["distance"], by: "distance" },
  correlation: { measures: ["spearman", "partial"], by: "partial" },
  tree: { measures: ["importance"], by: "importance" },
  changes: { measures: ["change"], by: "change" },
};
const mostBars = 20;
const mostLines = 5;
const mostPairs = 15;

/** Measures whose sign is the direction of an effect; of others, less than nothing is nothing. */
const directed = new Set(["partial", "spearman", "change"]);

/** The factors of a table by the size of one measure, the largest first. */
function orderOf(table: Table, measure: string): string[] {
  const size = (row: Row) => (directed.has(measure) ? Math.abs(asNumber(row.value)) : asNumber(row.value));
  return rowsOf(table, { measure })
    .sort((a, b) => (Number.isFinite(size(b)) ? size(b) : -Number.MAX_VALUE) - (Number.isFinite(size(a)) ? size(a) : -Number.MAX_VALUE))
    .map((row) => String(row.factor));
}

/** A label of a family, or groups of labels less one another, in words. */
export function labelName(words: SweepWords, label: string): string {
  return label
    .split(" - ")
    .map((one) => (words.document.words.group?.[one] === undefined ? words.name("region", one) : words.name("group", one)))
    .join(" − ");
}

function outputName(words: SweepWords, row: Row): string {
  return row.family === "" ? String(row.output) : `${String(row.family)}: ${labelName(words, String(row.label))}`;
}

/** The outputs that a table says something about, those first that the answer is about. */
function outputsIn(words: SweepWords, table: Table): Row[] {
  const { headlines } = words.document.sweep;
  const there = new Set(rowsOf(table).map((row) => row.output));
  const rows = rowsOf(words.document.outputs).filter((row) => there.has(row.output ?? null));
  const isHeadline = (row: Row) => headlines.includes(String(row.output));
  return [...rows.filter(isHeadline), ...rows.filter((row) => !isHeadline(row))];
}

function outputChoice(words: SweepWords, outputs: Row[], change: (output: string) => void): HTMLElement {
  return choice(words.say("output"), outputs.map((row) => [String(row.output), outputName(words, row)]), String(outputs[0]?.output), change);
}

export function notesList(words: SweepWords, notes: SweepDocument["notes"]): HTMLElement {
  return element("ul", { class: "caveats notes" }, ...notes.map((note) => element("li", {}, element("bdi", {}, words.of(note)))));
}

const heightOf = (rows: number, each: number): number => 60 + each * rows;

function barFigure(words: SweepWords, estimator: string, output: () => string): Figure {
  const { measures, by } = ownOf(shownMeasures, estimator) ?? { measures: [], by: "" };
  const table = () => cut(words.document.measured, { output: output(), estimator });
  const factors = distinct(rowsOf(words.document.measured, { estimator }).map((row) => row.factor)).length;
  const said = [factors > mostBars && words.say("shown_most"), estimator === "pawn" && words.say("noise_note")].filter((one) => one !== false);
  return figure(words, {
    name: `${estimator}-bars`,
    title: words.say(estimator as Said),
    ...(said.length > 0 ? { note: said.join(" ") } : {}),
    height: heightOf(Math.min(factors, mostBars), 24 + 8 * measures.length),
    option: (width) => barChart(words, table(), measures, orderOf(table(), by).slice(0, mostBars), width < 560, estimator === "pawn" ? ownOf(words.document.noise, output()) : undefined),
    table,
    below: () => {
      const tree = estimator === "tree" ? ownOf(words.document.trees, output()) : undefined;
      return tree === undefined ? [] : [element("pre", { tabindex: 0, class: "tree" }, tree.join("\n"))];
    },
  });
}

function planeFigure(words: SweepWords, output: () => string): Figure {
  const table = () => cut(words.document.measured, { output: output(), estimator: "morris" });
  return figure(words, {
    name: "morris-plane",
    title: words.say("plane"),
    note: words.say("plane_note"),
    height: (width) => Math.min(460, Math.max(320, width * 0.7)),
    option: (width) => planeChart(words, table(), orderOf(table(), "mu*"), width < 560),
    table,
  });
}

const signs = (words: SweepWords) =>
  key([[shade(1, 1, true), words.say("positive")], [shade(-1, 1, true), words.say("negative")], [shade(0.5, 1, false), words.say("unclear")]]);

function pairFigure(words: SweepWords, output: () => string): Figure {
  const table = () => cut(words.document.pairs, { output: output() });
  const factors = () => orderOf(cut(words.document.measured, { output: output(), estimator: "sobol" }), "total").slice(0, mostPairs);
  const count = Math.min(mostPairs, distinct(rowsOf(words.document.measured, { estimator: "sobol" }).map((row) => row.factor)).length);
  return figure(words, {
    name: "sobol-pairs",
    title: words.say("pairs"),
    note: words.say("pairs_note"),
    height: (width) => Math.min(560, Math.max(count * 30, width * 0.5)) + 70,
    option: (width) => {
      const rows = rowsOf(table());
      const same = (name: string) => name;
      const at = (across: string, down: string) => rows.find((row) => (row.factor === across && row.other === down) || (row.factor === down && row.other === across));
      const all = factors();
      // Each pair once: below the diagonal.
      const below = (across: string, down: string) => (all.indexOf(across) < all.indexOf(down) ? at(across, down) : undefined);
      return heatChart(words, { across: all.slice(0, -1), down: all.slice(1), nameAcross: same, nameDown: same, at: below }, width < 560);
    },
    table,
    below: () => [signs(words)],
  });
}

export function factorsSection(words: SweepWords, later: Later): HTMLElement {
  const { document } = words;
  const outputs = outputsIn(words, document.measured);
  let output = String(outputs[0]?.output);
  const chosen = () => output;
  const notes = element("div", { class: "of-output" });
  const figures: Figure[] = [];
  for (const estimator of distinct(rowsOf(document.measured).map((row) => String(row.estimator)))) {
    figures.push(barFigure(words, estimator, chosen));
    if (estimator === "sobol" && document.pairs.rows.length > 0) figures.push(pairFigure(words, chosen));
    if (estimator === "morris" && rowsOf(document.measured, { measure: "sigma" }).some((row) => row.value !== null)) figures.push(planeFigure(words, chosen));
  }
  const drawAll = () => {
    figures.forEach((one) => one.draw());
    notes.replaceChildren(notesList(words, document.notes.filter((note) => note.output === output)));
  };
  later(drawAll);
  const choose = outputChoice(words, outputs, (name) => {
    output = name;
    drawAll();
  });
  const { difference, scenarios } = document.sweep;
  return section("factors", words.say("deciding"), element("p", { class: "note" }, words.say("deciding_note")),
    difference && element("p", { class: "note" }, words.say("difference_note"), " ", element("bdi", {}, scenarios.join(" → "))),
    element("div", { class: "controls" }, choose),
    element("div", { class: "grid wide" }, ...figures.map((one) => one.element)), notes);
}

export function convergenceSection(words: SweepWords, later: Later): HTMLElement {
  const outputs = outputsIn(words, words.document.convergence);
  let output = String(outputs[0]?.output);
  const { sweep } = words.document;
  const table = () => cut(words.document.convergence, { output });
  const order = () => orderOf(cut(words.document.measured, { output, estimator: sweep.estimator }), sweep.measure).slice(0, mostLines);
  const settling = figure(words, {
    name: "convergence-chart",
    title: words.name("measure", sweep.measure),
    controls: [outputChoice(words, outputs, (name) => {
      output = name;
      settling.draw();
    })],
    height: 430,
    option: () => convergenceChart(words, table(), order(), words.of(sweep.units)),
    table,
  });
  later(() => settling.draw());
  return section("convergence", words.say("converging"), element("p", { class: "note" }, words.say("converging_note")), settling.element);
}

/** The families of outputs of which at least one is decided by something. */
export const familiesThatVary = (words: SweepWords) => words.document.families.filter((one) => one.factors.length > 0);

/** The outputs of a family down, the factors that decide most across. */
export function labelsSection(words: SweepWords, later: Later): HTMLElement {
  const { sweep, outputs, measured } = words.document;
  const families = familiesThatVary(words);
  let family = families[0]?.family ?? "";
  const rows = () => rowsOf(outputs, { family });
  const table = (): Table => {
    const names = new Set(rows().map((row) => row.output));
    const at = measured.columns.findIndex((column) => column.key === "output");
    const all = cut(measured, { estimator: sweep.estimator, measure: sweep.measure });
    return { columns: all.columns, rows: all.rows.filter((row) => names.has(row[at] ?? null)) };
  };
  const heat = figure(words, {
    name: "labels-heat",
    title: words.name("measure", sweep.measure),
    controls: families.length > 1 ? [choice(words.say("output"), families.map((one): [string, string] => [one.family, one.family]), family, (name) => {
      family = name;
      heat.draw();
    })] : [],
    height: () => 130 + 26 * rows().length,
    option: (width) => {
      const factors = families.find((one) => one.family === family)?.factors ?? [];
      const there = new Map(rowsOf(table()).map((row) => [`${String(row.output)}\n${String(row.factor)}`, row]));
      const labels = new Map(rows().map((row) => [String(row.output), labelName(words, String(row.label))]));
      return heatChart(words, {
        across: factors.slice(0, width < 560 ? 5 : 10),
        down: [...labels.keys()],
        nameAcross: (name) => name,
        nameDown: (name) => labels.get(name) ?? name,
        at: (factor, output) => there.get(`${output}\n${factor}`),
      }, width < 560);
    },
    table,
    below: () => [signs(words)],
  });
  later(() => heat.draw());
  const title = words.document.regions.length > 0 ? words.say("by_label") : words.say("by_any_label");
  return section("labels", title, element("p", { class: "note" }, words.say("by_label_note")), heat.element);
}

export function luckSection(words: SweepWords): HTMLElement {
  return section("luck", words.say("luck"), element("p", { class: "note" }, words.say("luck_note")), tableElement(words, without(words.document.outputs, ["family", "label", "together"]), words.say("luck")));
}
