import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { nearestName } from "../model/nearest-name.js";
import { type Keyword, type ObjectRule, type Place, pointerTo, type Scope } from "./keyword.js";
import { objectRules } from "./object-rules.js";
import { isReadBesideReference } from "./schema-keywords.js";
import { lost, type Verdict } from "./verdict.js";

/** What a walk asks, and what it tells; an `entry` is one of those that a keyword holds. */
export interface Walker {
  readonly scope: Scope;
  /** The verdict that an issue has given already. */
  foundAt(place: Place, keyword: string, entry?: string | number): Verdict | undefined;
  /** Whether the keyword of a path item, or an entry of it, is an operation that the output does not have. */
  isLeftOut(place: Place, keyword: string, entry?: string | number): boolean;
  tell(verdict: Verdict, place: Place, keyword: string, entry?: string | number): void;
}

interface Walk extends Walker {
  readonly open: Place[];
  /** Entries of stores, until something refers to them. */
  waiting: readonly Place[];
  readonly references: Set<string>;
  readonly strangers: Map<string, Verdict>;
}

/**
 * Tells the verdict on each keyword of a document, once for each place where it stands.
 *
 * References are not followed: what they lead to has its own place. Works without recursion, so any depth will do.
 */
export function walkKeywords(content: JsonObject, walker: Walker): void {
  const walk: Walk = { ...walker, open: [rootOf(content)], waiting: [], references: new Set(), strangers: new Map() };
  while (walk.open.length > 0) {
    for (let place = walk.open.pop(); place !== undefined; place = walk.open.pop()) visit(walk, place);
    const isReferred = (place: Place): boolean => walk.references.has(`#${pointerTo(place)}`);
    walk.open.push(...walk.waiting.filter(isReferred));
    walk.waiting = walk.waiting.filter((place) => !isReferred(place));
  }
  for (const { parent, keyword, entry } of walk.waiting) if (parent) walk.tell(unused, parent, keyword, entry);
}

const unused = lost("unused", "Nothing that is read refers to it.");

function rootOf(content: JsonObject): Place {
  return { kind: "OpenAPI", value: content, parent: undefined, keyword: "", entry: undefined, position: "named" };
}

function visit(walk: Walk, place: Place): void {
  const { kind, value } = place;
  const rule = objectRules[kind];
  const reference = value["$ref"];
  if (typeof reference === "string") walk.references.add(reference);
  const isReference = typeof reference === "string" && (kind !== "Schema" || walk.scope.version === "3.0");
  const inner: Place[] = [];
  for (const keyword of Object.keys(value)) {
    const member = value[keyword];
    if (member === undefined) continue;
    const row = rowOf(rule, keyword);
    const isIgnored = isReference && keyword !== "$ref" && !(kind === "Schema" && isReadBesideReference(keyword));
    if (!isIgnored && walk.isLeftOut(place, keyword)) continue;
    const verdict =
      walk.foundAt(place, keyword) ??
      (isIgnored ? besideReference(kind, walk.scope) : verdictOf(walk, row, place, keyword, member));
    walk.tell(verdict, place, keyword);
    if (row !== undefined && typeof verdict === "string") enter(walk, row, place, keyword, member, inner);
  }
  // The last to be pushed is the first to be popped.
  for (const each of inner.reverse()) walk.open.push(each);
}

function rowOf({ keywords, others }: ObjectRule, keyword: string): Keyword | undefined {
  return keywords.get(keyword) ?? (keyword.startsWith("x-") || keyword === "$ref" ? undefined : others);
}

function besideReference(kind: Place["kind"], { version }: Scope): Verdict {
  return version === "3.0" && kind !== "Path Item" ? ignored : overridden;
}

const ignored = lost("meaningless", "OpenAPI 3.0 ignores what stands beside `$ref`.");
const overridden = lost("unsupported", "It stands beside `$ref`; what that leads to is read, and nothing else.");

function verdictOf(
  { scope, strangers }: Walk,
  row: Keyword | undefined,
  place: Place,
  keyword: string,
  value: JsonValue,
): Verdict {
  if (row !== undefined) return typeof row.judge === "function" ? row.judge(value, place, scope) : row.judge;
  if (keyword === "$ref") return "honoured";
  const key = `${place.kind} ${keyword}`;
  const verdict = strangers.get(key) ?? stranger(place, keyword);
  strangers.set(key, verdict);
  return verdict;
}

function stranger({ kind }: Place, keyword: string): Verdict {
  if (keyword.startsWith("x-")) return lost("extension", "Specwright knows no such extension.");
  const nearest = nearestName(keyword, objectRules[kind].keywords.keys());
  const hint = nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
  return lost("unknown", `OpenAPI knows no such keyword in the ${kind} Object.`, hint);
}

function enter(walk: Walk, row: Keyword, place: Place, keyword: string, value: JsonValue, inner: Place[]): void {
  if (row.as === undefined) {
    if (isJsonObject(value)) addPlace(walk, inner, row, { value, parent: place, keyword, entry: undefined }, value);
    return;
  }
  const found = row.isStore === true ? [] : inner;
  const enterEach = (entry: string | number, each: JsonValue): void => {
    if (walk.isLeftOut(place, keyword, entry)) return;
    const verdict = walk.foundAt(place, keyword, entry) ?? row.each?.(entry, each, place, walk.scope) ?? "honoured";
    if (typeof verdict !== "string") walk.tell(verdict, place, keyword, entry);
    else if (isJsonObject(each)) addPlace(walk, found, row, { value: each, parent: place, keyword, entry }, value);
  };
  if (row.as === "list") {
    if (Array.isArray(value)) (value as readonly JsonValue[]).forEach((each, index) => enterEach(index, each)); // isArray forgets the element type
  } else if (isJsonObject(value)) {
    for (const entry of Object.keys(value)) {
      const each = value[entry];
      if (each !== undefined) enterEach(entry, each);
    }
  }
  if (row.isStore === true) walk.waiting = [...walk.waiting, ...found];
}

/** Adds the place of an object that a keyword holds, whose value is `whole`. */
function addPlace(
  { scope }: Walk,
  places: Place[],
  { holds, position = "named" }: Keyword,
  { parent, ...place }: Pick<Place, "value" | "keyword" | "entry"> & { readonly parent: Place },
  whole: JsonValue,
): void {
  if (holds === undefined) return;
  const where = typeof position === "function" ? position(parent, whole, scope) : position;
  places.push({ kind: holds, ...place, parent, position: where });
}
