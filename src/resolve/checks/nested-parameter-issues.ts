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
    // What is wrong here is right wherever else a schema is used that the parameter refers to: all of that is said at once.
    const within = nested.filter(({ schema }) => `${schema.pointer}/`.startsWith(`${own}/`));
    const others = nested.filter((part) => !within.includes(part));
    const groups = [...within.map((part) => [part.schema.pointer, [part]] as const), [own, others] as const];
    return groups
      .filter(([, parts]) => parts.length > 0)
      .map(([pointer, parts]) => {
        const message = `${wordsOf(parts)} of the ${parameter.in} parameter \`${parameter.name}\` can be arrays or objects, which no style writes inside another; calls with such values are refused.`;
        const hint = "Make them parameters of their own, or describe this one by `content` with `application/json`.";
        return issueOf("feature-unsupported", locate(pointer), message, hint);
      });
  });
}

/** How a message calls the parts: the first of many stand for all. */
function wordsOf(parts: readonly Part[]): string {
  const words = [...new Set(parts.map((part) => part.words))];
  const shown = words.slice(0, mostWords).join(", ");
  return words.length > mostWords ? `${shown} and ${words.length - mostWords} more` : shown;
}

const mostWords = 5;

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
      const matching = (schema.patternProperties ?? []).map((each) => ({
        words: "Values of matching names",
        schema: each.schema,
      }));
      return [...members, ...matching, { words: "Values of further names", schema: schema.additionalProperties }];
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
      return schema.members.some((member) => isNested(member, schemas, seen));
    case "intersection": // which a value has to fit as a whole
      return (
        schema.members.some((member) => isNested(member, schemas, seen)) &&
        !schema.members.some(({ kind }) => scalarKinds.has(kind))
      );
    case "unevaluated":
      return isNested(schema.schema, schemas, seen);
    default:
      return false;
  }
}

const scalarKinds: ReadonlySet<Schema["kind"]> = new Set(["string", "number", "boolean", "null", "literals", "blob"]);

/** Whether a reference was met before; from now on it was. */
function isMet({ name }: ReferenceSchema, seen: Set<string>): boolean {
  if (seen.has(name)) return true;
  seen.add(name);
  return false;
}
