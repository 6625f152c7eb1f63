import type { Issue } from "../../src/model/issue.js";
import { isJsonObject, type JsonObject, type JsonValue, pointerOf } from "../../src/model/json.js";
import type { Output } from "../corpus/specs.js";
import { methods } from "../corpus/operations.js";

/** What an output lacks of its document although no issue says why. */
export function droppedSilently({ api }: Output, issues: readonly Issue[], raw: JsonObject): readonly string[] {
  const errors = issues.filter(({ severity }) => severity === "error").map(({ location }) => location.pointer);
  const isTold = (pointer: string): boolean => errors.some((error) => `${error}/`.startsWith(`${pointer}/`));
  const emitted = new Set(api.operations.map(({ pointer }) => pointer));
  const guarded = new Set(api.schemas.filter(({ guarded: is }) => is).map(({ name }) => name));
  const operations = operationsIn(raw["paths"]).filter((pointer) => !emitted.has(pointer) && !isTold(pointer));
  const components = isJsonObject(raw["components"]) ? raw["components"]["schemas"] : undefined;
  const schemas = Object.keys(isJsonObject(components) ? components : {})
    .filter((name) => !guarded.has(name))
    .map((name) => pointerOf("/components/schemas", name))
    .filter((pointer) => !isTold(pointer));
  return [...operations, ...schemas];
}

function operationsIn(paths: JsonValue | undefined): readonly string[] {
  return Object.entries(isJsonObject(paths) ? paths : {}).flatMap(([path, item]) =>
    path.startsWith("x-") || !isJsonObject(item) || item["$ref"] !== undefined
      ? []
      : Object.keys(item)
          .filter((method) => methods.has(method))
          .map((method) => pointerOf("/paths", path, method)),
  );
}

/** Counts what was left out, and why. */
export class LossTable {
  readonly #rows = new Map<string, { places: number; readonly documents: Set<string>; readonly example: string }>();

  add(name: string, issues: readonly Issue[]): void {
    for (const { code, severity, message, location } of issues) {
      if (severity === "warning") continue;
      // Messages differ by what they quote, and what they quote by the document.
      const reason = `${code}: ${message.replace(/`[^`]*`|"(?:[^"\\]|\\.)*"/g, "…")}`;
      const row = this.#rows.get(reason) ?? { places: 0, documents: new Set(), example: `${name} ${location.pointer}` };
      this.#rows.set(reason, row);
      row.places += 1;
      row.documents.add(name);
    }
  }

  /** A table in Markdown, the most frequent reason first. */
  toString(): string {
    const rows = [...this.#rows].sort(([, left], [, right]) => right.documents.size - left.documents.size);
    const lines = rows.map(
      ([reason, { places, documents, example }]) => `| ${reason} | ${places} | ${documents.size} | ${example} |`,
    );
    return ["| left out, and why | places | documents | for example |", "| --- | --: | --: | --- |", ...lines].join(
      "\n",
    );
  }
}
