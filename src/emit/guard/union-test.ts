import type { Schema, UnionSchema } from "../../model/schema.js";
import { countsMatches } from "./disjoint.js";
import { type FunctionScope, type Subject } from "./function-scope.js";
import { helperTest } from "./helper.js";
import { childPath } from "./module-scope.js";
import { numberTests, stringTests, testOf } from "./predicate.js";
import { isPlain } from "./plain.js";
import { all, always, any, argumentDoc, call, compare, not, type Test } from "./test-expression.js";

/** The test for a union: members one after the other, unless matches must be counted or a property decides. */
export function unionTest(union: UnionSchema, subject: Subject, scope: FunctionScope): Test {
  if (union.discriminator !== undefined) return helperTest(union, subject, scope);
  const { module } = scope;
  const restricted = restrictedMembers(union);
  if (restricted !== undefined) return restrictionsTest(restricted, subject, scope);
  const complex = union.members.filter(isComplex);
  // A comparison with null costs less than any other test.
  const members = union.members.toSorted((left, right) => Number(right.kind === "null") - Number(left.kind === "null"));
  const tests = members.map((member, index) => {
    const path = complex.length > 1 && isComplex(member) ? childPath(subject.path, `option${index + 1}`) : subject.path;
    return testOf(member, { ...subject, path, isArgument: subject.isArgument && complex.length === 1 }, scope);
  });
  if (!countsMatches(union, module.schemas)) return any(...tests);
  return call(module.check("isExactlyOne"), ...tests.map(argumentDoc));
}

/** Whether the test for a schema is a function of its own, unless it stands for a function's argument. */
function isComplex(schema: Schema): boolean {
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

const otherTypes: ReadonlyMap<string, (text: string) => Test> = new Map([
  ["string", (text) => compare(`typeof ${text}`, "!==", '"string"')],
  ["number", (text) => compare(`typeof ${text}`, "!==", '"number"')],
  ["boolean", (text) => compare(`typeof ${text}`, "!==", '"boolean"')],
  ["null", (text) => compare(text, "!==", "null")],
  ["array", (text) => not(call("Array.isArray", text))],
]);

/** The members that ask for more than a type, of a union that has one for each type there is. */
function restrictedMembers({ untyped, members }: UnionSchema): readonly Schema[] | undefined {
  const kinds = new Set<string>(members.map((member) => member.kind));
  const isComplete = members.length === 6 && ["object", ...otherTypes.keys()].every((kind) => kinds.has(kind));
  return untyped === true && isComplete ? members.filter((member) => !acceptsItsType(member)) : undefined;
}

function acceptsItsType(schema: Schema): boolean {
  return isPlain(schema) && !(schema.kind === "number" && schema.integer);
}

/** The test for keywords without a type: each asks for something only if the value has the keyword's type. */
function restrictionsTest(members: readonly Schema[], subject: Subject, scope: FunctionScope): Test {
  const tests = members.map((member) => {
    const inner = { ...subject, path: childPath(subject.path, member.kind), isArgument: false, defined: true };
    const isOther =
      otherTypes.get(member.kind)?.(subject.text) ?? not(call(scope.module.check("isObject"), subject.text));
    return any(isOther, restrictionTest(member, inner, scope));
  });
  return all(subject.defined ? always : compare(subject.text, "!==", "undefined"), ...tests);
}

/** The test for a value that is known to have the type. */
function restrictionTest(schema: Schema, subject: Subject, scope: FunctionScope): Test {
  if (schema.kind === "string") return all(...stringTests(schema, subject, scope));
  if (schema.kind === "number" && !schema.integer) return all(...numberTests(schema, subject.text, scope));
  return testOf(schema, subject, scope);
}
