import { choice, element } from "./dom";
import { asNumber, cut, distinct, rowsOf, type Glossary, type PageDocument, type Table } from "./document";
import { figure, type Figure } from "./figure";
import { flowChart, networkChart } from "./flow_charts";
import { hasGroups, mapChart, mapKey, stateColour, type Colouring } from "./map_chart";
import { differenceChart, fanChart, trialChart, type NameOf } from "./series_charts";
import { foldedTable, tableElement } from "./table";
import type { Words } from "./words";

/** What is to be drawn once the section stands in the page. */
export type Later = (draw: () => void) => void;

export function section(id: string, title: string, ...children: (Node | false)[]): HTMLElement {
  return element("section", { id, "aria-labelledby": `${id}-title` }, element("h2", { id: `${id}-title` }, title), ...children);
}

export const unitOf = (words: Words<Glossary>, id: string): string => {
  const found = words.document.indicators.find((one) => one.id === id);
  return found === undefined ? "" : words.of(found.unit);
};

const yearsOf = (words: Words): number[] => distinct(rowsOf(words.document.states).map((row) => asNumber(row.fiscal_year)));
const lastResult = (words: Words): string => words.document.results[words.document.results.length - 1]?.name ?? "";

/** Choices that several figures share; whatever is chosen, they are drawn again. */
function yearChoice(words: Words, chosen: number, change: (year: number) => void): HTMLElement {
  return choice(words.say("year"), yearsOf(words).map((year) => [String(year), words.year(year)]), String(chosen), (year) => change(Number(year)));
}

function resultChoice(words: Words, chosen: string, change: (name: string) => void): HTMLElement[] {
  const names = words.document.results.map((result): [string, string] => [result.name, result.name]);
  return names.length > 1 ? [choice(words.say("scenario"), names, chosen, change)] : [];
}

function indicatorChoice(words: Words, chosen: string, change: (id: string) => void): HTMLElement {
  return choice(words.say("indicator"), words.document.indicators.map((one) => [one.id, words.indicator(one.id)]), chosen, change);
}

export const titled = (words: Words<Glossary>, id: string): string => `${words.indicator(id)} (${unitOf(words, id)})`;

export function fansSection(words: Words, later: Later): HTMLElement {
  let region = "ALL";
  const figures = words.document.indicators.map(({ id }): Figure => {
    const table = () => cut(words.document.fans, { indicator: id, region });
    return figure(words, { name: `fan-${id}`, title: titled(words, id), height: 230, option: () => fanChart(words, table(), unitOf(words, id)), table });
  });
  const drawAll = () => figures.forEach((one) => one.draw());
  later(drawAll);
  const regions = words.document.regions.filter((one) => one.size !== "rest").map((one): [string, string] => [one.code, words.of(one)]);
  const choose = choice(words.say("region"), [["ALL", words.say("all_regions")], ...regions], region, (code) => {
    region = code;
    drawAll();
  });
  return section("years", words.say("by_year"), element("p", { class: "note" }, words.say("by_year_note")), element("div", { class: "controls" }, choose),
    element("div", { class: "grid" }, ...figures.map((one) => one.element)));
}

/** What the model says of the whole country, beside what was observed. */
export function countrySection(words: Words): HTMLElement {
  return section("country", words.say("country"), element("p", { class: "note" }, words.say("country_note")), tableElement(words, words.document.country, words.say("country")));
}

