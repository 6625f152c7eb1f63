/**
 * Writes an output and kills itself on the way: `killed-run.ts <folder> <output as JSON> <operation> <count>`.
 *
 * The count-th call of the operation of `node:fs` is where it ends; a killed `writeFileSync` has written half.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { origin } from "./write-origin.js";

const [folder = "", output = "", operation = "", count = ""] = process.argv.slice(2);
let calls = 0;

function isTheLast(): boolean {
  calls++;
  return calls === Number(count);
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}

const { renameSync, writeFileSync } = fs;
const { rm } = fs.promises;
if (operation === "rename") {
  fs.renameSync = (...parameters) => (isTheLast() ? die() : renameSync(...parameters));
} else if (operation === "rm") {
  fs.promises.rm = async (...parameters) => (isTheLast() ? die() : rm(...parameters));
} else if (operation === "writeFile") {
  fs.writeFileSync = (file, data, options) => {
    if (!isTheLast() || typeof data !== "string") return writeFileSync(file, data, options);
    writeFileSync(file, data.slice(0, data.length / 2), options);
    die();
  };
}
syncBuiltinESMExports();

// Imported late, so that it gets the functions from above.
const { writeFiles } = await import("../src/write/write-files.js");
await writeFiles(folder, JSON.parse(output), origin);
