import type { NamedSchema } from "../../model/schema.js";
import { createFunctionScope, type FunctionScope } from "./function-scope.js";
import { fieldsType, functionBody, functionDoc, namesType } from "./helper.js";
import { type Doc, hardLine, indent, print } from "./layout.js";
import { createModuleScope, exportsOf, type ModuleScope } from "./module-scope.js";
import { shapeOf } from "./shape.js";
import { stringLiteral } from "./text.js";

/** The guard of one schema as code: what follows the type in the schema's module, and what that imports. */
export interface GuardCode {
  /** The declarations after the type: the predicate and its helpers, `assert…` and `…Guard`; ends with a line feed. */
  readonly text: string;
  /** Import specifiers (`isArray`, or `isString as isString2` where the name is taken) of values, by runtime module. */
  readonly runtimeImports: ReadonlyMap<"guard" | "check", ReadonlySet<string>>;
  /** Is {@link GuardCode.runtimeImports} for types. */
  readonly runtimeTypeImports: ReadonlyMap<"guard" | "check", ReadonlySet<string>>;
  /** The exports in use of other schemas' modules, by wire name: `isClientType`, `ClientTypeGuard`. */
  readonly schemaImports: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Compiles the guard of a schema.
 *
 * @param schemas Every named schema by wire name; those that `named` refers to must be guarded.
 */
export function emitGuard(named: NamedSchema, schemas: ReadonlyMap<string, NamedSchema>): GuardCode {
  const module = createModuleScope(named, schemas);
  const guardType = module.runtimeType("Guard");
  const [predicates, shape] = [predicateTexts(module), shapeOf(named.schema, named.localName, module)];
  const assertion = assertionText(module);
  const guard = guardText(module, guardType, shape.doc, shape.form === "object");
  const { constants, functions, checks, runtimeTypes, runtimeValues } = module;
  const parts = [
    ...(constants.length === 0 ? [] : [constants.join("\n")]),
    ...predicates,
    ...functions,
    assertion,
    guard,
  ];
  return {
    text: `${parts.join("\n\n")}\n`,
    runtimeImports: new Map([["guard", runtimeValues], ...(checks.size === 0 ? [] : [["check", checks] as const])]),
    runtimeTypeImports: new Map([["guard", runtimeTypes]]),
    schemaImports: module.references,
  };
}

/** The exported predicate; for a recursive schema also the one that carries a depth, which does the work. */
function predicateTexts(module: ModuleScope): readonly string[] {
  const { named } = module;
  const { is, check, type } = exportsOf(named);
  const scope = createFunctionScope(module);
  const { body, parameter } = functionBody(named.schema, named.localName, scope, rootType, named.recursive);
  const documentation = `/** Whether \`value\` is a valid {@link ${type}}. */`;
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
      `/** Is {@link ${is}} for a value that lies \`depth\` levels of this type below another. */`,
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
  const undeclared = scope.undeclared.size === 0 ? [] : [", ", namesType([...scope.undeclared])];
  return [scope.module.runtimeType("Unchecked"), "<", localName, undeclared, ">"];
}

function assertionText(module: ModuleScope): string {
  const { assert, guard, type } = exportsOf(module.named);
  const call = `${module.runtimeValue("assertValid")}(${guard}, value);`;
  return print([
    `/** Throws unless \`value\` is a valid {@link ${type}}. */`,
    hardLine,
    functionDoc(`export function ${assert}`, ["value: unknown"], `asserts value is ${type}`, call),
  ]);
}

function guardText(module: ModuleScope, guardType: string, shape: Doc, isObject: boolean): string {
  const { guard, type, is } = exportsOf(module.named);
  const name = stringLiteral(type);
  const declaration = `export const ${guard}: ${guardType}<${type}> =`;
  const start = `/* @__PURE__ */ ${module.runtimeValue("guard")}(`;
  const thunk = ["() => ", isObject ? ["(", shape, ")"] : shape];
  const isWide = declaration.length + 1 + start.length > 120;
  const layout = (call: Doc): string => print([declaration, isWide ? indent([hardLine, call]) : [" ", call], ";"]);
  // The thunk begins on the line of the call if that line then fits; otherwise each argument gets a line.
  const hugged = layout([start, `${name}, ${is}, `, thunk, ")"]);
  if (hugged.split("\n", isWide ? 2 : 1).every((text) => text.length <= 120)) return hugged;
  const items = [name, is, thunk].map((item): Doc => [hardLine, item, ","]);
  return layout([start, indent(items), hardLine, ")"]);
}