export function differencesSection(words: Words, differences: NonNullable<PageDocument["differences"]>, later: Later): HTMLElement {
  let indicator = words.document.indicators[0]?.id ?? "";
  const part = (name: string, title: string, whole: Table, of: string, height: number, note?: string): Figure => {
    const table = () => cut(whole, { indicator });
    const nameOf: NameOf = (row) => (of === "fiscal_year" ? words.year(asNumber(row[of])) : words.name(of, String(row[of])));
    return figure(words, { name, title, ...(note === undefined ? {} : { note }), height, option: () => differenceChart(words, table(), unitOf(words, indicator), of !== "fiscal_year", nameOf), table });
  };
  const figures = [
    part("difference-years", words.say("diff_years"), differences.by_year, "fiscal_year", 300),
    part("difference-regions", words.say("diff_regions"), differences.by_region, "region", 520),
  ];
  if (differences.moved.rows.length > 0) figures.push(part("difference-moved", words.say("moved"), differences.moved, "group", 170, words.say("moved_note")));
  const drawAll = () => figures.forEach((one) => one.draw());
  later(drawAll);
  const choose = indicatorChoice(words, indicator, (id) => {
    indicator = id;
    drawAll();
  });
  const seen = differences.seen.rows.length > 0 && element("div", {}, element("h3", {}, words.say("seen")), element("p", { class: "note" }, words.say("seen_note")),
    foldedTable(words, "seen", words.say("seen"), () => differences.seen));
  const ratios = differences.ratios.rows.length > 0 && element("div", {}, element("h3", {}, words.say("ratios")), foldedTable(words, "ratios", words.say("ratios"), () => differences.ratios));
  return section("differences", words.say("differences"), element("p", { class: "note" }, words.say("differences_note")), element("div", { class: "controls" }, choose),
    element("div", { class: "grid wide" }, ...figures.map((one) => one.element)), seen, ratios);
}

export function key(items: [string, string][]): HTMLElement {
  return element("ul", { class: "key" }, ...items.map(([colour, text]) => element("li", {}, element("span", { class: "swatch", style: `background:${colour}`, "aria-hidden": "true" }), text)));
}

export function mapSection(words: Words, later: Later): HTMLElement {
  const years = yearsOf(words);
  let year = years[years.length - 1] ?? 0;
  let result = lastResult(words);
  let by: Colouring = "field";
  const table = () => cut(words.document.states, { result, fiscal_year: year });
  const again = <T>(set: (value: T) => void) => (value: T) => {
    set(value);
    map.draw();
    grid.replaceChildren(stateGrid(words, result));
  };
  const colourings = (["field", "state", "hub"] as const).map((one): [string, string] => [one, words.say(one)]);
  const map = figure(words, {
    name: "map",
    title: words.say("map_title"),
    note: [hasGroups(words.document.regions) ? words.say("map_sizes") : "", words.say("map_note")].filter(Boolean).join(" "),
    controls: [
      choice(words.say("colour"), colourings, by, again((value: string) => (by = value as Colouring))),
      yearChoice(words, year, again((value: number) => (year = value))),
      ...resultChoice(words, result, again((value: string) => (result = value))),
    ],
    height: (width) => (width < 560 ? width * 1.1 + 210 : Math.min(720, width * 0.72)),
    option: (width, height) => mapChart(words, table(), by, width, height),
    table,
    below: () => [key(mapKey(words, table(), by)), element("p", { class: "source" }, words.say("outline"))],
  });
  const grid = element("div", {}, stateGrid(words, result));
  later(() => map.draw());
  return section("regions", words.say("map"), map.element, element("h3", {}, words.say("states")), element("p", { class: "note" }, words.say("states_note")), grid);
}

/** Regions down, years across: the state in words, with its colour. */
function stateGrid(words: Words, result: string): HTMLElement {
  const years = yearsOf(words);
  const regions = words.document.regions.filter((one) => one.size !== "rest");
  const cell = (code: string, year: number) => {
    const row = rowsOf(words.document.states, { result, fiscal_year: year, region: code })[0] ?? {};
    const share = asNumber(row.state_share);
    return element("td", {}, element("span", { class: "swatch", style: `background:${stateColour(String(row.state))}`, "aria-hidden": "true" }),
      words.name("state", String(row.state)), share < 1 && element("small", {}, ` ${words.percent(share)}`));
  };
  const head = element("tr", {}, element("th", { scope: "col" }, words.say("region")), ...years.map((year) => element("th", { scope: "col" }, words.year(year))));
  const body = regions.map((region) => element("tr", {}, element("th", { scope: "row" }, element("bdi", {}, words.of(region))), ...years.map((year) => cell(region.code, year))));
  return element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.say("states") },
    element("table", { class: "states" }, element("thead", {}, head), element("tbody", {}, ...body)));
}

