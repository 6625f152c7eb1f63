import { issueOf, issueSeverity, type Issue, type IssueCode, type WithIssues } from "../model/issue.js";
import { isJsonObject, pointerOf, segmentsOf, valueAt, type JsonObject, type JsonValue } from "../model/json.js";
import type { Schema } from "../model/schema.js";
import { identifiersOf } from "../model/schema-identifiers.js";
import type { ResolveSettings } from "../model/settings.js";
import type { SpecDocument } from "../model/spec-document.js";
import { createSchemaTargets, type DynamicScope } from "./dynamic-scope.js";
import { reportDialect } from "./schema-dialect.js";
import type { LocalNames } from "./local-names.js";
import { literalsOf } from "./property-literals.js";
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

interface Unread {
  readonly name: string;
  readonly value: JsonValue | undefined;
  readonly pointer: string;
  readonly scope: DynamicScope;
}

/** Makes the registry of one document; the components are named at once, so that they come first in every collision. */
export function createSchemaRegistry(
  document: SpecDocument,
  settings: ResolveSettings,
  localNames: LocalNames,
): SchemaRegistry {
  const { content } = document;
  const issues: Issue[] = [];
  const pending = new Map<string, PendingSchema>();
  const unread: Unread[] = [];
  const targets = createSchemaTargets(content, identifiersOf(content));

  const assertedFormats = new Set([...settings.formats.request, ...settings.formats.response]);

  const components = valueAt(content, componentsPointer);
  const declared: JsonObject = isJsonObject(components) ? components : {};
  for (const [name, localName] of localNames.ofComponents(Object.keys(declared))) {
    const pointer = pointerOf(componentsPointer, name);
    pending.set(name, { name, localName, isComponent: true, broken: false });
    unread.push({ name, value: declared[name], pointer, scope: targets.enter(undefined, pointer) });
  }

  /** The name of the schema at `pointer`, which is reached in `scope`. */
  const nameAt = (pointer: string | undefined, scope: DynamicScope): string | undefined => {
    if (pointer === undefined) return undefined;
    const component = componentAt(pointer);
    if (component !== undefined && !pending.has(component)) return undefined;
    const entered = targets.enter(scope, pointer);
    const variant = targets.variantOf(pointer, entered);
    const base = component ?? pointer;
    const name = variant === "" ? base : `${base} ${variant}`;
    return pending.has(name) || nameDeep(name, pointer, entered, variant) ? name : undefined;
  };

  const nameDeep = (name: string, pointer: string, scope: DynamicScope, variant: string): boolean => {
    const value = valueAt(content, pointer);
    if (!isJsonObject(value) && typeof value !== "boolean") return false;
    const suffix = variant === "" ? [] : ["in", ...scope.values()].map(wantedName);
    register(name, [wantedName(pointer), ...suffix].join(" "), { value, pointer, scope });
    return true;
  };

  const wantedName = (pointer: string): string => {
    const component = componentAt(pointer);
    return pending.get(component ?? "")?.localName ?? deepName(segmentsOf(pointer));
  };

  const register = (name: string, wanted: string, schema: Omit<Unread, "name">): void => {
    const localName = localNames.ofSchema(wanted, schema.pointer);
    pending.set(name, { name, localName, isComponent: false, broken: false });
    unread.push({ name, ...schema });
  };

  const reportFor =
    (name: string | undefined): SchemaContext["report"] =>
    (code, pointer, message, hint) => {
      const entry = name === undefined ? undefined : pending.get(name);
      if (entry === undefined && isAboutGuards(code)) return;
      const loss =
        entry !== undefined && code.startsWith("schema-") && issueSeverity[code] === "error"
          ? ` \`${entry.localName}\` gets no guard.`
          : "";
      issues.push(issueOf(code, document.locate(pointer), message + loss, hint));
      if (entry !== undefined && issueSeverity[code] === "error") entry.broken = true;
    };

  const contextFor = (name: string | undefined, scope: DynamicScope): SchemaContext => {
    const context: SchemaContext = {
      version: document.version,
      settings,
      nameOf: (reference, pointer) => nameAt(targets.targetOf(reference, pointer), scope),
      dynamicNameOf: (reference, pointer) => nameAt(targets.dynamicTargetOf(reference, pointer, scope), scope),
      isOpen: (pointer) => opennessOf(settings, pointer) === "open",
      assertsFormat: (format) => assertedFormats.has(format),
      literalsOf: (pointer, property) => literalsOf(content, valueAt(content, pointer), pointer, property),
      report: reportFor(name),
      read: (value, pointer) => {
        const inner = targets.isEntrance(pointer) ? contextFor(name, targets.enter(scope, pointer)) : context;
        return readSchema(inner, value, pointer);
      },
    };
    return context;
  };

  const readPending = (): void => {
    for (let next = unread.shift(); next !== undefined; next = unread.shift()) {
      const entry = pending.get(next.name);
      if (entry === undefined) continue;
      const { value, pointer } = next;
      const context = contextFor(next.name, next.scope);
      const isDeclared = isJsonObject(value) && value["$schema"] !== undefined;
      if (!isDeclared) reportDialect(context, content["jsonSchemaDialect"], value, pointer);
      entry.schema = readSchema(context, value, pointer);
    }
  };

  return {
    readInline: (value, pointer) =>
      readSchema(contextFor(undefined, targets.enter(undefined, pointer)), value, pointer),
    readBody: (value, pointer, wanted) => {
      if (value === undefined) return { kind: "any", pointer };
      const scope = targets.enter(undefined, pointer);
      const nameOf = (reference: string | undefined, place: string): string | undefined =>
        reference === undefined ? undefined : nameAt(targets.targetOf(reference, place), scope);
      const name = nameOf(bareReference(value), pointer);
      if (name !== undefined) return { kind: "reference", name, pointer };
      const itemName = nameOf(bareReference(listItems(value)), pointerOf(pointer, "items"));
      const item = itemName === undefined ? undefined : pending.get(itemName);
      const key = item === undefined ? pointer : `[]${item.name}`;
      const list = item === undefined ? wanted : `${item.localName}List`;
      if (!pending.has(key)) register(key, list, { value, pointer, scope });
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

/** The component that stands at `pointer`, whether it exists or not. */
function componentAt(pointer: string): string | undefined {
  return pointer.startsWith(`${componentsPointer}/`) && pointer.split("/").length === 4
    ? segmentsOf(pointer)[2]
    : undefined;
}

/** What the settings say about the enums that stand in the same component as `pointer`. */
function opennessOf({ enums }: ResolveSettings, pointer: string): "open" | "closed" {
  const component = componentAt(pointer.split("/").slice(0, 4).join("/"));
  const isNamed = component !== undefined && Object.hasOwn(enums.schemas, component);
  return (isNamed ? enums.schemas[component] : undefined) ?? enums.all;
}

/** A parameter has no guard, so what only costs a guard is no news there. */
function isAboutGuards(code: IssueCode): boolean {
  return ["schema-dialect-unsupported", "schema-pattern-invalid", "schema-dependency-unguarded"].includes(code);
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
