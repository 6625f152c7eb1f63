import type { NamedSchema, ObjectSchema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { type CommonObject, commonExports } from "./common-object.js";
import { createFunctionScope, type FunctionScope } from "./function-scope.js";
import { type GuardSettings, plainGuardSettings } from "./guard-settings.js";
import { fieldsType, functionBody, functionDoc, namesType, typeArguments, unionType } from "./helper.js";
import { type Doc, group, hardLine, ifBroken, indent, join, line, print, softLine } from "./layout.js";
import { createModuleScope, exportsOf, type ModuleScope } from "./module-scope.js";
import { preparedSchema } from "./prepare.js";
import { repeatedObjects } from "./repeated-objects.js";
import { objectShape } from "./shape-container.js";
import { shapeOf } from "./shape.js";
import { lowerFirst, stringLiteral } from "./text.js";

/** The guard of one schema as code: what follows the type in the schema's module, and what that imports. */
export interface GuardCode {
  /** The declarations after the type: the predicate and its helpers, `assert…` and `…Guard`; ends with a line feed. */
  readonly text: string;
  /** Import specifiers of values (`isArray`, or `isString as isString2` where the name is taken), by module: `runtime/check`. */
  readonly valueImports: ReadonlyMap<string, ReadonlySet<string>>;
  /** Is {@link GuardCode.valueImports} for types. */
  readonly typeImports: ReadonlyMap<string, ReadonlySet<string>>;
  /** The exports in use of other schemas' modules, by wire name: `isClientType`, `ClientTypeGuard`. */
  readonly schemaImports: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Compiles the guard of a schema.
 *
 * @param schemas Every named schema by wire name; those that `named` refers to must be guarded.
 * @param common The objects in the schema that other schemas have as well.
 */
export function emitGuard(
  named: NamedSchema,
  schemas: Schemas,
  settings: GuardSettings = plainGuardSettings,
  common: readonly CommonObject[] = [],
): GuardCode {
  const module = createModuleScope(named, schemas, settings, common);
  const predicates = settings.kind === "compact" ? [delegationText(module)] : predicateTexts(module);
  const guard = guardTexts(module);
  return guardCode(module, predicates, [assertionText(module), validationText(module), ...guard]);
}

/**
 * Compiles what the guards of several schemas have in common: all of a module, but for its imports.
 *
 * @param common The objects within `object` that other schemas have as well.
 */
export function emitCommonObject(
  object: CommonObject,
  schemas: Schemas,
  settings: GuardSettings,
  common: readonly CommonObject[],
): GuardCode {
  const { schema, localName, module: path } = object;
  const named = { name: path, localName, module: path, isComponent: false, schema, guarded: true, recursive: false };
  const module = createModuleScope(named, schemas, settings, common);
  const { predicate, shape } = commonExports(object);
  module.reserve(shape);
  const predicates = settings.kind === "compact" ? [] : [commonPredicateText(object, predicate, module)];
  const shapes = settings.kind === "predicates" ? [] : [commonShapeText(object, shape, module)];
  return guardCode(module, predicates, shapes);
}

/** The module, once its predicates and the rest were made. */
function guardCode(module: ModuleScope, predicates: readonly string[], rest: readonly string[]): GuardCode {
  const { constants, functions, shapeFunctions, valueImports, typeImports, references } = module;
  const first = constants.length === 0 ? [] : [constants.join("\n")];
  const parts = [...first, ...predicates, ...functions, ...rest, ...shapeFunctions];
  return { text: `${parts.join("\n\n")}\n`, valueImports, typeImports, schemaImports: references };
}

function commonPredicateText({ schema, localName, owner }: CommonObject, name: string, module: ModuleScope): string {
  const { body, parameter } = functionBody(schema, localName, createFunctionScope(module), fieldsType);
  return print([
    `/** Whether \`value\` is an object that several schemas have, the first of them \`${owner}\`. */`,
    hardLine,
    functionDoc(`export function ${name}`, [`${parameter}: unknown`], "boolean", body),
  ]);
}

function commonShapeText({ schema, localName }: CommonObject, name: string, module: ModuleScope): string {
  const { doc } = objectShape(schema, localName, { ...module, repeated: repeatedObjects(schema) });
  const result = module.runtimeType("UncheckedShape", "runtime/explain");
  return print([
    `/** What this object must be, in the form that explanations read. */`,
    hardLine,
    functionDoc(`export function ${name}`, [], result, ["return ", doc, ";"]),
  ]);
}

/** The predicate that asks the guard, which has no other. */
function delegationText({ named }: ModuleScope): string {
  const { is, type, guard } = exportsOf(named);
  return print([
    `/** Whether \`value\` is a valid \`${type}\`. */`,
    hardLine,
    functionDoc(`export function ${is}`, ["value: unknown"], `value is ${type}`, `return ${guard}.is(value);`),
  ]);
}

/** The exported predicate; for a recursive schema also the one that carries a depth, which does the work. */
function predicateTexts(module: ModuleScope): readonly string[] {
  const { named, settings } = module;
  const { is, check, type } = exportsOf(named);
  const scope = createFunctionScope(module);
  const schema = preparedSchema(named, settings).predicate;
  const { body, parameter } = functionBody(schema, named.localName, scope, rootType, named.recursive);
  const documentation = `/** Whether \`value\` is a valid \`${type}\`. */`;
  const signature = (name: string): string => `export function ${name}`;
  if (!named.recursive) {
    return [
      print([
        documentation,
        hardLine,
        functionDoc(signature(is), [`${parameter}: unknown`], `${parameter} is ${type}`, body),
      ]),
    ];
  }
  // A body that does not look at its argument does not look at the depth either.
  const parameters = [`${parameter}: unknown`, parameter === "value" ? "depth: number" : "_depth: number"];
  const delegation = `return ${check}(value, 0);`;
  return [
    print([documentation, hardLine, functionDoc(signature(is), ["value: unknown"], `value is ${type}`, delegation)]),
    print([
      `/** Is \`${is}\` for a value that lies \`depth\` levels of this type below another. */`,
      hardLine,
      functionDoc(signature(check), parameters, "boolean", body),
    ]),
  ];
}

/** The type of `it` in the predicate of a schema: an object's own type, so that a misspelt property does not compile. */
function rootType(scope: FunctionScope): Doc {
  const { named } = scope.module;
  const { schema, localName } = named;
  // The type of an intersection may be `never`, and that of keywords without a type is `unknown`: neither has properties.
  if (schema.kind !== "object") return fieldsType(scope);
  const extra = [...scope.undeclared];
  if (mayHaveIndexSignature(schema)) {
    const unchecked = scope.module.runtimeType("Unchecked");
    return extra.length === 0
      ? [unchecked, "<", localName, ">"]
      : [unchecked, typeArguments(localName, namesType(extra))];
  }
  const names = unionType([`keyof ${localName}`, ...extra.map(stringLiteral)]);
  return [scope.module.runtimeType("Fields"), typeArguments(names)];
}

/** Whether the type of an object may declare names without saying which. */
function mayHaveIndexSignature(schema: ObjectSchema): boolean {
  const { properties, additionalProperties: rest, additionalDeclared, patternProperties = [] } = schema;
  const isClosed = rest.kind === "never" || (rest.kind === "any" && !additionalDeclared);
  return properties.length === 0 || patternProperties.length > 0 || !isClosed;
}

function assertionText(module: ModuleScope): string {
  const { assert, guard, type } = exportsOf(module.named);
  const call = `${module.runtimeValue("assertValid")}(${guard}, value);`;
  return print([
    `/** Throws unless \`value\` is a valid \`${type}\`. */`,
    hardLine,
    functionDoc(`export function ${assert}`, ["value: unknown"], `asserts value is ${type}`, call),
  ]);
}

function validationText(module: ModuleScope): string {
  const { validate, guard, type } = exportsOf(module.named);
  const result = `${module.runtimeType("Validation")}<${type}>`;
  const call = `return ${module.runtimeValue("validationOf")}(${guard}, value);`;
  return print([
    `/** Gives \`value\` as a valid \`${type}\`, or everything that is wrong with it. */`,
    hardLine,
    functionDoc(`export function ${validate}`, ["value: unknown"], result, call),
  ]);
}

/** The guard, and the function that makes its shape if it has one. */
function guardTexts(module: ModuleScope): readonly string[] {
  const { type, is } = exportsOf(module.named);
  if (module.settings.kind === "predicates" && !module.settings.followed.has(module.named.name)) {
    const maker = module.runtimeValue("predicateGuard", "runtime/predicate-guard");
    return [guardText(module, maker, [is])];
  }
  const makeShape = module.reserve(`${lowerFirst(type)}Shape`);
  const guard =
    module.settings.kind === "compact"
      ? guardText(module, module.runtimeValue("compactGuard", "runtime/compact-guard"), [makeShape])
      : guardText(module, module.runtimeValue("guard"), [is, makeShape]);
  return [guard, shapeText(module, makeShape)];
}

/** The constant that is the guard, as `maker` makes it of the type's name and `parts`. */
function guardText(module: ModuleScope, maker: string, parts: readonly string[]): string {
  const { guard, type } = exportsOf(module.named);
  const declaration = `export const ${guard}: ${module.runtimeType("Guard")}<${type}> =`;
  // What a compiler would have to find out for each schema is said.
  const start = `/* @__PURE__ */ ${maker}<${type}>(`;
  const items = [stringLiteral(type), ...parts];
  const call = group([start, indent([softLine, join([",", line], items)]), ifBroken(","), softLine, ");"]);
  const isWide = declaration.length + 1 + start.length > 120;
  return print([declaration, isWide ? indent([hardLine, call]) : [" ", call]]);
}

/** A function declaration, which engines skip until it is called: the body of an arrow function they would read on import. */
function shapeText(module: ModuleScope, makeShape: string): string {
  const { named, settings } = module;
  const { localName } = named;
  const schema = preparedSchema(named, settings).shape;
  const { doc } = shapeOf(schema, localName, { ...module, repeated: repeatedObjects(schema) });
  const result = module.runtimeType("UncheckedShape", "runtime/explain");
  return print([
    `/** What a \`${localName}\` must be, in the form that explanations read. */`,
    hardLine,
    functionDoc(`function ${makeShape}`, [], result, ["return ", doc, ";"]),
  ]);
}
