// Runs a scenario in the WebAssembly module, as `musubi run` does, and prints the checksum of the result's content.
//   node tools/wasm/run.mjs MODULE SCENARIO [REPLICATES]    MODULE is build/wasm/musubi.js
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [modulePath, scenario, replicates = "20"] = process.argv.slice(2);
if (!scenario) {
  console.error("usage: run.mjs MODULE SCENARIO [REPLICATES]");
  process.exit(2);
}

/** Copies a folder of this machine into the module's file system. */
function copyIn(files, folder, place) {
  files.mkdirTree(place);
  for (const name of readdirSync(folder)) {
    const from = join(folder, name);
    if (statSync(from).isDirectory()) copyIn(files, from, `${place}/${name}`);
    else files.writeFile(`${place}/${name}`, readFileSync(from));
  }
}

const bytes = readFileSync(modulePath.replace(/\.js$/, ".wasm"));
const load = createRequire(import.meta.url)(resolve(modulePath));
const musubi = await load({ wasmBinary: bytes });
copyIn(musubi.FS, fileURLToPath(new URL("../../scenarios", import.meta.url)), "/scenarios");
copyIn(musubi.FS, dirname(resolve(scenario)), "/scenario");
const done = musubi.ccall("musubi_run", "boolean", ["string", "number"], [`/scenario/${basename(scenario)}`, Number(replicates)]);
const said = musubi.ccall("musubi_said", "string", [], []);
if (!done) {
  console.error(said.trimEnd());
  process.exit(1);
}
console.log(said);
