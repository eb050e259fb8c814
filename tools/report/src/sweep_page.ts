import { element } from "./dom";
import type { Text } from "./document";
import { frame, licenceTexts, type Surroundings } from "./page";
import { section } from "./sections";
import { convergenceSection, factorsSection, familiesThatVary, labelsSection, luckSection, notesList, type SweepWords } from "./sweep_sections";
import { foldedTable } from "./table";

function answer(words: SweepWords): HTMLElement {
  const { answer: sentences, caveats, notes } = words.document;
  const told = notes.filter((note) => note.of_the_answer);
  return section("answer", words.say("answer"),
    element("ol", { class: "sentences" }, ...sentences.map((sentence) => element("li", {}, element("bdi", {}, words.of(sentence))))),
    element("p", { class: "caveat" }, words.of(caveats[0] as Text)),
    told.length > 0 && element("h3", {}, words.say("notes")),
    told.length > 0 && notesList(words, told));
}

function assumptions(words: SweepWords, { licences }: Surroundings): HTMLElement {
  const { caveats, factors, sweep } = words.document;
  const made = `${sweep.name}: musubi ${sweep.version} (${sweep.commit}), ${words.say("seed")} ${sweep.seed}, ${sweep.points} ${words.say("points")}, ${sweep.replicates} ${words.say("replicates")}, ${sweep.identity}`;
  return section("settings", words.say("settings"),
    element("ul", { class: "caveats" }, ...caveats.map((caveat) => element("li", {}, words.of(caveat)))),
    element("h3", {}, words.say("factors")),
    foldedTable(words, "all-factors", words.say("factors"), () => factors),
    element("h3", {}, words.say("made")),
    element("ul", { class: "made" },
      element("li", {}, element("bdi", {}, made)),
      element("li", {}, element("bdi", {}, sweep.scenarios.join(", ")))),
    licenceTexts(words, licences));
}

/** The page of a sweep: which factors decide, how surely, where, and how much is luck. */
export function sweepPage(words: SweepWords, surroundings: Surroundings): HTMLElement {
  const { document } = words;
  const { sweep } = document;
  const title = element("p", { class: "result" }, element("strong", {}, element("bdi", {}, sweep.name)), " ", element("bdi", {}, sweep.title));
  const note = [words.name("design", sweep.design), `${words.number(sweep.points)} ${words.say("points")}`, `${sweep.replicates} ${words.say("replicates")}`,
    `${words.say("seed")} ${sweep.seed}`, sweep.end_time.slice(0, 10)].join(" · ");
  const sections = [
    document.measured.rows.length > 0 && factorsSection(words, surroundings.later),
    document.convergence.rows.length > 0 && convergenceSection(words, surroundings.later),
    familiesThatVary(words).length > 0 && labelsSection(words, surroundings.later),
    luckSection(words),
    assumptions(words, surroundings),
  ].filter((one): one is HTMLElement => one !== false);
  return frame(words, surroundings, [title], note, answer(words), sections);
}
