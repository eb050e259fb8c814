import { forgetAll, resizeAll } from "./charts";
import { element } from "./dom";
import type { Language, PageDocument, SumsDocument, SweepDocument } from "./document";
import { page, type Surroundings } from "./page";
import { sumsPage } from "./sums_page";
import { sweepPage } from "./sweep_page";
import { Words } from "./words";

function contentOf<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;
}

const shown = contentOf<PageDocument | SumsDocument | SweepDocument>("document");
const place = document.getElementById("page") ?? document.body.appendChild(element("div"));

function preferred(): Language {
  const asked = location.hash.slice(1);
  if (asked === "ja" || asked === "en") return asked;
  return navigator.language.startsWith("ja") ? "ja" : "en";
}

function pageOf(language: Language, surroundings: Surroundings): HTMLElement {
  if ("sweep" in shown) return sweepPage(new Words(shown, language), surroundings);
  return "totals" in shown ? sumsPage(new Words(shown, language), surroundings) : page(new Words(shown, language), surroundings);
}

function show(language: Language): void {
  forgetAll();
  document.documentElement.lang = language;
  const drawing: (() => void)[] = [];
  const surroundings: Surroundings = {
    licences: contentOf("licences"),
    switchTo: (other) => {
      show(other);
      document.querySelector<HTMLElement>(`.languages [lang="${other}"]`)?.focus();
    },
    later: (draw) => drawing.push(draw),
  };
  place.replaceChildren(pageOf(language, surroundings));
  const names = "sweep" in shown ? [shown.sweep.name] : shown.results.map((result) => result.name);
  document.title = `${names.join(" – ")} | musubi`;
  // Text first: it is there before the first chart is drawn.
  requestAnimationFrame(() => setTimeout(() => {
    for (const draw of drawing) draw();
    document.documentElement.dataset.drawn = language;
  }));
}

/** As wide as an A4 page within its margins, in CSS pixels. */
const paper = 680;
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth !== width) resizeAll();
  width = innerWidth;
});
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("printing");
  resizeAll();
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("printing");
  resizeAll();
});
document.documentElement.style.setProperty("--paper", `${paper}px`);

show(preferred());
