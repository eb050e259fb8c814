// The page of a sweep in a real Chromium: its charts hold what `sweep analyze --json` says, in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, begin, close, end, folder, hostile, musubi, opened, pageOf, written } from "./pages.mjs";

const factors = `[factors]
network.candidates = { low = 1, high = 8 }
network.agents = { low = 200, high = 600 }
network.rewiring = { levels = [100000000000000000, 1000000000000000000, 4000000000000000000] }
`;
const outputs = `[outputs]
accepted = { variable = "accepted" }
edges = { variable = "edges" }
by_step = { variable = "accepted", by = "step" }
`;
const agents = "network.agents = { low = 200, high = 600 }\n";
const constant = 'constant = { variable = "edges" }'; // each agent brings as many, whatever is rewired
const design = (text) => `[design]\n${text}\n`;
const screens = [390, 1600];

let saltelli, morris, single, badPage; // each: { file, page, said }
let regional;

/** A sweep that is planned, run and merged, with its page and what the analysis says of it. */
function swept(name, text, scenario = 'scenario = "model.toml"') {
  const [plan, directory, file] = [written(`${name}.toml`, `title = "Of ${name}"\n${scenario}\nreplicates = 2\n${text}`), join(folder, name), join(folder, `${name}.h5`)];
  musubi("sweep", "plan", plan, "-o", directory);
  musubi("sweep", "run", directory, "--quiet");
  musubi("sweep", "merge", directory, "-o", file);
  return { file, page: pageOf(`${name}.html`, file), said: JSON.parse(musubi("sweep", "analyze", file, "--json", "--convergence")) };
}

before(async () => {
  written("model.toml", 'model = "network_benchmark"\n\n[network]\nagents = 200\nsteps = 3\n');
  saltelli = swept("saltelli", design('kind = "saltelli"\npoints = 16') + factors + outputs);
  morris = swept("morris", design('kind = "morris"\ntrajectories = 8') + factors.replace(agents, "") + outputs.replace("[outputs]", `[outputs]\n${constant}`));
  single = swept("single", design('kind = "one_at_a_time"') + factors + outputs);
  const group = hostile.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replace("\u202E", "\\u202E");
  badPage = swept("bad", design('kind = "saltelli"\npoints = 8') + factors.replace("high = 8", `high = 8, group = "${group}"`) +
    `[outputs]\n"${group}" = { variable = "accepted" }\n`);
  written("tiny.toml", 'extends = "baseline"\n[population]\nscale = 0.02\n[time]\nburn_in_years = 1\n');
  regional = swept("regional", design('kind = "sobol"\npoints = 24') + "[factors]\nscouting.boost = { prior = true }\nchoice.introduced = { prior = true }\n" +
    '[outputs]\nown = { variable = "projects_started", where = { sponsor = "own" }, by = "region" }\n', 'scenario = "tiny.toml"');
  await begin();
});

after(end);

const seriesOf = (page, name) => page.evaluate((chart) => globalThis.musubiCharts.get(chart).getOption().series.map(({ name: of, type, data }) => ({ of, type, data })), name);
const measured = (said, wanted) => said.measured.filter((one) => Object.entries(wanted).every(([key, value]) => one[key] === value));
const same = (shown, said) => (said === null ? assert.ok(shown === null || Number.isNaN(shown), `${shown} where nothing is said`) : close(shown, said));
const axisOf = (page, chart, axis) => page.evaluate(([name, which]) => globalThis.musubiCharts.get(name).getOption()[which][0].data, [chart, axis]);

async function barsAreThoseOf(page, chart, said, estimator, measures, output = "accepted") {
  const order = await axisOf(page, chart, "yAxis");
  const series = (await seriesOf(page, chart)).filter(({ of }) => of !== "noise");
  assert.equal(series.length, measures.length);
  measures.forEach((measure, m) => {
    const rows = measured(said, { output, estimator, measure });
    assert.ok(rows.length > 1 && rows.length === order.length, `${measure}: ${rows.length} of ${order.length}`);
    series[m].data.forEach(([value, place, low, high]) => {
      const row = rows.find((one) => one.factor === order[place]);
      same(value, row.value);
      same(low, row.low);
      same(high, row.high);
    });
  });
}

