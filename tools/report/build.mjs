// Makes the page in one file, and the C++ source that holds it: node build.mjs FOLDER
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licencesOf } from "./licences.mjs";
import { outlineOfJapan } from "./outline.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];

const bundle = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.ts"],
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: "iife",
  target: "es2021",
  charset: "utf8",
  legalComments: "none",
  define: { OUTLINE: JSON.stringify(outlineOfJapan()) },
});
// What ends a script element must not stand in one.
const script = bundle.outputFiles[0].text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const style = readFileSync(join(here, "style.css"), "utf8");
const licences = JSON.stringify(licencesOf(bundle.metafile, here)).replaceAll("<", "\\u003c");
const hash = createHash("sha256").update(script).digest("base64");

const page = readFileSync(join(here, "page.html"), "utf8")
  .replace("@HASH@", () => hash)
  .replace("@STYLE@", () => style)
  .replace("@LICENCES@", () => licences)
  .replace("@SCRIPT@", () => script);
const [before, after] = page.split("@DOCUMENT@");

/** A string literal of C++ holds so much everywhere. */
const longest = 8000;

function literals(text) {
  const bytes = Buffer.from(text, "utf8");
  const pieces = [];
  for (let at = 0; at < bytes.length; at += longest) {
    let piece = "";
    for (const byte of bytes.subarray(at, at + longest)) {
      const plain = byte >= 32 && byte < 127 && !'"\\?'.includes(String.fromCharCode(byte));
      piece += plain ? String.fromCharCode(byte) : "\\" + byte.toString(8).padStart(3, "0");
    }
    pieces.push(`    "${piece}",`);
  }
  return pieces.join("\n");
}

const source = `// Made by tools/report/build.mjs.
#include "tools/musubi/page/built_in_page.hpp"

namespace musubi {
namespace {

const char* const before_document[] = {
${literals(before)}
};

const char* const after_document[] = {
${literals(after)}
};

}  // namespace

bool page_is_built_in() { return true; }

std::string page_with(const std::string& document) {
    std::string page;
    for (const char* piece : before_document) page += piece;
    page += document;
    for (const char* piece : after_document) page += piece;
    return page;
}

}  // namespace musubi
`;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "built_in_page.cpp"), source);
