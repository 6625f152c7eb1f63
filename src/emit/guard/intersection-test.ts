import type { IntersectionSchema, Schema } from "../../model/schema.js";
import type { FunctionScope, Subject } from "./function-scope.js";
import { helperTest } from "./helper.js";
import { childPath } from "./module-scope.js";
import { longestCondition, piecesOf } from "./pieces.js";
import { testOf } from "./predicate.js";
import { all, type Test } from "./test-expression.js";

/**
 * The test for an intersection: all members, in the same function as far as TypeScript can follow.
 *
 * Each comparison narrows what it compares, and one that contradicts another does not compile. So only one member
 * compares the value itself, before any other, and no property is looked at for two members; the rest are functions.
 */
export function intersectionTest(schema: IntersectionSchema, subject: Subject, scope: FunctionScope): Test {
  const { members } = schema;
  if (members.length > longestCondition) return wideTest(schema, subject, scope);
  const comparing = members.findIndex(comparesValue);
  const names = new Set<string>();
  const tests = members.map((member, index) => {
    // Whichever test comes first refuses undefined.
    const isFirst = index === Math.max(comparing, 0);
    const inner = isFirst ? subject : { ...subject, defined: true };
    const isRepeated = propertyNames(member).some((name) => names.size === names.add(name).size);
    if (!isRepeated && (index === comparing || !comparesValue(member))) return testOf(member, inner, scope);
    return helperTest(
      member,
      { ...subject, isArgument: false, path: childPath(subject.path, `part${index + 1}`) },
      scope,
    );
  });
  const first = tests[comparing];
  return allOnce(first === undefined ? tests : [first, ...tests.toSpliced(comparing, 1)]);
}

/** The test for an intersection of very many members: by functions for some of them each. */
function wideTest(schema: IntersectionSchema, subject: Subject, scope: FunctionScope): Test {
  const tests = piecesOf(schema.members).map((members, index) => {
    const path = childPath(subject.path, `part ${index + 1}`);
    return helperTest({ ...schema, members }, { ...subject, isArgument: false, path }, scope);
  });
  return all(...tests);
}

/** Whether the test for a schema compares the value itself, and does not only pass it on. */
function comparesValue(schema: Schema): boolean {
  switch (schema.kind) {
    case "any":
    case "never":
    case "reference":
    case "object":
    case "conditional":
      return false;
    case "unevaluated":
      return comparesValue(schema.schema);
    case "intersection":
      return schema.members.some(comparesValue);
    case "union":
      return schema.discriminator === undefined && schema.members.some(comparesValue);
    default:
      return true;
  }
}

/** The properties that are looked at within the function of the value itself. */
function propertyNames(schema: Schema): readonly string[] {
  if (schema.kind === "unevaluated") return propertyNames(schema.schema);
  if (schema.kind === "object") return schema.properties.map((property) => property.name);
  return schema.kind === "intersection" || schema.kind === "union" ? schema.members.flatMap(propertyNames) : [];
}

/** All of the tests; what several of them ask is asked once. */
function allOnce(tests: readonly Test[]): Test {
  const seen = new Set<string>();
  const parts = tests.flatMap((test) => (test.kind === "all" ? test.tests : [test]));
  const isNew = (test: Test): boolean => seen.size < seen.add(JSON.stringify(test)).size;
  return all(...parts.filter(isNew));
}