test("bars, pairs and correlations are those of the analysis", () =>
  opened(saltelli.page, {}, async (page) => {
    const { said } = saltelli;
    await barsAreThoseOf(page, "sobol-bars", said, "sobol", ["first", "total"]);
    await barsAreThoseOf(page, "pawn-bars", said, "pawn", ["distance"]);
    const noise = said.notes.find((note) => /^accepted: a PAWN distance below/.test(note));
    const [[line]] = (await seriesOf(page, "pawn-bars")).find(({ of }) => of === "noise").data;
    assert.equal(line.toPrecision(2), Number(/below (\S+) is/.exec(noise)[1]).toPrecision(2));
    await barsAreThoseOf(page, "correlation-bars", said, "correlation", ["spearman", "partial"]);
    await barsAreThoseOf(page, "tree-bars", said, "tree", ["importance"]);
    const [across, down] = [await axisOf(page, "sobol-pairs", "xAxis"), await axisOf(page, "sobol-pairs", "yAxis")];
    const [{ data }] = await seriesOf(page, "sobol-pairs");
    assert.equal(data.length, 3, "each pair of three factors once");
    for (const [i, j, value] of data) {
      const names = [across[i], down[j]];
      const row = measured(said, { output: "accepted", measure: "second" }).find((one) => one.factor === names.join(" x ") || one.factor === names.reverse().join(" x "));
      close(value, row.value);
    }
    assert.deepEqual((await page.locator("pre.tree").textContent()).split("\n"), said.outputs[0].tree);
  }));

test("an output that is chosen is the one that is shown", () =>
  opened(saltelli.page, {}, async (page) => {
    await page.locator("#factors .controls select").first().selectOption("edges");
    await barsAreThoseOf(page, "sobol-bars", saltelli.said, "sobol", ["first", "total"], "edges");
  }));

test("Morris' plane and bars are those of the analysis", () =>
  opened(morris.page, {}, async (page) => {
    await barsAreThoseOf(page, "morris-bars", morris.said, "morris", ["mu*"]);
    const points = (await seriesOf(page, "morris-plane")).find((one) => one.type === "scatter").data;
    assert.equal(points.length, 2);
    for (const { name, value } of points) {
      close(value[0], measured(morris.said, { output: "accepted", measure: "mu*", factor: name })[0].value);
      close(value[1], measured(morris.said, { output: "accepted", measure: "sigma", factor: name })[0].value);
    }
  }));

test("an output that does not vary is said to, and has no empty charts", () =>
  opened(morris.page, {}, async (page) => {
    assert.match(await page.locator("#answer .sentences").textContent(), /constant is the same at every point: nothing that was varied decides it/);
    for (const place of ["#factors", "#convergence"]) {
      const offered = await page.locator(`${place} select`).first().locator("option").allTextContents();
      assert.ok(offered.length > 1 && offered[0] === "accepted" && !offered.includes("constant"), offered.join());
    }
  }));

test("single changes are those of the analysis, and what cannot grow shows no convergence", () =>
  opened(single.page, {}, async (page) => {
    await barsAreThoseOf(page, "changes-bars", single.said, "changes", ["change"]);
    assert.equal(await page.locator("#convergence").count(), 0);
  }));

test("convergence is that of the analysis, the fewest points first", () =>
  opened(saltelli.page, {}, async (page) => {
    const sizes = await axisOf(page, "convergence-chart", "xAxis");
    assert.deepEqual(sizes, ["4", "8", "16"]);
    for (const { of, data } of (await seriesOf(page, "convergence-chart")).filter((one) => one.type === "line"))
      data.forEach((value, i) => close(value, saltelli.said.convergence.find((one) =>
        one.output === "accepted" && one.factor === of && one.sample === Number(sizes[i])).value));
  }));

