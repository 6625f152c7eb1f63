import type { Schema, UnionSchema } from "../../model/schema.js";
import { countsMatches } from "./disjoint.js";
import { type FunctionScope, type Subject } from "./function-scope.js";
import { helperTest } from "./helper.js";
import { childPath, type ModuleScope } from "./module-scope.js";
import { definedTest, numberTests, stringTests, testOf } from "./predicate.js";
import { longestCondition, piecesOf } from "./pieces.js";
import { isPlain } from "./plain.js";
import { all, always, any, argumentDoc, call, compare, not, type Test } from "./test-expression.js";
import { stringLiteral } from "./text.js";

/** The test for a union: members one after the other, unless matches must be counted or a property decides. */
export function unionTest(union: UnionSchema, subject: Subject, scope: FunctionScope): Test {
  if (union.discriminator !== undefined) return helperTest(union, subject, scope);
  const { module } = scope;
  if (hasAllTypes(union)) return restrictionsTest(union, subject, scope);
  if (union.members.length > longestCondition) return wideTest(union, subject, scope);
  const complex = union.members.filter(isComplex);
  const tests = inOrder(union, module).map((member, index) => {
    const path = complex.length > 1 && isComplex(member) ? childPath(subject.path, `option${index + 1}`) : subject.path;
    return testOf(member, { ...subject, path, isArgument: subject.isArgument && complex.length === 1 }, scope);
  });
  if (!countsMatches(union, module.schemas)) return any(...tests);
  return call(module.check("isExactlyOne"), ...tests.map(argumentDoc));
}

/** The test for a union of very many members: by functions for some of them each. */
function wideTest(union: UnionSchema, subject: Subject, scope: FunctionScope): Test {
  const inner = (index: number, words: string): Subject => {
    return { ...subject, isArgument: false, path: childPath(subject.path, `${words} ${index + 1}`) };
  };
  if (countsMatches(union, scope.module.schemas)) {
    const tests = union.members.map((member, index) => helperTest(member, inner(index, "option"), scope));
    return call(scope.module.check("isExactlyOne"), ...tests.map(argumentDoc));
  }
  const pieces = piecesOf(inOrder(union, scope.module));
  return any(
    ...pieces.map((members, index) => {
      return helperTest({ ...union, mode: "anyOf", members }, inner(index, "part"), scope);
    }),
  );
}

/** A comparison with null costs less than any other test; after a predicate for `unknown`, nothing could be read of the value. */
function inOrder({ members }: UnionSchema, { settings }: ModuleScope): readonly Schema[] {
  const isLast = (member: Schema): boolean => member.kind === "reference" && settings.unknown.has(member.name);
  const others = members.filter((member) => member.kind !== "null" && !isLast(member));
  return [...members.filter(({ kind }) => kind === "null"), ...others, ...members.filter(isLast)];
}

/** Whether the test for a schema is a function of its own, unless it stands for a function's argument. */
export function isComplex(schema: Schema): boolean {
  switch (schema.kind) {
    case "object":
      return schema.properties.length > 0 || [schema.patternProperties, schema.propertyNames].some(Boolean);
    case "array":
      return schema.prefixItems !== undefined;
    case "unevaluated":
      return isComplex(schema.schema);
    case "union":
      return schema.discriminator !== undefined || schema.members.some(isComplex);
    case "intersection":
      return schema.members.some(isComplex);
    default:
      return false;
  }
}

const allKinds = ["string", "number", "boolean", "null", "array", "object"];

/** Whether a union has one member for each type there is, as keywords without a type have: then all it asks for is what the members add. */
function hasAllTypes({ members }: UnionSchema): boolean {
  const kinds = members.map((member): string => member.kind);
  return members.length === allKinds.length && allKinds.every((kind) => kinds.includes(kind));
}

/** The test for a union of all types: a member asks for something only if the value has the member's type. */
function restrictionsTest({ members }: UnionSchema, subject: Subject, scope: FunctionScope): Test {
  const tests = members.map((member) => {
    const inner = { ...subject, path: childPath(subject.path, member.kind), isArgument: false };
    const test = restrictionTest(member, inner, scope);
    return test === always ? always : any(otherTypeTest(member, subject.text, scope), test);
  });
  return all(definedTest(subject), ...tests);
}

/** What a schema adds to its type, as the test for a value that is known to have the type. */
function restrictionTest(schema: Schema, subject: Subject, scope: FunctionScope): Test {
  if (schema.kind === "string") return all(...stringTests(schema, subject, scope));
  if (schema.kind === "number" && !schema.integer) return all(...numberTests(schema, subject.text, scope));
  return schema.kind !== "number" && isPlain(schema) ? always : testOf(schema, subject, scope);
}

/** The test that a value has another type than a schema that adds something to its own. */
function otherTypeTest({ kind }: Schema, text: string, scope: FunctionScope): Test {
  if (kind === "object") return not(call(scope.module.check("isObject"), text));
  return kind === "array" ? not(call("Array.isArray", text)) : compare(`typeof ${text}`, "!==", stringLiteral(kind));
}
