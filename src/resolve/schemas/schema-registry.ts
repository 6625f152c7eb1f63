import { isElsewhereThanSchemas } from "../../model/document-structure.js";
import { issueOf, issueSeverity, type Issue, type IssueCode, type WithIssues } from "../../model/issue.js";
import { isJsonObject, pointerOf, segmentsOf, valueAt, type JsonValue } from "../../model/json.js";
import type { Schema } from "../../model/schema.js";
import { identifiersOf } from "../../model/schema-identifiers.js";
import type { ResolveSettings } from "../../model/settings.js";
import type { SpecDocument } from "../../model/spec-document.js";
import { createSchemaTargets, type DynamicScope, type SchemaTargets } from "./dynamic-scope.js";
import { findInheritance, noInheritance, type Inheritance } from "../discriminators/inheritance.js";
import type { LocalNames } from "../names/local-names.js";
import { readMapping } from "../discriminators/mapping-target.js";
import { knownValues, literalsOf } from "../discriminators/property-literals.js";
import { readParent } from "../discriminators/read-parent.js";
import type { SchemaContext } from "./schema-context.js";
import { reportDialect } from "./schema-dialect.js";
import { readSchemas, type PendingSchema, type ReadSchema } from "../passes/schema-finish.js";
import {
  bareReference,
  componentAround,
  componentAt,
  componentsPointer,
  deepName,
  listItems,
  pointerOfComponent,
} from "../names/schema-names.js";
import { readSchema } from "./schema-reader.js";

interface Unread {
  readonly name: string;
  readonly value: JsonValue | undefined;
  readonly pointer: string;
  readonly scope: DynamicScope;
  /** Whether it is what a parent says itself. */
  readonly isBase?: true;
}

/** Every schema that gets a name: the components, the bodies of operations, and the targets of references into the depths. */
export class SchemaRegistry {
  readonly #document: SpecDocument;
  readonly #settings: ResolveSettings;
  readonly #localNames: LocalNames;
  readonly #targets: SchemaTargets;
  readonly #inheritance: Inheritance;
  readonly #assertedFormats: ReadonlySet<string>;
  readonly #issues: Issue[] = [];
  readonly #pending = new Map<string, PendingSchema>();
  readonly #unread: Unread[] = [];

  /** The components are named at once, so that they come first in every collision. */
  constructor(document: SpecDocument, settings: ResolveSettings, localNames: LocalNames) {
    const { content } = document;
    this.#document = document;
    this.#settings = settings;
    this.#localNames = localNames;
    this.#targets = createSchemaTargets(content, identifiersOf(content));
    this.#inheritance = settings.discriminatorIsAuthoritative ? findInheritance(content) : noInheritance;
    this.#assertedFormats = new Set([...settings.formats.request, ...settings.formats.response]);
    const components = valueAt(content, componentsPointer);
    const declared = isJsonObject(components) ? components : {};
    for (const [name, localName] of localNames.ofComponents(Object.keys(declared))) {
      const pointer = pointerOfComponent(name);
      this.#pending.set(name, { name, localName, pointer, isComponent: true, broken: false });
      this.#unread.push({ name, value: declared[name], pointer, scope: this.#targets.enter(undefined, pointer) });
    }
  }

