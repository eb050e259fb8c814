// The page of `musubi report` in a real Chromium, by file and without a network: what a reader meets.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, begin, close, end, folder, hostile, musubi, MUSUBI_SOURCE, opened, pageOf, rowsWith, written } from "./pages.mjs";

const small = join(MUSUBI_SOURCE, "tests/program/small.toml");
const mostBytes = 5_000_000;

let document; // what the program says of the pair: the truth that the page must show
let pair, single, hostilePage;

before(async () => {
  const result = (name, scenario, ...options) => {
    const target = join(folder, `${name}.h5`);
    musubi("run", scenario, "-o", target, "--replicates", "3", "--quiet", ...options);
    return target;
  };
  const base = result("small", small, "--network", "full", "--nulls", "0");
  const never = result("never", written("never.toml", `extends = "${small}"\ntitle = "Trial regions stay so"\n[promotion]\nrule = "never"\n`),
    "--network", "full", "--nulls", "0");
  const regions = readFileSync(join(MUSUBI_SOURCE, "scenarios/data/country.csv"), "utf8");
  written("regions.csv", regions.replace("SAP,Sapporo,札幌", `SAP,"${hostile.replaceAll('"', '""')}",=cmd()`));
  const bad = result("bad", written("bad.toml", `extends = "${small}"\ntitle = '${hostile}'\n[tables]\nregions = "regions.csv"\n`));
  pair = pageOf("pair.html", base, never);
  single = pageOf("single.html", base);
  hostilePage = pageOf("hostile.html", bad);
  document = JSON.parse(musubi("report", base, never, "--json"));
  await begin();
});

after(end);

const meansOf = (page, name, series) =>
  page.evaluate(([chart, at]) => globalThis.musubiCharts.get(chart).getOption().series.filter((one) => one.type === "line" || one.type === "scatter")[at].data, [name, series]);

test("a page is one file of less than 5 MB that asks for nothing", () => {
  for (const file of [pair, single]) assert.ok(statSync(file).size < mostBytes, `${statSync(file).size} bytes`);
});

test("the answer comes first, in the words of the program, and every section is there", () =>
  opened(pair, {}, async (page) => {
    const first = page.locator("main section").first();
    assert.equal(await first.getAttribute("id"), "answer");
    assert.deepEqual(await first.locator(".sentences li").allTextContents(), document.answer.map((sentence) => sentence.en));
    const sections = await page.locator("main section").evaluateAll((all) => all.map((one) => one.id));
    assert.deepEqual(sections, ["answer", "differences", "years", "country", "regions", "trials", "budget", "network", "settings"]);
  }));

test("every fan has the means of the file, of both results", () =>
  opened(pair, {}, async (page) => {
    for (const { id } of document.indicators)
      for (const [i, name] of ["small", "never"].entries()) {
        const said = rowsWith(document.fans, { result: name, indicator: id, region: "ALL" });
        const shown = await meansOf(page, `fan-${id}`, i);
        assert.equal(shown.length, 5);
        said.forEach((row, year) => close(shown[year], row("mean")));
      }
  }));

test("differences, trial regions, money, map and network show what the file holds", () =>
  opened(pair, {}, async (page) => {
    const differences = rowsWith(document.differences.by_region, { indicator: "patents" });
    const shown = await meansOf(page, "difference-regions", 0);
    differences.forEach((row, i) => close(shown[i].value[0], row("mean")));
    const money = await page.evaluate(() => globalThis.musubiCharts.get("money").getOption().series[0].links);
    const flows = rowsWith(document.flows, { result: "never", fiscal_year: 2006 });
    assert.ok(money.length > 40);
    assert.deepEqual(money.map((link) => link.value), flows.map((row) => row("mean")));
    const places = await page.evaluate(() => globalThis.musubiCharts.get("map").getOption().series.filter((one) => one.type === "scatter")[0].data.map((point) => point.value));
    assert.deepEqual(places, document.regions.filter((one) => one.size !== "rest").map((one) => [one.longitude, one.latitude]));
    const nodes = await page.evaluate(() => globalThis.musubiCharts.get("network-chart").getOption().series[0].data.length);
    assert.equal(nodes, document.network.places.find((place) => place.place === "KOB").nodes.rows.length);
    const carriers = rowsWith(document.network.carriers, { place: "KOB" });
    assert.deepEqual(await page.locator("#carriers tbody tr td:nth-child(2)").allTextContents(), carriers.map((row) => row("en")));
    const trials = rowsWith(document.trials, { result: "small", indicator: "patents", group: "full" });
    (await meansOf(page, "trial-full", 0)).forEach((mean, i) => close(mean, trials[i]("mean")));
    for (const chart of await page.locator(".chart").all()) assert.ok((await chart.locator("svg path").count()) > 3, await chart.getAttribute("aria-label"));
  }));

test("a region that is chosen is the one that is shown", () =>
  opened(single, {}, async (page) => {
    await page.locator("#years > .controls select").selectOption("KOB");
    const said = rowsWith(document.fans, { result: "small", indicator: "firms", region: "KOB" });
    (await meansOf(page, "fan-firms", 0)).forEach((mean, year) => close(mean, said[year]("mean")));
  }));

