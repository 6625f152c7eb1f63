import { isElsewhereThanSchemas } from "../../model/document-structure.js";
import { issueOf, issueSeverity, type Issue, type IssueCode, type WithIssues } from "../../model/issue.js";
import { isJsonObject, pointerOf, segmentsOf, valueAt, type JsonValue } from "../../model/json.js";
import { type Memory, noMemory } from "../../model/memory/run-memory.js";
import type { Schema } from "../../model/schema.js";
import { identifiersOf } from "../../model/schema-identifiers.js";
import type { ResolveSettings } from "../../model/settings.js";
import type { SpecDocument } from "../../model/spec-document.js";
import { createSchemaTargets, type DynamicScope, type SchemaTargets } from "./dynamic-scope.js";
import { findInheritance, noInheritance, type Inheritance } from "../discriminators/inheritance.js";
import { deepName } from "../names/deep-name.js";
import type { LocalNames } from "../names/local-names.js";
import { readMapping } from "../discriminators/mapping-target.js";
import { knownValues, literalsOf } from "../discriminators/property-literals.js";
import { readParent } from "../discriminators/read-parent.js";
import type { SchemaAnswers, SchemaContext } from "./schema-context.js";
import { reportDialect } from "./schema-dialect.js";
import { readSchemas, type PendingSchema, type ReadSchema } from "../passes/schema-finish.js";
import { bareReference, componentAt, componentsPointer, listItems, pointerOfComponent } from "../names/schema-names.js";
import { isOpenAt } from "./open-enums.js";
import { readSchema } from "./schema-reader.js";

interface Unread {
  readonly name: string;
  readonly value: JsonValue | undefined;
  readonly pointer: string;
  readonly scope: DynamicScope;
  /** Whether it is what a parent says itself. */
  readonly isBase?: true;
}

type Report = Parameters<SchemaContext["report"]>;

/** Every schema that gets a name: the components, the bodies of operations, and the targets of references into the depths. */
export class SchemaRegistry {
  readonly #document: SpecDocument;
  readonly #settings: ResolveSettings;
  readonly #localNames: LocalNames;
  readonly #targets: SchemaTargets;
  readonly #inheritance: Inheritance;
  readonly #assertedFormats: ReadonlySet<string>;
  readonly #memory: Memory;
  readonly #issues: Issue[] = [];
  readonly #pending = new Map<string, PendingSchema>();
  readonly #unread: Unread[] = [];
  #inline: SchemaContext | undefined;

  /** The components are named at once, so that they come first in every collision. */
  constructor(document: SpecDocument, settings: ResolveSettings, localNames: LocalNames, memory: Memory) {
    const { content } = document;
    this.#document = document;
    this.#settings = settings;
    this.#localNames = localNames;
    this.#targets = createSchemaTargets(content, identifiersOf(content));
    // What a scope has to do with the answers is more than is worth remembering.
    this.#memory = this.#targets.isDynamic ? noMemory : memory;
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
    return readSchema(this.#inlineContext(pointer), value, pointer);
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
    const dialect = this.#document.content["jsonSchemaDialect"];
    const given = [value, pointer, dialect];
    const { schema, reports } = this.#memory.rememberAsking(`read ${name}`, given, this.#answers(scope), (answers) => {
      const reports: Report[] = [];
      const context = this.#contextFor(scope, answers, (...report) => void reports.push(report));
      const isDeclared = isJsonObject(value) && value["$schema"] !== undefined;
      if (!isDeclared) reportDialect(context, dialect, value, pointer);
      return { schema: readSchema(context, value, pointer), reports };
    });
    for (const report of reports) this.#report(name, ...report);
    return schema;
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
    return this.#pending.get(componentAt(pointer) ?? "")?.localName ?? deepName(this.#document.content, pointer);
  }

  #register(wanted: string, unread: Unread): void {
    const { name, pointer } = unread;
    const localName = this.#localNames.ofSchema(wanted, pointer);
    this.#pending.set(name, { name, localName, pointer, isComponent: false, broken: false });
    this.#unread.push(unread);
  }

  /** The context of schemas without a name, which is the same for all where no scope counts. */
  #inlineContext(pointer: string): SchemaContext {
    if (this.#inline !== undefined && !this.#targets.isDynamic) return this.#inline;
    const scope = this.#targets.enter(undefined, pointer);
    this.#inline = this.#contextFor(scope, this.#answers(scope), (...report) => this.#report(undefined, ...report));
    return this.#inline;
  }

  #contextFor(scope: DynamicScope, answers: SchemaAnswers, report: SchemaContext["report"]): SchemaContext {
    const context: SchemaContext = {
      ...answers,
      version: this.#document.version,
      settings: this.#settings,
      isOpen: (pointer) => isOpenAt(pointer, this.#settings.enums),
      assertsFormat: (format) => this.#assertedFormats.has(format),
      report,
      read: (value, pointer) => {
        if (!this.#targets.isEntrance(pointer)) return readSchema(context, value, pointer);
        const entered = this.#targets.enter(scope, pointer);
        return readSchema(this.#contextFor(entered, this.#answers(entered), report), value, pointer);
      },
    };
    return context;
  }

  #answers(scope: DynamicScope): SchemaAnswers {
    const { content } = this.#document;
    return {
      nameOf: (reference, pointer) => this.#nameOf(reference, pointer, scope),
      dynamicNameOf: (reference, pointer) =>
        this.#nameAt(this.#targets.dynamicTargetOf(reference, pointer, scope), scope),
      recursiveNameOf: (pointer) => this.#nameAt(this.#targets.recursiveTargetOf(pointer), scope),
      componentOf: (component) => valueAt(content, pointerOfComponent(component)),
      valuesOf: (schema, property) => this.#valuesOf(schema, property),
      literalsAt: (pointer, property) => literalsOf(content, valueAt(content, pointer), pointer, property),
      mappingOf: (discriminator, pointer) =>
        readMapping(content, discriminator, pointer).map(({ value, target }) => [value, this.#nameAt(target, scope)]),
    };
  }

  #valuesOf(name: string, property: string): readonly string[] | undefined {
    const pointer = this.#pending.get(name)?.pointer;
    if (pointer === undefined) return undefined;
    const { content } = this.#document;
    const parent = this.#inheritance.parent(componentAt(pointer) ?? "");
    if (parent?.propertyName === property) return parent.entries.map(({ value }) => value);
    return knownValues(content, valueAt(content, pointer), pointer, property) ?? segmentsOf(pointer).slice(-1);
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
