import { basename, extname } from "node:path";
import { isJsonObject, memberOf, pointerOf, segmentsOf, type JsonValue } from "../model/json.js";
import { areNames } from "../model/pointer-names.js";
import { applicatorContext } from "../model/reference-context.js";
import type { SourceLibrary, Target } from "./find-target.js";

/** One text for one value of one file. */
export function keyOf(target: Pick<Target, "source" | "pointer">): string {
  return `${target.source.path}#${target.pointer}`;
}

/** Where the named schemas of a document are: Swagger 2.0 calls them `definitions`. */
export function schemasPointer(content: JsonValue): string {
  return isJsonObject(content) && Object.hasOwn(content, "swagger") ? "/definitions" : "/components/schemas";
}

/** The names under `components.schemas`: those that the document gives, and those of schemas from other files. */
export class SchemaNames {
  readonly #library: SourceLibrary;
  readonly #taken = new Set<string>();
  readonly #names = new Map<string, string>();
  readonly #hoisted: (readonly [name: string, target: Target])[] = [];

  constructor(library: SourceLibrary) {
    this.#library = library;
    const { root } = library;
    let schemas: Target | undefined = { source: root, pointer: "", value: root.content };
    for (const segment of segmentsOf(schemasPointer(root.content))) {
      schemas = schemas === undefined ? undefined : this.#memberOf(schemas, segment);
    }
    if (schemas !== undefined && isJsonObject(schemas.value)) this.#register(schemas, Object.entries(schemas.value));
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** The name of a schema from another file; the first call for a schema chooses it. */
  nameOf(target: Target): string {
    const key = keyOf(target);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = this.#freeName(wantedName(target));
    this.#taken.add(name);
    this.#names.set(key, name);
    this.#hoisted.push([name, target]);
    return name;
  }

  /** The next schema whose name was chosen and that is not in the document yet. */
  takeHoisted(): readonly [name: string, target: Target] | undefined {
    return this.#hoisted.shift();
  }

  /** A schema that is nothing but a reference gives its name to what it refers to. */
  #register(schemas: Target, entries: readonly (readonly [name: string, schema: JsonValue | undefined])[]): void {
    for (const [name] of entries) {
      this.#taken.add(name);
      this.#names.set(keyOf({ source: schemas.source, pointer: pointerOf(schemas.pointer, name) }), name);
    }
    for (const [name, schema] of entries) {
      if (!isJsonObject(schema) || Object.keys(schema).length !== 1 || typeof schema["$ref"] !== "string") continue;
      const target = this.#library.find(schema["$ref"], schemas.source);
      if ("code" in target || target.source === this.#library.root) continue;
      if (!this.#names.has(keyOf(target))) this.#names.set(keyOf(target), name);
    }
  }

  /** A member, or what it refers to: `schemas` itself may stand in another file. */
  #memberOf(parent: Target, name: string): Target | undefined {
    const value = memberOf(parent.value, name);
    if (value === undefined) return undefined;
    const member = { source: parent.source, pointer: pointerOf(parent.pointer, name), value };
    if (!isJsonObject(value) || typeof value["$ref"] !== "string") return member;
    const target = this.#library.find(value["$ref"], parent.source);
    return "code" in target ? undefined : target;
  }

  #freeName(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number++) name = `${wanted}${number}`;
    return name;
  }
}

/** The last name on the way to a schema, else that of its file: `responses.yaml#/Gone/content/application~1json/schema` is `Gone`. */
function wantedName({ source, pointer }: Target): string {
  const last = lastName(segmentsOf(pointer)) ?? basename(source.path, extname(source.path));
  // What OpenAPI allows as the key of a component.
  const name = last.replaceAll(/[^A-Za-z0-9._-]+/g, "_");
  return name === "" ? "Schema" : name;
}

/** Keywords, media types, numbers, paths and methods name nothing, unless they stand in a map of names or are all that there is. */
function lastName(segments: readonly string[]): string | undefined {
  const [only, second] = segments;
  if (second === undefined) return only;
  const isChosen = areNames(segments);
  return segments.findLast(
    (segment, index) => isChosen[index] === true || !(isStructural(segment) || /^\d+$|\//.test(segment)),
  );
}

function isStructural(segment: string): boolean {
  return applicatorContext(segment) !== undefined || structuralWords.has(segment);
}

/** Those of OpenAPI; JSON Schema has its own. */
const structuralWords: ReadonlySet<string> = new Set(
  (
    "additionalOperations callbacks components content delete encoding get head headers itemSchema options parameters patch " +
    "pathItems paths post put query requestBodies requestBody responses schema schemas trace webhooks"
  ).split(" "),
);