export function trialsSection(words: Words, later: Later): HTMLElement {
  let indicator = words.document.indicators[0]?.id ?? "";
  let result = words.document.results[0]?.name ?? "";
  const table = () => cut(words.document.trials, { result, indicator });
  const trials = figure(words, {
    name: "trial-full",
    title: words.say("trials"),
    controls: [
      indicatorChoice(words, indicator, (id) => {
        indicator = id;
        trials.draw();
      }),
      ...resultChoice(words, result, (name) => {
        result = name;
        trials.draw();
      }),
    ],
    height: 300,
    option: () => trialChart(words, table(), unitOf(words, indicator)),
    table,
  });
  later(() => trials.draw());
  return section("trials", words.say("trials"), element("p", { class: "note" }, words.say("trials_note")), trials.element);
}

export function moneySection(words: Words, later: Later): HTMLElement {
  const years = yearsOf(words);
  let year = years[years.length - 1] ?? 0;
  let result = lastResult(words);
  const table = () => cut(words.document.flows, { result, fiscal_year: year });
  const money = figure(words, {
    name: "money",
    title: words.say("money_title"),
    note: words.say("money_note"),
    controls: [
      yearChoice(words, year, (value) => {
        year = value;
        money.draw();
      }),
      ...resultChoice(words, result, (name) => {
        result = name;
        money.draw();
      }),
    ],
    height: 700,
    option: (width) => flowChart(words, table(), width < 560),
    table,
  });
  later(() => money.draw());
  return section("budget", words.say("money"), money.element);
}

/** How many of all are shown, of which year and history. */
function networkNote(words: Words, network: NonNullable<PageDocument["network"]>, shown: number, all: number): string {
  return words.language === "ja"
    ? `「${network.result}」の繰り返し ${network.replicate}、${network.fiscal_year}年度末。地域内に連携先をもつ ${all} 組織のうち、連携先の多い ${shown} を表示。円：企業、四角：大学・研究機関、ひし形：モデルが生成した機関（実在しない）。名前は他者間の経路上に最も多く位置する組織。`
    : `Of “${network.result}”, replicate ${network.replicate}, March of FY${network.fiscal_year}. Of ${all} organisations with a partner in the place, the ${shown} with the most. Circle: firm; square: university or institute; diamond: generated institution, which stands for no real one. Named: those who lie between most others.`;
}

/** Who carries the joint work of a place, over all replicates whose network is there. */
function carriersOf(words: Words, network: NonNullable<PageDocument["network"]>, place: string): HTMLElement[] {
  const { carriers } = network;
  if (carriers === null) return [];
  const title = words.language === "ja" ? `連携を担う機関（繰り返し ${network.replicates} 回）` : `Who carries the joint research, over ${network.replicates} replicates`;
  return [element("div", { id: "carriers" }, tableElement(words, cut(carriers, { place }), title))];
}

export function networkSection(words: Words, later: Later): HTMLElement {
  const { network } = words.document;
  const title = words.say("network");
  const first = network?.places.find((place) => place.place === "KOB") ?? network?.places[0];
  if (network === null || first === undefined) return section("network", title, element("p", { class: "note" }, words.say("network_none")));
  let place = first;
  const drawn = figure(words, {
    name: "network-chart",
    title: words.say("network_title"),
    controls: [
      choice(words.say("region"), network.places.map((one) => [one.place, words.region(one.place)]), place.place, (code) => {
        place = network.places.find((one) => one.place === code) ?? place;
        drawn.draw();
      }),
    ],
    height: (width) => Math.min(620, Math.max(420, width * 0.62)),
    option: () => networkChart(words, place),
    table: () => place.nodes,
    below: () => [element("p", { class: "note" }, networkNote(words, network, place.nodes.rows.length, place.all)), ...carriersOf(words, network, place.place)],
  });
  later(() => drawn.draw());
  return section("network", title, drawn.element);
}
