import { element } from "./dom";
import { cut, rowsOf, asNumber, type Glossary, type Language, type ResultDocument, type Text } from "./document";
import { countrySection, fansSection, differencesSection, mapSection, moneySection, networkSection, section, trialsSection, type Later } from "./sections";
import { foldedTable, tableElement } from "./table";
import type { Words } from "./words";

interface Licence {
  name: string;
  version: string;
  licence: string;
  text: string;
}

export interface Surroundings {
  licences: Licence[];
  switchTo: (language: Language) => void;
  later: Later;
}

const languages: [Language, string][] = [["en", "English"], ["ja", "日本語"]];

/** `titles` stand in the heading, `note` below it. */
function header(words: Words<Glossary>, { switchTo }: Surroundings, titles: Node[], note: string): HTMLElement {
  const buttons = languages.map(([language, name]) =>
    element("button", { type: "button", lang: language, "aria-pressed": String(language === words.language), click: () => switchTo(language) }, name));
  const tools = element("div", { class: "tools" },
    element("div", { class: "languages", role: "group", "aria-label": "Language / 言語" }, ...buttons),
    element("button", { type: "button", class: "print", click: () => print() }, words.say("print")));
  return element("header", {},
    element("a", { class: "skip", href: "#answer" }, words.say("skip")),
    element("div", { class: "top" }, element("p", { class: "brand" }, element("strong", {}, "musubi"), " ", element("span", { lang: "ja" }, "結び"), " · ", words.say("about")), tools),
    element("h1", {}, ...titles),
    element("p", { class: "note" }, note));
}

/** A page of sections, the answer first. */
export function frame(words: Words<Glossary>, surroundings: Surroundings, titles: Node[], note: string, answer: HTMLElement, sections: HTMLElement[]): HTMLElement {
  const links = sections.map((section) => element("li", {}, element("a", { href: `#${section.id}` }, section.querySelector("h2")?.textContent ?? "")));
  return element("div", { class: "paper" },
    header(words, surroundings, titles, note),
    element("nav", { "aria-label": words.language === "ja" ? "目次" : "Contents" }, element("ul", {}, ...links)),
    element("main", {}, answer, ...sections));
}

export function licenceTexts(words: Words<Glossary>, licences: Licence[]): HTMLElement {
  return element("details", { class: "licences" }, element("summary", {}, words.say("licences")),
    element("p", {}, words.say("outline")),
    ...licences.map((one) => element("div", {}, element("h3", {}, `${one.name} ${one.version} (${one.licence})`), element("pre", { tabindex: 0 }, one.text))));
}

/** The programme by year, or the differences of the last year: what is answered, in numbers. */
function answerTable(words: Words): HTMLElement {
  const { differences, fans, indicators } = words.document;
  const years = rowsOf(fans).map((row) => asNumber(row.fiscal_year));
  const last = Math.max(...years);
  if (differences !== null) return tableElement(words, cut(differences.by_year, { fiscal_year: last }), `${words.say("differences")} (${words.year(last)})`);
  const shown = indicators.slice(0, 5);
  const cells = (year: number) => shown.map((indicator) => {
    const row = rowsOf(fans, { indicator: indicator.id, region: "ALL", fiscal_year: year })[0] ?? {};
    return element("td", { class: "number" }, words.number(asNumber(row.mean)),
      element("small", {}, ` ${words.number(asNumber(row.p05))}–${words.number(asNumber(row.p95))}`));
  });
  const head = element("tr", {}, element("th", { scope: "col" }, words.say("year")), ...shown.map((indicator) => element("th", { scope: "col" }, words.indicator(indicator.id))));
  const body = [...new Set(years)].map((year) => element("tr", {}, element("th", { scope: "row" }, words.year(year)), ...cells(year)));
  const caption = `${words.say("question_one")}: ${words.say("mean")}, 5 %–95 %`;
  return element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    element("table", { class: "years" }, element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...body)));
}

function answer(words: Words<ResultDocument>, table: HTMLElement): HTMLElement {
  return section("answer", words.say("answer"),
    element("ol", { class: "sentences" }, ...words.document.answer.map((sentence) => element("li", {}, element("bdi", {}, words.of(sentence))))),
    element("p", { class: "caveat" }, words.of(words.document.caveats[0] as Text)),
    table);
}

function settings(words: Words<ResultDocument>, { licences }: Surroundings): HTMLElement {
  const { document } = words;
  const all = document.settings;
  const differing = cut(all, { differs: true });
  const caveats = element("ul", { class: "caveats" }, ...document.caveats.map((caveat) => element("li", {}, words.of(caveat))));
  const made = element("ul", { class: "made" }, ...document.results.map((result) =>
    element("li", {}, element("bdi", {}, `${result.name}: musubi ${result.version} (${result.commit}), ${words.say("seed")} ${result.seed}, ${result.replicates} ${words.say("replicates")}, ${result.scenario_checksum}`))));
  return element("section", { id: "settings", "aria-labelledby": "settings-title" },
    element("h2", { id: "settings-title" }, words.say("settings")),
    caveats,
    document.results.length > 1 && element("h3", {}, words.say("settings_differ")),
    document.results.length > 1 && (differing.rows.length > 0 ? tableElement(words, differing, words.say("settings_differ")) : element("p", {}, words.say("same_settings"))),
    element("h3", {}, words.say("settings_title")),
    foldedTable(words, "all-settings", words.say("settings_title"), () => all),
    element("h3", {}, words.say("made")), made, licenceTexts(words, licences));
}

/** The frame of a page about one result, or two. */
export function resultPage(words: Words<ResultDocument>, surroundings: Surroundings, table: HTMLElement, sections: (HTMLElement | false)[]): HTMLElement {
  const { document } = words;
  const titles = document.results.map((result, i) =>
    element("p", { class: "result" },
      document.results.length > 1 && element("span", { class: "role" }, words.say(i === 0 ? "base" : "changed")),
      element("strong", {}, element("bdi", {}, result.name)), " ",
      element("bdi", {}, result.title)));
  const first = document.results[0];
  const note = first === undefined ? "" : `${first.replicates} ${words.say("replicates")} · ${words.say("seed")} ${first.seed} · ${first.end_time.slice(0, 10)}`;
  const shown = sections.filter((section): section is HTMLElement => section !== false);
  return frame(words, surroundings, titles, note, answer(words, table), [...shown, settings(words, surroundings)]);
}

export function page(words: Words, surroundings: Surroundings): HTMLElement {
  const { document } = words;
  return resultPage(words, surroundings, answerTable(words), [
    document.differences !== null && differencesSection(words, document.differences, surroundings.later),
    fansSection(words, surroundings.later),
    document.country.rows.length > 0 && countrySection(words),
    mapSection(words, surroundings.later),
    document.trials.rows.length > 0 && trialsSection(words, surroundings.later),
    moneySection(words, surroundings.later),
    networkSection(words, surroundings.later),
  ]);
}
