import { isJsonObject, pointerOf, type JsonObject } from "../model/json.js";
import { type ConfiguredRule, type PagePath, pageRuleKinds, type PaginationSettings } from "../model/pagination.js";
import { defaultSettings } from "../model/settings.js";
import { ownMember, type SettingReader } from "./setting-reader.js";

const modes = ["auto", "none"] as const;

/** The settings of a rule by its kind, those first that it cannot do without. */
const memberNames: Readonly<Record<ConfiguredRule["kind"], readonly string[]>> = {
  link: [],
  "next-url": ["next"],
  cursor: ["next", "parameter", "more", "done"],
  "last-item": ["id", "parameter", "more", "done"],
  offset: ["parameter", "total", "more", "done"],
  "page-number": ["parameter", "first", "total", "pages", "more", "done"],
};

/** One word for all, or a map that also has rules for single operations. */
export function readPagination(block: JsonObject, base: string, reader: SettingReader): PaginationSettings {
  const { all: usual } = defaultSettings.pagination;
  if (!isJsonObject(ownMember(block, "pagination") ?? {})) {
    return { all: reader.choice(block, base, "pagination", modes) ?? usual, operations: {} };
  }
  const given = reader.object(block, base, "pagination") ?? {};
  const pointer = pointerOf(base, "pagination");
  reader.unknown(given, pointer, ["all", "operations"]);
  const operations = reader.object(given, pointer, "operations") ?? {};
  const at = pointerOf(pointer, "operations");
  const rules = Object.keys(operations).flatMap((name) => {
    const rule = ownMember(operations, name) === false ? false : readRule(operations, at, name, reader);
    return rule === undefined ? [] : [[name, rule] as const];
  });
  return { all: reader.choice(given, pointer, "all", modes) ?? usual, operations: Object.fromEntries(rules) };
}

function readRule(
  operations: JsonObject,
  base: string,
  name: string,
  reader: SettingReader,
): ConfiguredRule | undefined {
  const given = reader.object(operations, base, name);
  if (given === undefined) return undefined;
  const pointer = pointerOf(base, name);
  if (ownMember(given, "kind") === undefined) {
    reader.requiredText(given, pointer, "kind", `It is one of \`${pageRuleKinds.join("`, `")}\`.`);
    return undefined;
  }
  const kind = reader.choice(given, pointer, "kind", pageRuleKinds);
  if (kind === undefined) return undefined;
  reader.unknown(given, pointer, ["kind", "items", ...memberNames[kind]]);
  const items = readPath(given, pointer, "items", reader);
  const rule = readMembers(kind, given, pointer, reader);
  return rule === undefined ? undefined : { ...rule, ...(items === undefined ? {} : { items }) };
}

function readMembers(
  kind: ConfiguredRule["kind"],
  given: JsonObject,
  base: string,
  reader: SettingReader,
): ConfiguredRule | undefined {
  const path = <Name extends string>(name: Name): { readonly [Key in Name]?: PagePath } => {
    const value = readPath(given, base, name, reader);
    return value === undefined ? {} : ({ [name]: value } as { [Key in Name]: PagePath }); // a computed key widens to string
  };
  const required = (name: string, hint: string): string | undefined => reader.requiredText(given, base, name, hint);
  const end = { ...path("more"), ...path("done") };
  if (kind === "link") return { kind };
  if (kind === "next-url") {
    const next = required("next", "It is where a page has the URL of the next one.");
    return next === undefined ? undefined : { kind, next: pathOf(next) };
  }
  const parameter = required("parameter", "It is the parameter of the query that asks for a page.");
  if (parameter === undefined) return undefined;
  switch (kind) {
    case "cursor": {
      const next = required("next", "It is where a page has the cursor of the next one.");
      return next === undefined ? undefined : { kind, next: pathOf(next), parameter, ...end };
    }
    case "last-item":
      return { kind, id: readPath(given, base, "id", reader) ?? ["id"], parameter, ...end };
    case "offset":
      return { kind, parameter, ...path("total"), ...end };
    case "page-number":
      return { kind, parameter, first: readFirst(given, base, reader), ...path("total"), ...path("pages"), ...end };
  }
}

function readFirst(given: JsonObject, base: string, reader: SettingReader): number {
  const first = ownMember(given, "first") ?? 1;
  if (typeof first === "number" && Number.isInteger(first)) return first;
  reader.report("config-invalid", pointerOf(base, "first"), "`first` must be the number of the first page.");
  return 1;
}

function readPath(given: JsonObject, base: string, name: string, reader: SettingReader): PagePath | undefined {
  const text = reader.text(given, base, name);
  return text === undefined ? undefined : pathOf(text);
}

/** The name of a property, or a JSON Pointer (RFC 6901): `/meta/next_cursor`. */
function pathOf(text: string): PagePath {
  if (!text.startsWith("/")) return [text];
  const names = text.slice(1).split("/");
  return names.map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}
