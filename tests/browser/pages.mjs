// What the tests of the page have in common: the program, a folder for its files, a real Chromium, and what must never
// go wrong on a page, whatever is tested.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const { MUSUBI, MUSUBI_CHROMIUM } = process.env;
export const { MUSUBI_SOURCE } = process.env;
export const folder = mkdtempSync(join(tmpdir(), "musubi-page-"));
export const hostile = '<img src=x onerror="document.title=1">\u202Egnp</script>';

let browser;

export async function begin() {
  browser = await chromium.launch({ executablePath: MUSUBI_CHROMIUM, args: ["--no-sandbox"] });
}

export async function end() {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}

export const musubi = (...arguments_) => execFileSync(MUSUBI, arguments_, { encoding: "utf8", maxBuffer: 1 << 28 });
export const written = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
export const pageOf = (name, ...files) => {
  const target = join(folder, name);
  musubi("report", ...files, "-o", target);
  return target;
};

/** Opens a page, waits until all is drawn, lets `look` look, and insists that nothing went wrong. */
export async function opened(file, options, look) {
  const context = await browser.newContext({ locale: "en-GB", acceptDownloads: true, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || faults.push(`asks for ${request.url()}`));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector("html[data-drawn]", { timeout: 60_000 });
  await look(page);
  assert.deepEqual(faults, []);
  await context.close();
}

export const rowsWith = (table, wanted) => {
  const at = (key) => table.columns.findIndex((column) => column.key === key);
  return table.rows.filter((row) => Object.entries(wanted).every(([key, cell]) => row[at(key)] === cell)).map((row) => (key) => row[at(key)]);
};
export const close = (shown, said) => assert.ok(Math.abs(shown - said) <= 1e-9 * Math.max(1, Math.abs(said)), `${shown} is not ${said}`);

/** What axe finds that is serious, with every table and list unfolded. */
export async function axe(page) {
  for (const summary of await page.locator("summary").all()) await summary.click();
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const serious = violations.filter((one) => ["serious", "critical"].includes(one.impact));
  return serious.map((one) => `${one.id}: ${one.nodes[0].html}`);
}
