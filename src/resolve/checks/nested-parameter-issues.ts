import type { Operation, Parameter } from "../../model/api.js";
import { issueOf, type Issue } from "../../model/issue.js";
import { pointerOf } from "../../model/json.js";
import type { NamedSchema, Schema } from "../../model/schema.js";
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
    const nested = partsOf(parameter.schema, schemas).filter(({ schema }) => isNested(schema, schemas));
    // What is wrong here is right wherever else a schema is used that the parameter refers to: all of that is said at once.
    const isOwn = ({ schema }: Part): boolean => `${schema.pointer}/`.startsWith(`${own}/`);
    const within = nested.filter(isOwn);
    const others = nested.filter((part) => !isOwn(part));
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

/** The items and members of whatever a schema allows. */
function partsOf(schema: Schema, schemas: Schemas): readonly Part[] {
  return appliedSchemas(schema, schemas).flatMap((each) => {
    if (each.kind === "array") {
      return [...(each.prefixItems ?? []), each.items].map((item) => ({ words: "Items", schema: item }));
    }
    if (each.kind !== "object") return [];
    const members = each.properties.map(({ name, schema: type }) => ({ words: `Values of \`${name}\``, schema: type }));
    const matching = (each.patternProperties ?? []).map(({ schema: type }) => ({
      words: "Values of matching names",
      schema: type,
    }));
    return [...members, ...matching, { words: "Values of further names", schema: each.additionalProperties }];
  });
}

/** Whether a value may be an array or an object; one of which nothing is said is the caller's to choose. */
function isNested(schema: Schema, schemas: Schemas): boolean {
  return appliedSchemas(schema, schemas).some(({ kind }) => kind === "array" || kind === "object");
}

/** The schemas that a value may have to fit itself; in a queue, since references may lead from one to the next thousands of times. */
function appliedSchemas(schema: Schema, schemas: Schemas): readonly Schema[] {
  const applied = [schema];
  const seen = new Set<string>();
  for (const each of applied) {
    if (each.kind === "reference" && !seen.has(each.name)) {
      seen.add(each.name);
      applied.push(targetOf(each, schemas));
    } else if (each.kind === "unevaluated") applied.push(each.schema);
    // A value has to fit an intersection as a whole.
    else if (each.kind === "union" || (each.kind === "intersection" && !each.members.some(isScalar))) {
      for (const member of each.members) applied.push(member);
    }
  }
  return applied;
}

function isScalar({ kind }: Schema): boolean {
  return scalarKinds.has(kind);
}

const scalarKinds: ReadonlySet<Schema["kind"]> = new Set(["string", "number", "boolean", "null", "literals", "blob"]);
