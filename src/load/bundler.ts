import { issueOf, type Issue, type Location } from "../model/issue.js";
import { isJsonObject, pointerOf, segmentsOf, type JsonObject, type JsonValue } from "../model/json.js";
import type { Failure, SourceLibrary, Target } from "./find-target.js";
import { identifiersOf } from "../model/schema-identifiers.js";
import { keyOf, SchemaNames, schemasPointer } from "./schema-names.js";
import { maximumDepth } from "./maximum-depth.js";
import { namesFile } from "./names-file.js";
import { hasReference, itemContext, memberContext, type ReferenceContext } from "../model/reference-context.js";
import type { Source } from "./source.js";

/** More than any real document has; files that include files that include files can make any number. */
const mostInlined = { references: 100_000, values: 2_000_000 };

/** Where a value is copied from and to. */
interface Place {
  readonly source: Source;
  /** Into the source. */
  readonly pointer: string;
  /** Into the bundle. */
  readonly goal: string;
  readonly context: ReferenceContext;
  readonly depth: number;
  /** Keys of the values that are being inlined around this one. */
  readonly inside: readonly string[];
}

/** Copies one document together with what it refers to in other files. */
export class Bundler {
  readonly #library: SourceLibrary;
  readonly #names: SchemaNames;
  readonly #schemas: string;
  readonly #issues: Issue[] = [];
  /** By pointers into the bundle: where the value that was put there came from. */
  readonly #origins = new Map<string, Pick<Place, "source" | "pointer">>();
  #inlinedValues = 0;
  #inlinedReferences = 0;
  #isTooMuch = false;

  constructor(library: SourceLibrary) {
    this.#library = library;
    this.#names = new SchemaNames(library);
    this.#schemas = schemasPointer(library.root.content);
    this.#origins.set("", { source: library.root, pointer: "" });
  }

  get issues(): readonly Issue[] {
    return this.#issues;
  }

