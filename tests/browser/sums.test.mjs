// The page of a model without one of its own in a real Chromium: its charts hold what the program says, in both languages.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, begin, close, end, folder, musubi, MUSUBI_SOURCE, opened, pageOf, rowsWith, written } from "./pages.mjs";

const smallest = join(MUSUBI_SOURCE, "tests/program/benchmark.toml");
let pair, single, said; // `said` is what the program says of the pair: the truth that the page must show

before(async () => {
  const few = written("few.toml", `extends = "${smallest}"\n[network]\nrewiring = 100000000000000000\n`);
  const [base, changed] = [["bench", smallest], ["few", few]].map(([name, scenario]) => {
    const target = join(folder, `${name}.h5`);
    musubi("run", scenario, "-o", target, "--replicates", "3", "--quiet");
    return target;
  });
  pair = pageOf("sums-pair.html", base, changed);
  single = pageOf("sums-single.html", base);
  said = JSON.parse(musubi("report", base, changed, "--json"));
  await begin();
});

after(end);

const pointsOf = (page, chart, kind) =>
  page.evaluate(([name, type]) => globalThis.musubiCharts.get(name).getOption().series.filter((one) => one.type === type).map((one) => one.data), [chart, kind]);

test("the answer comes first, and every section is there", async () => {
  const sections = (page) => page.locator("main section").evaluateAll((all) => all.map((one) => one.id));
  await opened(pair, {}, async (page) => {
    assert.deepEqual(await sections(page), ["answer", "differences", "detail", "settings"]);
    assert.deepEqual(await page.locator(".sentences li").allTextContents(), said.answer.map((sentence) => sentence.en));
    assert.equal(await page.locator("#answer tbody tr").count(), said.indicators.length);
  });
  await opened(single, {}, async (page) => assert.deepEqual(await sections(page), ["answer", "detail", "settings"]));
});

test("the charts show what the program says, step by step", () =>
  opened(pair, {}, async (page) => {
    const lines = await pointsOf(page, "places", "line");
    for (const [i, result] of ["bench", "few"].entries())
      rowsWith(said.places, { result, dimension: "step" }).forEach((row, step) => close(lines[i][step], row("mean")));
    const [points] = await pointsOf(page, "differences-by", "scatter");
    const rows = rowsWith(said.differences.places, { dimension: "step" });
    assert.equal(points.length, rows.length);
    rows.forEach((row, step) => close(points[step].value[1], row("mean")));
  }));

test("the words are those of the model, in both languages", () =>
  opened(pair, {}, async (page) => {
    assert.match(await page.locator("#detail select").textContent(), /rewirings \(rewirings\): step/);
    await page.locator('.languages [lang="ja"]').click();
    await page.waitForSelector('html[data-drawn="ja"]');
    assert.match(await page.locator("#detail select").textContent(), /つなぎ替え.*ステップ/);
    assert.deepEqual(await page.locator(".sentences li").allTextContents(), said.answer.map((sentence) => sentence.ja));
  }));

for (const language of ["en", "ja"])
  test(`nothing is wider than a telephone, and axe finds nothing serious, in ${language}`, () =>
    opened(pair, { viewport: { width: 390, height: 900 }, locale: language, bypassCSP: true }, async (page) => {
      const wide = await page.evaluate(() => [globalThis.document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide[0] <= wide[1], `${wide[0]} of ${wide[1]}`);
      assert.deepEqual(await axe(page), []);
    }));
