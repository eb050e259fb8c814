/** What the program says: docs/page-document.md. The page draws it and computes nothing. */

export type Language = "en" | "ja";
export type Text = Record<Language, string>;
export type Cell = string | number | boolean | null | Text;

export interface Column extends Text {
  key: string;
  about?: string;
}

export interface Table {
  columns: Column[];
  rows: Cell[][];
}

/** A text in both languages under a code. */
export interface Named extends Text {
  code: string;
}

export interface Region extends Named {
  latitude: number;
  longitude: number;
  fields: string[];
  size: string;
  groups: number | null; // research groups; not known of an older result
}

export interface Indicator extends Text {
  id: string;
  unit: Text;
  calibrated: boolean;
}

export interface Result {
  name: string;
  title: string;
  seed: string; // of 64 bits, more than a number holds
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

/** What any page says names are. */
export interface Glossary {
  indicators: Indicator[];
  regions: Named[];
  words: Record<string, Record<string, Text>>;
}

/** What a page of results says, whatever their model. */
export interface ResultDocument extends Glossary {
  format: number;
  results: Result[];
  answer: Text[];
  caveats: Text[];
  settings: Table;
}

/** The results of a model without a page of its own: sums, and those by the places of each dimension. */
export interface SumsDocument extends ResultDocument {
  ordered: string[]; // dimensions whose places follow one another
  totals: Table;
  places: Table;
  differences: { totals: Table; places: Table; asked: Table; ratios: Table } | null;
}

export interface PageDocument extends ResultDocument {
  regions: Region[];
  fans: Table;
  states: Table;
  country: Table; // empty where nothing says what was observed
  flows: Table;
  trials: Table;
  differences: { by_year: Table; by_region: Table; moved: Table; seen: Table; ratios: Table } | null;
  network: { result: string; replicate: number; fiscal_year: number; most: number; places: Place[]; replicates: number; carriers: Table | null } | null;
}

/** A sweep, on a page of its own. */
export interface SweepDocument extends Glossary {
  format: number;
  sweep: {
    name: string;
    title: string;
    design: string;
    difference: boolean;
    scenarios: string[];
    points: number;
    replicates: number;
    runs: number;
    missing: number;
    failed: number;
    seed: string;
    version: string;
    commit: string;
    identity: string;
    end_time: string;
    estimator: string; // what orders the factors, and by which of its measures
    measure: string;
    units: Text; // by which the design grows
    headlines: string[];
  };
  answer: Text[];
  notes: (Text & { output: string; of_the_answer: boolean })[];
  caveats: Text[];
  outputs: Table;
  families: { family: string; factors: string[] }[];
  measured: Table;
  pairs: Table;
  convergence: Table;
  trees: Record<string, string[]>;
  noise: Record<string, number>;
  factors: Table;
}

/** A row by the keys of its columns. */
export type Row = Record<string, Cell>;

export function rowsOf(table: Table, wanted: Row = {}): Row[] {
  return cut(table, wanted).rows.map((cells) =>
    Object.fromEntries(table.columns.map((column, i) => [column.key, cells[i] ?? null])),
  );
}

/** A table without some of its columns. */
export function without(table: Table, keys: string[]): Table {
  const kept = (_: unknown, i: number) => !keys.includes(table.columns[i]?.key ?? "");
  return { columns: table.columns.filter(kept), rows: table.rows.map((row) => row.filter(kept)) };
}

/** The rows of a table that have these cells. */
export function cut(table: Table, wanted: Row): Table {
  const tests = Object.entries(wanted).map(([key, cell]) => ({ at: table.columns.findIndex((c) => c.key === key), cell }));
  return { columns: table.columns, rows: table.rows.filter((row) => tests.every(({ at, cell }) => row[at] === cell)) };
}

/** What a record has of its own under a name that may be anybody's: every object inherits a "constructor". */
export function ownOf<T>(record: Record<string, T> | undefined, name: string): T | undefined {
  return record !== undefined && Object.prototype.hasOwnProperty.call(record, name) ? record[name] : undefined;
}

export function distinct<T>(values: T[]): T[] {
  return [...new Set(values)];
}

export const asNumber = (cell: Cell | undefined): number => (typeof cell === "number" ? cell : NaN);
