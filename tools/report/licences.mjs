// The licences of all that the bundle holds.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

function packagesIn(metafile) {
  const names = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const parts = input.split("node_modules/");
    if (parts.length < 2) continue;
    const [first, second] = parts.at(-1).split("/");
    names.add(first.startsWith("@") ? `${first}/${second}` : first);
  }
  return [...names].sort();
}

function firstOf(folder, names) {
  const found = names.map((name) => join(folder, name)).find(existsSync);
  return found === undefined ? "" : readFileSync(found, "utf8").trim();
}

/** [{name, version, licence, text}]; a package without the text of its licence is a fault. */
export function licencesOf(metafile, here) {
  return packagesIn(metafile).map((name) => {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const text = firstOf(folder, ["LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE"]);
    if (text === "") throw new Error(`${name}: no licence to be found`);
    const notice = firstOf(folder, ["NOTICE", "NOTICE.txt"]);
    return { name, version: about.version, licence: about.license, text: [text, notice].filter(Boolean).join("\n\n") };
  });
}
