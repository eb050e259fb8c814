/** What the program says: docs/page-document.md. The page draws it and computes nothing. */

export type Language = "en" | "ja";
export type Text = Record<Language, string>;
export type Cell = string | number | boolean | null;

export interface Column extends Text {
  key: string;
  about?: string;
}

export interface Table {
  columns: Column[];
  rows: Cell[][];
}

export interface Region extends Text {
  code: string;
  latitude: number;
  longitude: number;
  fields: string[];
  size: string;
}

export interface Indicator extends Text {
  id: string;
  unit: Text;
  calibrated: boolean;
}

export interface Result {
  name: string;
  title: string;
  seed: number;
  replicates: number;
  version: string;
  commit: string;
  scenario_checksum: string;
  parameters: string;
  end_time: string;
}

export interface Place {
  place: string;
  all: number;
  nodes: Table;
  edges: [number, number, number][];
}

export interface PageDocument {
  format: number;
  results: Result[];
  answer: Text[];
  indicators: Indicator[];
  regions: Region[];
  words: Record<string, Record<string, Text>>;
  caveats: Text[];
  fans: Table;
  states: Table;
  flows: Table;
  trials: Table;
  differences: { by_year: Table; by_region: Table; moved: Table; seen: Table; ratios: Table } | null;
  network: { result: string; replicate: number; fiscal_year: number; most: number; places: Place[]; replicates: number; carriers: Table | null } | null;
  settings: Table;
}

/** A row by the keys of its columns. */
export type Row = Record<string, Cell>;

export function rowsOf(table: Table, wanted: Row = {}): Row[] {
  return cut(table, wanted).rows.map((cells) =>
    Object.fromEntries(table.columns.map((column, i) => [column.key, cells[i] ?? null])),
  );
}

/** The rows of a table that have these cells. */
export function cut(table: Table, wanted: Row): Table {
  const tests = Object.entries(wanted).map(([key, cell]) => ({ at: table.columns.findIndex((c) => c.key === key), cell }));
  return { columns: table.columns, rows: table.rows.filter((row) => tests.every(({ at, cell }) => row[at] === cell)) };
}

export function distinct<T>(values: T[]): T[] {
  return [...new Set(values)];
}

export const asNumber = (cell: Cell | undefined): number => (typeof cell === "number" ? cell : NaN);
