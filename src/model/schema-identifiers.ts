import { percentDecoded, pointerOfFragment, valueAt, type JsonObject, type JsonValue } from "./json.js";
import type { ReferenceContext } from "./reference-context.js";
import { schemasIn } from "./schema-walk.js";

/** A part of a document with a URI of its own: a schema with `$id`, or the document itself, with `$self` (JSON Schema Core 2020-12, section 4.3.5). */
export interface SchemaResource {
  /** JSON Pointer to it; empty for the document. */
  readonly pointer: string;
  /** Absolute, without a fragment. */
  readonly uri: string;
  /** Pointers by the names that `$anchor` and `$dynamicAnchor` give; `undefined` for a name that two schemas bear. */
  readonly anchors: ReadonlyMap<string, string | undefined>;
  /** Those of `$dynamicAnchor` alone. */
  readonly dynamicAnchors: ReadonlyMap<string, string>;
}

/** What the schemas of a document call themselves. */
export interface SchemaIdentifiers {
  /** Whether any schema has a name at all; otherwise a reference is a JSON Pointer into the document, or leads out of it. */
  readonly isEmpty: boolean;
  /** Names of anchors that some `$dynamicRef` asks for. */
  readonly dynamicNames: ReadonlySet<string>;
  /** The resource that begins at `pointer`. */
  startsAt(pointer: string): SchemaResource | undefined;
  /** The innermost resource around the value at `pointer`. */
  resourceAt(pointer: string): SchemaResource;
  /** The pointer to what `reference` means in the schema at `pointer`; `undefined` where no schema of the document bears that name. */
  resolve(reference: string, pointer: string): string | undefined;
}

/** Deep enough for any `..` of a relative `$id`; nobody else's URI looks like it. */
const documentUri = "specwright://document/1/2/3/4/5/6/7/8/";

const known = new WeakMap<JsonObject, SchemaIdentifiers>();

/** The identifiers in `content`, which is what `context` says; found once for each content. OpenAPI 3.0 and Swagger 2.0 have none. */
export function identifiersOf(content: JsonObject, context: ReferenceContext = "object"): SchemaIdentifiers {
  const found = known.get(content) ?? findIdentifiers(content, context);
  known.set(content, found);
  return found;
}

interface MutableResource extends SchemaResource {
  readonly anchors: Map<string, string | undefined>;
  readonly dynamicAnchors: Map<string, string>;
}

function findIdentifiers(content: JsonObject, context: ReferenceContext): SchemaIdentifiers {
  const self = context === "object" ? uriOf(content["$self"], documentUri) : undefined;
  const root = resourceOf("", self ?? documentUri);
  const resources = new Map([["", root]]);
  const byUri = new Map<string, SchemaResource | undefined>([[root.uri, root]]);
  const dynamicNames = new Set<string>();
  const version = content["openapi"];
  // A version that lacks quotes in YAML is a number.
  const hasNone = String(version).startsWith("3.0") || version === 3 || Object.hasOwn(content, "swagger");
  const schemas = hasNone ? [] : schemasIn(content, context);
  for (const { schema, pointer } of schemas) {
    if (!mentionsIdentifier(schema)) continue;
    const around = enclosing(resources, pointer).uri;
    const uri = uriOf(schema["$id"], around);
    // A generator's `$id: "#"` says nothing new.
    if (uri !== undefined && uri !== around) {
      const resource = pointer === "" ? { ...root, uri } : resourceOf(pointer, uri);
      resources.set(pointer, resource);
      byUri.set(uri, byUri.has(uri) ? undefined : resource);
    }
    addAnchors(schema, pointer, resources);
    const dynamic = schema["$dynamicRef"];
    if (typeof dynamic === "string") dynamicNames.add(fragmentOf(dynamic));
  }
  const isEmpty = self === undefined && resources.size === 1 && byUri.size === 1 && root.anchors.size === 0;
  const startsAt = (pointer: string): SchemaResource | undefined => resources.get(pointer);
  const resourceAt = (pointer: string): SchemaResource => (isEmpty ? root : enclosing(resources, pointer));
  // The same schemas and responses are referred to again and again.
  const targets = new Map<string, string | undefined>();
  const targetInRoot = (reference: string): string | undefined => {
    if (!targets.has(reference)) targets.set(reference, targetIn(content, root, reference));
    return targets.get(reference);
  };
  const resolve = (reference: string, pointer: string): string | undefined => {
    if (isEmpty) return reference.startsWith("#") ? targetInRoot(reference) : undefined;
    const resource = resourceAt(pointer);
    if (reference.startsWith("#")) {
      // What bundlers write, and many people: `#/components/schemas/…` wherever it stands.
      return targetIn(content, resource, reference) ?? targetInRoot(reference);
    }
    const uri = absolute(reference, resource.uri);
    const target = uri === undefined ? undefined : byUri.get(withoutFragment(uri));
    return target === undefined ? undefined : targetIn(content, target, `#${fragmentOf(reference)}`);
  };
  return { isEmpty, dynamicNames, startsAt, resourceAt, resolve };
}

function mentionsIdentifier(schema: JsonObject): boolean {
  return ["$id", "$anchor", "$dynamicAnchor", "$dynamicRef"].some((keyword) => schema[keyword] !== undefined);
}

function resourceOf(pointer: string, uri: string): MutableResource {
  return { pointer, uri, anchors: new Map(), dynamicAnchors: new Map() };
}

/** The innermost resource around `pointer`; there is always the document. */
function enclosing<Resource>(resources: ReadonlyMap<string, Resource>, pointer: string): Resource {
  for (let around = pointer; ; around = around.slice(0, around.lastIndexOf("/"))) {
    const resource = resources.get(around);
    if (resource !== undefined) return resource;
  }
}

/** The URI that `$id` gives; `undefined` where it gives none: a fragment names no resource. */
function uriOf(id: JsonValue | undefined, base: string): string | undefined {
  if (typeof id !== "string" || fragmentOf(id) !== "") return undefined;
  const uri = absolute(id, base);
  return uri === undefined ? undefined : withoutFragment(uri);
}

function addAnchors(schema: JsonObject, pointer: string, resources: ReadonlyMap<string, MutableResource>): void {
  for (const keyword of ["$anchor", "$dynamicAnchor"]) {
    const name = schema[keyword];
    if (typeof name !== "string") continue;
    const { anchors, dynamicAnchors } = enclosing(resources, pointer);
    const isTaken = anchors.has(name) && anchors.get(name) !== pointer;
    anchors.set(name, isTaken ? undefined : pointer);
    if (keyword === "$dynamicAnchor" && !dynamicAnchors.has(name)) dynamicAnchors.set(name, pointer);
  }
}

function targetIn(content: JsonValue, resource: SchemaResource, fragment: string): string | undefined {
  const pointer = pointerOfFragment(fragment);
  if (pointer === undefined) return resource.anchors.get(percentDecoded(fragment.slice(1)));
  const target = resource.pointer + pointer;
  return valueAt(content, target) === undefined ? undefined : target;
}

/** What follows `#` in a reference. */
export function fragmentOf(reference: string): string {
  const hash = reference.indexOf("#");
  return hash === -1 ? "" : reference.slice(hash + 1);
}

function withoutFragment(uri: string): string {
  const hash = uri.indexOf("#");
  return hash === -1 ? uri : uri.slice(0, hash);
}

function absolute(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}
