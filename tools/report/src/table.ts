import { element } from "./dom";
import type { Cell, Column, Glossary, Table } from "./document";
import type { Words } from "./words";

const shares = new Set(["state_share", "hub", "hub_low", "hub_high", "relative", "same_sign", "over_vectors_same_sign", "betweenness", "betweenness_low", "betweenness_high", "betweenness_first", "partners_first", "luck_share"]);

/** What a name of the row's other cells says that this one is about: "to" is a region, a line or a use. */
function aboutOf(table: Table, column: Column, row: Cell[]): string | undefined {
  const other = table.columns.findIndex((one) => one.key === column.about);
  return other < 0 || other === table.columns.indexOf(column) ? column.about : String(row[other]);
}

function read(words: Words<Glossary>, table: Table, column: Column, row: Cell[], cell: Cell): string {
  if (cell === null) return "–";
  if (typeof cell === "boolean") return words.say(cell ? "yes" : "no");
  if (typeof cell === "object") return words.of(cell);
  if (typeof cell === "number") {
    if (column.key === "fiscal_year") return words.year(cell);
    return shares.has(column.key) ? words.percent(cell) : words.number(cell);
  }
  const about = aboutOf(table, column, row);
  return about === undefined ? cell : words.name(about, cell);
}

export function tableElement(words: Words<Glossary>, table: Table, caption: string): HTMLElement {
  const head = element("tr", {}, ...table.columns.map((column) => element("th", { scope: "col" }, words.of(column))));
  const body = table.rows.map((row) =>
    element("tr", {}, ...table.columns.map((column, i) => {
      const cell = row[i] ?? null;
      return element("td", typeof cell === "number" ? { class: "number" } : {}, element("bdi", {}, read(words, table, column, row, cell)));
    })),
  );
  return element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    element("table", {}, element("caption", {}, caption), element("thead", {}, head), element("tbody", {}, ...body)));
}

/** Every number as it is; names in the language of the page. */
function plain(words: Words<Glossary>, table: Table, column: Column, row: Cell[], cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell) : read(words, table, column, row, cell);
}

/** A text that a spreadsheet would take for a formula is kept one, as by `musubi export --bom`. */
const harmless = (text: string): string => (/^[=+\-@＝＋－＠\t\r\n]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text);
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function lines(words: Words<Glossary>, table: Table, separator: string, quote: (text: string) => string): string {
  const rows = table.rows.map((row) => table.columns.map((column, i) => plain(words, table, column, row, row[i] ?? null)));
  return [table.columns.map((column) => words.of(column)), ...rows]
    .map((row) => row.map((text) => quote(harmless(text))).join(separator))
    .join("\r\n");
}

/** With the mark by which Excel knows UTF-8. */
export const csvOf = (words: Words<Glossary>, table: Table): string => "\uFEFF" + lines(words, table, ",", quoted) + "\r\n";

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { class: "off-screen" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

/** The table behind a chart, made when it is opened, with ways to take it along. */
export function foldedTable(words: Words<Glossary>, name: string, caption: string, table: () => Table): HTMLElement {
  const place = element("div");
  const done = element("span", { role: "status", class: "done" });
  const copying = async () => {
    await copy(lines(words, table(), "\t", (text) => text.replaceAll("\t", " ")));
    done.textContent = words.say("copied");
  };
  const buttons = element("p", { class: "buttons" },
    element("button", { type: "button", click: () => void copying() }, words.say("copy")),
    element("button", { type: "button", class: "csv", click: () => download(`${name}.csv`, csvOf(words, table())) }, words.say("csv")),
    done);
  const details = element("details", { class: "table" }, element("summary", {}, words.say("table")), buttons, place);
  const fill = () => {
    if (details.open) place.replaceChildren(tableElement(words, table(), caption));
  };
  details.addEventListener("toggle", fill);
  details.addEventListener("refresh", fill);
  return details;
}
