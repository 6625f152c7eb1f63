import { issueOf, issueSeverity, type Issue, type IssueCode, type WithIssues } from "../model/issue.js";
import {
  isJsonObject,
  pointerOf,
  pointerOfFragment,
  segmentsOf,
  valueAt,
  type JsonObject,
  type JsonValue,
} from "../model/json.js";
import type { Schema } from "../model/schema.js";
import type { SpecDocument } from "../model/spec-document.js";
import type { LocalNames } from "./local-names.js";
import { dereference } from "./reference.js";
import type { SchemaContext } from "./schema-context.js";
import { readSchemas, type PendingSchema, type ReadSchema } from "./schema-finish.js";
import { readSchema } from "./schema-reader.js";
import { pascalCase } from "./words.js";

const componentsPointer = "/components/schemas";

/** Every schema that gets a name: the components, the bodies of operations, and the targets of references into the depths. */
export interface SchemaRegistry {
  /** Reads a schema that stays where it is: of a parameter or a header. */
  readInline(value: JsonValue | undefined, pointer: string): Schema;
  /** Reads the schema of a body; unless it is a mere reference, it gets the name `wanted`, or one after its items. */
  readBody(value: JsonValue | undefined, pointer: string, wanted: string): Schema;
  /** Gives a name to a schema that no document holds, such as a multipart body with its files. */
  add(name: string, wanted: string, schema: Schema): Schema;
  /** All named schemas in their order, once everything else has been read. */
  finish(): WithIssues<readonly ReadSchema[]>;
}

/** Makes the registry of one document; the components are named at once, so that they come first in every collision. */
export function createSchemaRegistry(document: SpecDocument, localNames: LocalNames): SchemaRegistry {
  const issues: Issue[] = [];
  const pending = new Map<string, PendingSchema>();
  const unread: { readonly name: string; readonly value: JsonValue | undefined; readonly pointer: string }[] = [];

  const components = valueAt(document.content, componentsPointer);
  const declared: JsonObject = isJsonObject(components) ? components : {};
  for (const [name, localName] of localNames.ofComponents(Object.keys(declared))) {
    pending.set(name, { name, localName, isComponent: true, broken: false });
    unread.push({ name, value: declared[name], pointer: pointerOf(componentsPointer, name) });
  }

  const nameOf = (reference: string): string | undefined => {
    const pointer = pointerOfFragment(reference);
    if (pointer === undefined) return undefined;
    const segments = segmentsOf(pointer);
    const component = segments[2];
    if (segments.length === 3 && pointer.startsWith(`${componentsPointer}/`) && component !== undefined) {
      return pending.has(component) ? component : undefined;
    }
    return pending.has(pointer) ? pointer : nameDeep(pointer, segments);
  };

  const nameDeep = (pointer: string, segments: readonly string[]): string | undefined => {
    const value = valueAt(document.content, pointer);
    if (!isJsonObject(value) && typeof value !== "boolean") return undefined;
    register(pointer, deepName(segments), value, pointer);
    return pointer;
  };

  const register = (name: string, wanted: string, value: JsonValue | undefined, pointer: string): void => {
    pending.set(name, { name, localName: localNames.ofSchema(wanted, pointer), isComponent: false, broken: false });
    unread.push({ name, value, pointer });
  };

  const contextFor = (name: string | undefined): SchemaContext => {
    const report = (code: IssueCode, pointer: string, message: string, hint?: string): void => {
      const entry = name === undefined ? undefined : pending.get(name);
      if (entry === undefined && isAboutGuards(code)) return;
      const loss =
        entry !== undefined && code.startsWith("schema-") && issueSeverity[code] === "error"
          ? ` \`${entry.localName}\` gets no guard.`
          : "";
      issues.push(issueOf(code, document.locate(pointer), message + loss, hint));
      if (entry !== undefined && issueSeverity[code] === "error") entry.broken = true;
    };
    const context: SchemaContext = {
      version: document.version,
      nameOf,
      literalsOf: (reference, property) => literalsOf(document.content, { $ref: reference }, property),
      report,
      read: (value, pointer) => readSchema(context, value, pointer),
    };
    return context;
  };

  const readPending = (): void => {
    for (let next = unread.shift(); next !== undefined; next = unread.shift()) {
      const entry = pending.get(next.name);
      if (entry !== undefined) entry.schema = readSchema(contextFor(next.name), next.value, next.pointer);
    }
  };

  return {
    readInline: (value, pointer) => readSchema(contextFor(undefined), value, pointer),
    readBody: (value, pointer, wanted) => {
      if (value === undefined) return { kind: "any", pointer };
      const reference = bareReference(value);
      const name = reference === undefined ? undefined : nameOf(reference);
      if (name !== undefined) return { kind: "reference", name, pointer };
      const listed = bareReference(listItems(value));
      const itemName = listed === undefined ? undefined : nameOf(listed);
      const item = itemName === undefined ? undefined : pending.get(itemName);
      const key = item === undefined ? pointer : `[]${item.name}`;
      if (!pending.has(key)) register(key, item === undefined ? wanted : `${item.localName}List`, value, pointer);
      return { kind: "reference", name: key, pointer };
    },
    add: (name, wanted, schema) => {
      if (!pending.has(name)) {
        pending.set(name, {
          name,
          localName: localNames.ofSchema(wanted, schema.pointer),
          isComponent: false,
          broken: false,
          schema,
        });
      }
      return { kind: "reference", name, pointer: schema.pointer };
    },
    finish: () => {
      readPending();
      return { value: readSchemas(pending.values()), issues };
    },
  };
}

/** Follows references and `allOf` to a property that lists its strings. */
function literalsOf(
  content: JsonObject,
  value: JsonValue | undefined,
  property: string,
  depth = 0,
): readonly string[] | undefined {
  const schema = depth > 8 ? undefined : dereference(content, value, "")?.value;
  if (schema === undefined) return undefined;
  const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const declared = Object.hasOwn(properties, property)
    ? dereference(content, properties[property], "")?.value
    : undefined;
  const listed = declared?.["const"] === undefined ? declared?.["enum"] : [declared["const"]];
  if (Array.isArray(listed)) return listed.filter((literal) => typeof literal === "string");
  for (const member of Array.isArray(schema["allOf"]) ? (schema["allOf"] as readonly JsonValue[]) : []) {
    const found = literalsOf(content, member, property, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A parameter has no guard, so what only costs a guard is no news there. */
function isAboutGuards(code: IssueCode): boolean {
  return ["schema-keyword-unsupported", "schema-pattern-invalid", "schema-dependency-unguarded"].includes(code);
}

function bareReference(value: JsonValue | undefined): string | undefined {
  if (!isJsonObject(value) || typeof value["$ref"] !== "string") return undefined;
  return Object.keys(value).length === 1 ? value["$ref"] : undefined;
}

/** The items of a schema that is nothing but a list of something. */
function listItems(value: JsonValue): JsonValue | undefined {
  if (!isJsonObject(value) || value["type"] !== "array") return undefined;
  return Object.keys(value).every((key) => ["type", "items", "description", "title", "example"].includes(key))
    ? value["items"]
    : undefined;
}

/** `/components/schemas/Pet/properties/tag` → `PetTag`: the names on the way, without the keywords between them. */
function deepName(segments: readonly string[]): string {
  const keywords = new Set([
    "components",
    "schemas",
    "properties",
    "paths",
    "schema",
    "content",
    "definitions",
    "$defs",
  ]);
  const words = segments.filter((segment) => !keywords.has(segment)).slice(-3);
  return pascalCase(words.join(" "));
}
