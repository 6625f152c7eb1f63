import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";

/** What a document says of a tag (OpenAPI 3.2.0, section 4.22). */
export interface TagWords {
  /** Its `summary`, else its name, after those of the tags that it belongs to. */
  readonly titles: readonly string[];
  /** Empty where there is none. */
  readonly description: string;
}

/** The words for each tag that a document declares; the first of a name counts. */
export function tagWords({ tags }: JsonObject): ReadonlyMap<string, TagWords> {
  const declared = new Map<string, JsonObject>();
  const listed: readonly JsonValue[] = Array.isArray(tags) ? tags : [];
  for (const tag of listed) {
    const name = isJsonObject(tag) ? textOf(tag, "name") : "";
    if (isJsonObject(tag) && name !== "" && !declared.has(name)) declared.set(name, tag);
  }
  const words = [...declared].map(([name, tag]) => {
    const titles = lineOf(name, declared).map((each) => titleOf(each, declared));
    return [name, { titles, description: textOf(tag, "description") }] as const;
  });
  return new Map(words);
}

/** The name after those of its parents, as far as they are declared and none stands above itself. */
function lineOf(name: string, declared: ReadonlyMap<string, JsonObject>): readonly string[] {
  const line = [name];
  for (
    let next = parentOf(name, declared);
    declared.has(next) && !line.includes(next);
    next = parentOf(next, declared)
  ) {
    line.unshift(next);
  }
  return line;
}

function parentOf(name: string, declared: ReadonlyMap<string, JsonObject>): string {
  return textOf(declared.get(name) ?? {}, "parent");
}

function titleOf(name: string, declared: ReadonlyMap<string, JsonObject>): string {
  return textOf(declared.get(name) ?? {}, "summary").trim() || name;
}

function textOf(tag: JsonObject, member: string): string {
  const text = Object.hasOwn(tag, member) ? tag[member] : undefined;
  return typeof text === "string" ? text : "";
}
