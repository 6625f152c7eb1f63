/**
 * `npm run bench:growth`: GitHub's document once, twice, four and ten times, with names of their own for each copy. What is owed is time
 * that grows no more than the document, and ten times as much within 8 GB.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";
import { inProject, machine, measure, root, row, specwright, verdict, write } from "./processes.js";

const [, , mostText = "10"] = process.argv;
const sizes = [1, 2, 4, 10].filter((size) => size <= Number(mostText));
const original: JsonObject = JSON.parse(readFileSync(join(root, "../shared/specs/github.json"), "utf8"));

write(`${machine()}\n`);
await inProject(async (folder) => {
  write(row(""));
  let first = NaN;
  for (const size of sizes) {
    writeFileSync(join(folder, "copies.json"), JSON.stringify(copies(size)));
    const generate = (output: string): readonly string[] =>
      specwright("generate", "copies.json", "--output", output, "--quiet");
    // Once for nothing: the first run keeps what V8 has compiled.
    if (size === 1) await measure(generate("first"), folder);
    const measurement = await measure(generate(`output-${size}`), folder);
    if (size === 1) first = measurement.cpuSeconds;
    write(row(`${size} x`, [measurement]));
    write(verdict(`CPU time of ${size} x / ${size} times that of 1 x`, 1.2, measurement.cpuSeconds / (size * first)));
    if (size === 10) write(verdict("peak memory of 10 x, in GB", 8, measurement.peakMegabytes / 1000));
  }
});

/** The document so many times over. */
function copies(size: number): JsonValue {
  const all = Array.from({ length: size }, (_, index) => copyOf(index));
  return {
    ...original,
    paths: merged(all.map((each) => each["paths"])),
    components: Object.fromEntries(
      Object.keys(objectAt(original, "components")).map((group) => [
        group,
        merged(all.map((each) => objectAt(objectAt(each, "components"), group))),
      ]),
    ),
  };
}

function copyOf(index: number): JsonObject {
  const suffix = index === 0 ? "" : `-copy-${index}`;
  const renamed = (value: JsonValue | undefined, key = ""): JsonValue => {
    if (typeof value === "string") {
      if (key === "$ref") return value.replace(/^(#\/components\/\w+\/[^/]+)/, `$1${suffix}`);
      return key === "operationId" ? `${value}${suffix}` : value;
    }
    if (Array.isArray(value)) return value.map((each: JsonValue) => renamed(each));
    if (!isJsonObject(value)) return value ?? null;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, renamed(member, name)]));
  };
  const groups = Object.entries(objectAt(original, "components")).map(([group, members]) => {
    const entries = Object.entries(isJsonObject(members) ? members : {});
    return [group, Object.fromEntries(entries.map(([name, member]) => [`${name}${suffix}`, renamed(member)]))] as const;
  });
  const paths = Object.entries(objectAt(original, "paths")).map(
    ([path, item]) => [index === 0 ? path : `/copy-${index}${path}`, renamed(item)] as const,
  );
  return { components: Object.fromEntries(groups), paths: Object.fromEntries(paths) };
}

function objectAt(object: JsonObject, name: string): JsonObject {
  const member = object[name];
  return isJsonObject(member) ? member : {};
}

function merged(objects: readonly (JsonValue | undefined)[]): JsonObject {
  return Object.assign({}, ...objects);
}