test("region by region, with trial and full regions and their difference", () =>
  opened(regional.page, { locale: "ja-JP" }, async (page) => {
    const [across, down] = [await axisOf(page, "labels-heat", "xAxis"), await axisOf(page, "labels-heat", "yAxis")];
    assert.equal(down.length, 24 + 3);
    for (const [i, j, value] of (await seriesOf(page, "labels-heat"))[0].data)
      close(value, measured(regional.said, { output: down[j], factor: across[i], measure: "partial" })[0].value);
    const text = await page.locator("#labels-heat .chart").textContent();
    for (const name of ["神戸", "試行地域", "試行地域 − 本格実施地域"]) assert.ok(text.includes(name), name);
  }));

test("the answer comes first, says what the numbers say, and names what is not sure", () =>
  opened(saltelli.page, {}, async (page) => {
    const first = page.locator("main section").first();
    assert.equal(await first.getAttribute("id"), "answer");
    const order = measured(saltelli.said, { output: "accepted", measure: "total" }).sort((a, b) => b.value - a.value).map((one) => one.factor);
    const sentence = await first.locator(".sentences li").first().textContent();
    assert.match(sentence, new RegExp(`^accepted, by what decides most: ${order.map((name) => `${name.replace(".", "\\.")} \\([^)]*\\)`).join(", ")}\\.`));
    assert.match(await first.textContent(), /accepted: the widest interval of a total index is ± \S+; for ± 0\.05 about \d+ base points/);
  }));

test("in Japanese everything follows", () =>
  opened(saltelli.page, {}, async (page) => {
    await page.locator('.languages [lang="ja"]').click();
    await page.waitForSelector('html[data-drawn="ja"]');
    const text = await page.locator("main").textContent();
    for (const said of ["への影響の大きい順", "総感度指数の区間は最大で", "何が結果を左右するか", "回の実行）が必要です"]) assert.ok(text.includes(said), said);
    assert.match(await page.locator("#sobol-bars .chart").textContent(), /一次感度指数/);
  }));

test("the table behind a chart has every number whole", () =>
  opened(saltelli.page, {}, async (page) => {
    await page.locator("#sobol-bars summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#sobol-bars .csv").click()]);
    const lines = readFileSync(await download.path(), "utf8").trim().split("\r\n").slice(1).map((line) => line.split(","));
    const rows = measured(saltelli.said, { output: "accepted", estimator: "sobol" }).filter((one) => one.measure !== "second");
    assert.deepEqual(lines.map((cells) => Number(cells[4])), rows.map((row) => row.value));
    await page.locator("#settings summary").first().click();
    assert.match(await page.locator("#settings table").textContent(), /network\.agents200 … 600, 401 levels/);
  }));

test("hostile names are text wherever they stand", () =>
  opened(badPage.page, {}, async (page) => {
    const shown = hostile.replace("\u202E", "[U+202E]");
    for (const place of ["#answer", "#sobol-bars .chart", "#convergence select"]) assert.ok((await page.locator(place).first().textContent()).includes("<img src=x"), place);
    assert.ok((await page.locator(".sentences").textContent()).includes(shown));
    await page.evaluate(() => globalThis.musubiCharts.get("sobol-bars").dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: 0 }));
    for (const summary of await page.locator("summary").all()) await summary.click();
    assert.equal(await page.locator("img").count(), 0);
    assert.equal(await page.title(), "bad | musubi");
  }));

test("a sweep has a page of its own", () => {
  const refused = (...files) => {
    assert.throws(() => musubi("report", ...files, "--json"), (fault) => fault.status === 2 && /is a sweep, which has a page of its own/.test(fault.stderr));
  };
  refused(saltelli.file, morris.file);
});

for (const width of screens)
  for (const language of ["en", "ja"])
    test(`at ${width} pixels in ${language} nothing is wider than the screen, and axe finds nothing serious`, async () => {
      for (const { page: file } of [saltelli, morris, regional])
        await opened(file, { viewport: { width, height: 900 }, locale: language, bypassCSP: true }, async (page) => {
          const wide = await page.evaluate(() => [globalThis.document.documentElement.scrollWidth, innerWidth]);
          assert.ok(wide[0] <= wide[1], `${wide[0]} of ${wide[1]}`);
          assert.deepEqual(await axe(page), []);
        });
    });

test("it prints", () =>
  opened(saltelli.page, {}, async (page) => assert.ok((await page.pdf({ format: "A4" })).length > 30_000)));