  bundle(content: JsonObject): JsonObject {
    const start = { source: this.#library.root, pointer: "", goal: "", depth: 0, inside: [] } as const;
    const copied = this.#copyMembers(content, { ...start, context: "object" });
    const hoisted: [string, JsonValue][] = [];
    for (let next = this.#names.takeHoisted(); next !== undefined; next = this.#names.takeHoisted()) {
      const [name, { source, pointer, value }] = next;
      const goal = pointerOf(this.#schemas, name);
      this.#origins.set(goal, { source, pointer });
      hoisted.push([name, this.#copy(value, { source, pointer, goal, context: "schema", depth: 0, inside: [] })]);
    }
    return hoisted.length === 0 ? copied : withSchemas(copied, segmentsOf(this.#schemas), hoisted);
  }

  locate(pointer: string): Location {
    let origin = this.#origins.get(pointer);
    let length = pointer.length;
    while (origin === undefined && length > 0) {
      length = pointer.lastIndexOf("/", length - 1);
      origin = this.#origins.get(pointer.slice(0, Math.max(0, length)));
    }
    if (origin === undefined) return this.#library.root.locate("");
    return origin.source.locate(origin.pointer + pointer.slice(Math.max(0, length)));
  }

  #copy(value: JsonValue, place: Place): JsonValue {
    if (typeof value !== "object" || value === null || place.context === "data") return value;
    if (place.inside.length > 0) this.#inlinedValues++;
    if (place.depth > maximumDepth || this.#inlinedValues > mostInlined.values) return this.#tooMuch(place);
    if (!isJsonObject(value)) {
      const context = itemContext(place.context);
      return value.map((item, index) => this.#copy(item, childOf(place, index, context)));
    }
    if (place.context === "mapping") return this.#copyMapping(value, place);
    const reference = Object.hasOwn(value, "$ref") ? value["$ref"] : undefined;
    if (typeof reference !== "string" || !hasReference(place.context, reference))
      return this.#copyMembers(value, place);
    return this.#copyReference(value, reference, place);
  }

  #copyMembers(value: JsonObject, place: Place, replaced?: string): JsonObject {
    const copied: Record<string, JsonValue> = {};
    for (const [key, child] of Object.entries(value)) {
      const isReplaced = replaced !== undefined && key === "$ref";
      const context = memberContext(place.context, key);
      setMember(copied, key, isReplaced ? replaced : this.#copy(child ?? null, childOf(place, key, context)));
    }
    return copied;
  }

  #copyReference(value: JsonObject, reference: string, place: Place): JsonValue {
    const { root } = this.#library;
    if (place.source === root && this.#staysInside(reference, place.pointer)) return this.#copyMembers(value, place);
    const target = this.#library.find(reference, place.source);
    if ("code" in target) return this.#unresolved(value, reference, target, place);
    if (target.source === root) return this.#copyMembers(value, place, fragmentOf(target.pointer));
    if (place.context !== "schema") return this.#inline(value, reference, target, place);
    const goal = pointerOf(this.#schemas, this.#names.nameOf(target));
    // Under `components.schemas`, a schema that only refers to a file is the place for what stands in that file.
    if (goal === place.goal) return this.#inline(value, reference, target, place);
    return this.#copyMembers(value, place, fragmentOf(goal));
  }

  /** Whether a reference of the root leads to a part of it, by place or by the name that a schema gives itself. */
  #staysInside(reference: string, pointer: string): boolean {
    const { content } = this.#library.root;
    if (reference.startsWith("#") || !isJsonObject(content)) return reference.startsWith("#");
    return identifiersOf(content).resolve(reference, pointer) !== undefined;
  }

  #inline(value: JsonObject, reference: string, target: Target, place: Place): JsonValue {
    const key = keyOf(target);
    if (place.inside.includes(key)) {
      const message = `\`${reference}\` leads back to itself, and only schemas may contain themselves.`;
      return this.#unresolved(value, reference, { code: "ref-cycle", message }, place);
    }
    if (++this.#inlinedReferences > mostInlined.references) return this.#tooMuch(place);
    const { source, pointer } = target;
    this.#origins.set(place.goal, { source, pointer });
    const inside = [...place.inside, key];
    const inlined = this.#copy(target.value, { ...place, source, pointer, depth: place.depth + 1, inside });
    const { $ref: _, ...others } = value;
    if (!isJsonObject(inlined) || Object.keys(others).length === 0) return inlined;
    for (const name of Object.keys(others)) {
      this.#origins.set(pointerOf(place.goal, name), { source: place.source, pointer: pointerOf(place.pointer, name) });
    }
    return { ...inlined, ...this.#copyMembers(others, place) };
  }

  #copyMapping(mapping: JsonObject, place: Place): JsonObject {
    const copied: Record<string, JsonValue> = {};
    for (const [key, reference] of Object.entries(mapping)) {
      setMember(copied, key, typeof reference === "string" ? this.#mapped(key, reference, place) : (reference ?? null));
    }
    return copied;
  }

  #mapped(key: string, reference: string, place: Place): string {
    const { root } = this.#library;
    const isPointer = reference.startsWith("#") && place.source !== root;
    if (!isPointer && (this.#names.has(reference) || !namesFile(reference))) return reference;
    const target = this.#library.find(reference, place.source);
    if ("code" in target) {
      this.#report(target, place.source.locate(pointerOf(place.pointer, key)));
      return outsideOf(reference, place.source);
    }
    const inRoot = target.source === root;
    return fragmentOf(inRoot ? target.pointer : pointerOf(this.#schemas, this.#names.nameOf(target)));
  }

  #unresolved(value: JsonObject, reference: string, failure: Finding, place: Place): JsonObject {
    this.#report(failure, place.source.locate(pointerOf(place.pointer, "$ref")));
    return this.#copyMembers(value, place, outsideOf(reference, place.source));
  }

  #report({ code, message, hint }: Finding, location: Location): void {
    this.#issues.push(issueOf(code, location, message, hint));
  }

  #tooMuch(place: Place): null {
    if (!this.#isTooMuch) {
      const message = "The files that refer to each other here make a document without end.";
      this.#issues.push(issueOf("document-invalid", place.source.locate(place.pointer), message));
    }
    this.#isTooMuch = true;
    return null;
  }
}

type Finding = Omit<Failure, "code"> & { readonly code: Failure["code"] | "ref-cycle" };

function childOf(place: Place, key: string | number, context: ReferenceContext): Place {
  return {
    ...place,
    pointer: pointerOf(place.pointer, key),
    goal: pointerOf(place.goal, key),
    context,
    depth: place.depth + 1,
  };
}

/** So that a reference that could not be followed is never taken for one into the bundle. */
function outsideOf(reference: string, source: Source): string {
  return reference.startsWith("#") ? `${source.file}${reference}` : reference;
}

function fragmentOf(pointer: string): string {
  return `#${pointer.replaceAll("%", "%25")}`;
}

/** Plain assignment would make a member called `__proto__` the prototype. */
function setMember(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}

/** The object at `segments` with more members; it is made where there is none. */
function withSchemas(
  content: JsonObject,
  [segment = "", ...others]: readonly string[],
  schemas: readonly (readonly [string, JsonValue])[],
): JsonObject {
  const own = isJsonObject(content[segment]) ? content[segment] : {};
  const added = others.length === 0 ? { ...own, ...Object.fromEntries(schemas) } : withSchemas(own, others, schemas);
  return { ...content, [segment]: added };
}