  /** Reads a schema that stays where it is: of a parameter or a header. */
  readInline(value: JsonValue | undefined, pointer: string): Schema {
    return readSchema(this.#contextFor(undefined, this.#targets.enter(undefined, pointer)), value, pointer);
  }

  /** Reads the schema of a body; unless it is a mere reference, it gets the name `wanted`, or one after its items. */
  readBody(value: JsonValue | undefined, pointer: string, wanted: string): Schema {
    if (value === undefined) return { kind: "any", pointer };
    const scope = this.#targets.enter(undefined, pointer);
    const nameOf = (reference: string | undefined, place: string): string | undefined =>
      reference === undefined ? undefined : this.#nameOf(reference, place, scope);
    const name = nameOf(bareReference(value), pointer);
    if (name !== undefined) return { kind: "reference", name, pointer };
    const itemName = nameOf(bareReference(listItems(value)), pointerOf(pointer, "items"));
    const item = itemName === undefined ? undefined : this.#pending.get(itemName);
    const key = item === undefined ? pointer : `[]${item.name}`;
    const list = item === undefined ? wanted : `${item.localName}List`;
    if (!this.#pending.has(key)) this.#register(list, { name: key, value, pointer, scope });
    return { kind: "reference", name: key, pointer };
  }

  /** Gives a name to a schema that no document holds, such as a multipart body with its files. */
  add(name: string, wanted: string, schema: Schema): Schema {
    const { pointer } = schema;
    if (!this.#pending.has(name)) {
      const localName = this.#localNames.ofSchema(wanted, pointer);
      this.#pending.set(name, { name, localName, pointer, isComponent: false, broken: false, schema });
    }
    return { kind: "reference", name, pointer };
  }

  /** All named schemas in their order, once everything else has been read. */
  finish(): WithIssues<readonly ReadSchema[]> {
    for (let next = this.#unread.shift(); next !== undefined; next = this.#unread.shift()) {
      const entry = this.#pending.get(next.name);
      if (entry !== undefined) entry.schema = this.#read(next);
    }
    return { value: readSchemas(this.#pending.values()), issues: this.#issues };
  }

  #read({ name, value, pointer, scope, isBase }: Unread): Schema {
    const component = isBase === true ? undefined : componentAt(pointer);
    const parent = component === undefined ? undefined : this.#inheritance.parent(component);
    if (component !== undefined && parent !== undefined) {
      return readParent(parent, value, pointer, (target) => this.#memberOf(target, component, scope));
    }
    const context = this.#contextFor(name, scope);
    const isDeclared = isJsonObject(value) && value["$schema"] !== undefined;
    if (!isDeclared) reportDialect(context, this.#document.content["jsonSchemaDialect"], value, pointer);
    return readSchema(context, value, pointer);
  }

  /** What a value of a parent's property picks: a child, which inherits already, or anything else together with what the parent says. */
  #memberOf(target: string, parent: string, scope: DynamicScope): Schema {
    const pointer = pointerOfComponent(parent);
    const reference = (name: string | undefined): Schema =>
      name === undefined ? { kind: "any", pointer } : { kind: "reference", name, pointer };
    const base = reference(this.#nameAt(pointer, scope, true));
    if (target === pointer) return base;
    const picked = reference(this.#nameAt(target, scope));
    const child = componentAt(target);
    const inherits = child !== undefined && this.#inheritance.meansBase(parent, pointerOf(target, "allOf", 0));
    return inherits ? picked : { kind: "intersection", members: [base, picked], pointer };
  }

  #nameOf(reference: string, pointer: string, scope: DynamicScope): string | undefined {
    const target = this.#targets.targetOf(reference, pointer);
    if (target !== undefined && isElsewhereThanSchemas(target)) return undefined;
    const component = target === undefined ? undefined : componentAt(target);
    const isBase = component !== undefined && this.#inheritance.meansBase(component, pointer);
    return this.#nameAt(target, scope, isBase);
  }

  /** The name of the schema at `pointer`, which is reached in `scope`. */
  #nameAt(pointer: string | undefined, scope: DynamicScope, isBase = false): string | undefined {
    if (pointer === undefined) return undefined;
    const component = componentAt(pointer);
    if (component !== undefined && !this.#pending.has(component)) return undefined;
    const entered = this.#targets.enter(scope, pointer);
    const variant = this.#targets.variantOf(pointer, entered);
    const name = [isBase ? "base " : "", component ?? pointer, variant === "" ? "" : ` ${variant}`].join("");
    if (this.#pending.has(name)) return name;
    const value =
      isBase && component !== undefined
        ? this.#inheritance.baseOf(component)
        : valueAt(this.#document.content, pointer);
    if (!isJsonObject(value) && typeof value !== "boolean") return undefined;
    const reached = variant === "" ? [] : ["in", ...entered.values()].map((each) => this.#wantedName(each));
    const wanted = [this.#wantedName(pointer), ...(isBase ? ["base"] : []), ...reached].join(" ");
    this.#register(wanted, { name, value, pointer, scope: entered, ...(isBase ? { isBase } : {}) });
    return name;
  }

  #wantedName(pointer: string): string {
    return this.#pending.get(componentAt(pointer) ?? "")?.localName ?? deepName(pointer);
  }

  #register(wanted: string, unread: Unread): void {
    const { name, pointer } = unread;
    const localName = this.#localNames.ofSchema(wanted, pointer);
    this.#pending.set(name, { name, localName, pointer, isComponent: false, broken: false });
    this.#unread.push(unread);
  }

  #contextFor(name: string | undefined, scope: DynamicScope): SchemaContext {
    const { content, version } = this.#document;
    const context: SchemaContext = {
      version,
      settings: this.#settings,
      nameOf: (reference, pointer) => this.#nameOf(reference, pointer, scope),
      dynamicNameOf: (reference, pointer) =>
        this.#nameAt(this.#targets.dynamicTargetOf(reference, pointer, scope), scope),
      recursiveNameOf: (pointer) => this.#nameAt(this.#targets.recursiveTargetOf(pointer), scope),
      componentOf: (component) => valueAt(content, pointerOfComponent(component)),
      isOpen: (pointer) => this.#isOpen(pointer),
      assertsFormat: (format) => this.#assertedFormats.has(format),
      valuesOf: (schema, property) => this.#valuesOf(schema, property),
      literalsAt: (pointer, property) => literalsOf(content, valueAt(content, pointer), pointer, property),
      mappingOf: (discriminator, pointer) =>
        readMapping(content, discriminator, pointer).map(({ value, target }) => [value, this.#nameAt(target, scope)]),
      report: (code, pointer, message, hint) => this.#report(name, code, pointer, message, hint),
      read: (value, pointer) => {
        const isEntrance = this.#targets.isEntrance(pointer);
        const inner = isEntrance ? this.#contextFor(name, this.#targets.enter(scope, pointer)) : context;
        return readSchema(inner, value, pointer);
      },
    };
    return context;
  }

  #valuesOf(name: string, property: string): readonly string[] | undefined {
    const pointer = this.#pending.get(name)?.pointer;
    if (pointer === undefined) return undefined;
    const { content } = this.#document;
    const parent = this.#inheritance.parent(componentAt(pointer) ?? "");
    if (parent?.propertyName === property) return parent.entries.map(({ value }) => value);
    return knownValues(content, valueAt(content, pointer), pointer, property) ?? segmentsOf(pointer).slice(-1);
  }

  #isOpen(pointer: string): boolean {
    const { all, schemas } = this.#settings.enums;
    const component = componentAround(pointer);
    const isNamed = component !== undefined && Object.hasOwn(schemas, component);
    return ((isNamed ? schemas[component] : undefined) ?? all) === "open";
  }

  #report(name: string | undefined, code: IssueCode, pointer: string, message: string, hint?: string): void {
    const entry = name === undefined ? undefined : this.#pending.get(name);
    if (entry === undefined && isAboutGuards(code)) return;
    const costsGuard = entry !== undefined && code.startsWith("schema-") && issueSeverity[code] === "error";
    const loss = costsGuard ? ` \`${entry.localName}\` gets no guard.` : "";
    this.#issues.push(issueOf(code, this.#document.locate(pointer), message + loss, hint));
    if (entry !== undefined && issueSeverity[code] === "error") entry.broken = true;
  }
}

/** A parameter has no guard, so what only costs a guard is no news there. */
function isAboutGuards(code: IssueCode): boolean {
  return ["schema-dialect-unsupported", "schema-pattern-invalid", "schema-dependency-unguarded"].includes(code);
}
