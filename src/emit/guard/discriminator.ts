import type { Discriminator, UnionSchema } from "../../model/schema.js";
import type { FunctionScope, Subject } from "./function-scope.js";
import { type Doc, hardLine, indent } from "./layout.js";
import { childPath } from "./module-scope.js";
import { testOf } from "./predicate.js";
import { returnStatement } from "./test-expression.js";
import { inheritedNames, member, stringLiteral } from "./text.js";

/** The statements that let the value of one property pick the member that must be valid. */
export function discriminatorBody(
  union: UnionSchema,
  { propertyName, mapping }: Discriminator,
  subject: Subject,
  scope: FunctionScope,
  isBounded: boolean,
): Doc {
  const { check } = scope.module;
  scope.usesIt = true;
  scope.names.add(propertyName);
  const inherited = inheritedNames.has(propertyName);
  const tag = inherited ? `${check("ownValue")}(it, ${stringLiteral(propertyName)})` : member("it", propertyName);
  const guards = [...(isBounded ? [`!${check("isBounded")}(depth)`] : []), `!${check("isObject")}(it)`];
  const cases = union.members.map((schema, index): Doc => {
    const values = valuesOf(mapping, index);
    const [value] = values;
    if (value === undefined) return [];
    const inner = { ...subject, isArgument: false, path: childPath(subject.path, value) };
    const result = returnStatement(testOf(schema, inner, scope));
    return [values.map((each) => [hardLine, `case ${stringLiteral(each)}:`]), indent([hardLine, result])];
  });
  return [
    `if (${guards.join(" || ")}) return false;`,
    [hardLine, `switch (${tag}) {`],
    indent([cases, hardLine, "default:", indent([hardLine, "return false;"])]),
    [hardLine, "}"],
  ];
}

/** The values that pick a member. */
export function valuesOf(mapping: Discriminator["mapping"], member: number): readonly string[] {
  return mapping.filter((entry) => entry.member === member).map((entry) => entry.value);
}
