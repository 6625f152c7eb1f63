import type { Operation, Parameter } from "../../model/api.js";
import { issueOf, type Issue } from "../../model/issue.js";
import { pointerOf } from "../../model/json.js";
import type { NamedSchema, ReferenceSchema, Schema } from "../../model/schema.js";
import { targetOf, type Schemas } from "../../model/schema-children.js";
import type { SpecDocument } from "../../model/spec-document.js";

/** A schema within that of a parameter, and how a message calls it. */
interface Part {
  readonly words: string;
  readonly schema: Schema;
}

/**
 * Arrays and objects within those that a style writes: OpenAPI leaves undefined what they look like (3.1.1, section 4.8.12.3), so
 * the type allows them and each call that has one is refused.
 */
export function nestedParameterIssues(
  operations: readonly Operation[],
  named: readonly NamedSchema[],
  { locate }: SpecDocument,
): readonly Issue[] {
  const schemas = new Map(named.map((each) => [each.name, each]));
  const parameters = new Set(operations.flatMap((operation) => operation.parameters).filter(isWrittenByStyle));
  return [...parameters].flatMap((parameter) => {
    const own = pointerOf(parameter.pointer, "schema");
    const nested = partsOf(parameter.schema, schemas, new Set()).filter(({ schema }) =>
      isNested(schema, schemas, new Set()),
    );
    return nested.map(({ words, schema: { pointer } }) => {
      const message = `${words} of the ${parameter.in} parameter \`${parameter.name}\` can be arrays or objects, which no style writes inside another; calls with such values are refused.`;
      const hint = "Make them parameters of their own, or describe this one by `content` with `application/json`.";
      // What is wrong here is right wherever else a schema is used that the parameter refers to.
      return issueOf("feature-unsupported", locate(`${pointer}/`.startsWith(`${own}/`) ? pointer : own), message, hint);
    });
  });
}

/** `deepObject` goes on to any depth, JSON and texts are written as they are, and a whole query is a form of its own. */
function isWrittenByStyle({ in: location, style, contentType }: Parameter): boolean {
  return location !== "querystring" && style !== "deepObject" && contentType === undefined;
}

/** The items and members of whatever a schema allows; those of a reference once, which is `seen` then. */
function partsOf(schema: Schema, schemas: Schemas, seen: Set<string>): readonly Part[] {
  switch (schema.kind) {
    case "array":
      return [...(schema.prefixItems ?? []), schema.items].map((item) => ({ words: "Items", schema: item }));
    case "object": {
      const members = schema.properties.map((each) => ({ words: `Values of \`${each.name}\``, schema: each.schema }));
      return [...members, { words: "Values of further names", schema: schema.additionalProperties }];
    }
    case "reference":
      return isMet(schema, seen) ? [] : partsOf(targetOf(schema, schemas), schemas, seen);
    case "union":
    case "intersection":
      return schema.members.flatMap((member) => partsOf(member, schemas, seen));
    case "unevaluated":
      return partsOf(schema.schema, schemas, seen);
    default:
      return [];
  }
}

/** Whether a value may be an array or an object; one of which nothing is said is the caller's to choose. */
function isNested(schema: Schema, schemas: Schemas, seen: Set<string>): boolean {
  switch (schema.kind) {
    case "array":
    case "object":
      return true;
    case "reference":
      return !isMet(schema, seen) && isNested(targetOf(schema, schemas), schemas, seen);
    case "union":
    case "intersection":
      return schema.members.some((member) => isNested(member, schemas, seen));
    case "unevaluated":
      return isNested(schema.schema, schemas, seen);
    default:
      return false;
  }
}

/** Whether a reference was met before; from now on it was. */
function isMet({ name }: ReferenceSchema, seen: Set<string>): boolean {
  if (seen.has(name)) return true;
  seen.add(name);
  return false;
}