test("the language can be switched, by keyboard too, and everything follows", () =>
  opened(pair, {}, async (page) => {
    await page.locator('.languages [lang="ja"]').focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector('html[data-drawn="ja"]');
    assert.equal(await page.locator("html").getAttribute("lang"), "ja");
    assert.deepEqual(await page.locator(".sentences li").allTextContents(), document.answer.map((sentence) => sentence.ja));
    assert.match(await page.locator("#map .chart").textContent(), /札幌/);
    assert.equal(await page.evaluate(() => globalThis.document.activeElement.lang), "ja", "the focus stays where it was");
    await opened(pair, { locale: "ja-JP" }, async (other) => assert.equal(await other.locator("html").getAttribute("lang"), "ja"));
  }));

test("the table behind a chart is downloaded as CSV that Excel reads, every number whole", () =>
  opened(single, {}, async (page) => {
    await page.locator("#fan-patents summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#fan-patents .csv").click()]);
    assert.equal(download.suggestedFilename(), "fan-patents.csv");
    const lines = readFileSync(await download.path(), "utf8").split("\r\n");
    assert.ok(lines[0].startsWith("\uFEFFScenario,Indicator,Region,Fiscal year,Mean,"), lines[0]);
    const said = rowsWith(document.fans, { result: "small", indicator: "patents", region: "ALL" });
    assert.equal(lines.length, said.length + 2);
    said.forEach((row, i) => assert.equal(Number(lines[i + 1].split(",")[4]), row("mean")));
    assert.equal(await page.locator("#fan-patents tbody tr").count(), said.length);
  }));

test("hostile names are text wherever they stand", () =>
  opened(hostilePage, {}, async (page) => {
    assert.equal(await page.locator("img").count(), 0);
    const shown = hostile.replace("\u202E", "[U+202E]");
    assert.match(await page.locator("h1").textContent(), new RegExp(shown.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
    assert.equal(await page.title(), "bad | musubi");
    await page.evaluate(() => globalThis.musubiCharts.get("map").dispatchAction({ type: "showTip", seriesIndex: 1, dataIndex: 0 }));
    assert.match(await page.locator("#map .chart").textContent(), /<img src=x onerror/, "the tooltip");
    assert.equal(await page.locator("img").count(), 0);
    await page.locator('.languages [lang="ja"]').click();
    await page.locator("#map summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#map .csv").click()]);
    assert.match(readFileSync(await download.path(), "utf8"), /,'=cmd\(\),/, "no formula for a spreadsheet");
  }));

test("names that every JavaScript object has are names as any other", async () => {
  const regions = readFileSync(join(MUSUBI_SOURCE, "scenarios/data/country.csv"), "utf8");
  const institutions = readFileSync(join(MUSUBI_SOURCE, "scenarios/data/institutions.csv"), "utf8");
  written("inherited.csv", regions.replace(/^SAP,Sapporo,札幌/m, "constructor,constructor,toString").replace(/^SEN,Sendai,仙台/m, "__proto__,__proto__,valueOf"));
  written("homes.csv", institutions.replace(/,SAP,/g, ",constructor,").replace(/,SEN,/g, ",__proto__,"));
  const scenario = written("inherited.toml", `extends = "${small}"\n[tables]\nregions = "inherited.csv"\ninstitutions = "homes.csv"\n`);
  const file = join(folder, "inherited.h5");
  musubi("run", scenario, "-o", file, "--replicates", "2", "--seed", "18446744073709551615", "--network", "full", "--nulls", "0", "--quiet");
  await opened(pageOf("inherited.html", file), {}, async (page) => {
    for (const code of ["constructor", "__proto__"]) assert.ok((await page.locator("#regions th", { hasText: code }).count()) > 0, code);
    assert.match(await page.locator("#settings").textContent(), /18446744073709551615/, "JavaScript would round a number");
    await page.locator('.languages [lang="ja"]').click();
    await page.waitForSelector('html[data-drawn="ja"]');
    for (const name of ["toString", "valueOf"]) assert.ok((await page.locator("#regions th", { hasText: name }).count()) > 0, name);
  });
});

for (const width of [390, 1600])
  for (const language of ["en", "ja"])
    test(`at ${width} pixels in ${language} nothing is wider than the screen`, () =>
      opened(pair, { viewport: { width, height: 900 }, locale: language }, async (page) => {
        const wide = await page.evaluate(() => [globalThis.document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide[0] <= wide[1], `${wide[0]} of ${wide[1]}`);
      }));

test("it prints to a PDF of several pages", () =>
  opened(pair, {}, async (page) => {
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 50_000, `${pdf.length} bytes`);
    assert.ok((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length >= 4);
  }));

for (const language of ["en", "ja"])
  test(`axe finds nothing serious in ${language}`, () =>
    opened(pair, { locale: language, bypassCSP: true }, async (page) => {
      assert.deepEqual(await axe(page), []);
    }));

test("the first paint comes soon", (context) =>
  opened(pair, {}, async (page) => {
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    context.diagnostic(`first contentful paint after ${Math.round(paint)} ms`);
    assert.ok(paint < 10_000, `${paint} ms`);
  }));
