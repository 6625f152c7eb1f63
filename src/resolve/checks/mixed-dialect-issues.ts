import { issueOf, type Issue } from "../../model/issue.js";
import { pointerOf, type JsonObject } from "../../model/json.js";
import { schemasIn } from "../../model/schema-walk.js";
import type { SpecDocument } from "../../model/spec-document.js";
import { furtherPlaces } from "../passes/walk-schemas.js";

/** A keyword that another dialect knows, and what to write instead. */
interface ForeignKeyword {
  readonly keyword: string;
  /** Whether a schema has it as that dialect does. */
  readonly isIn: (schema: JsonObject) => boolean;
  readonly problem: string;
  readonly hint: string;
}

const asInOpenApi30 = "is how OpenAPI 3.0 says it, and is read as there.";

const asInOpenApi31 = "is how OpenAPI 3.1 says it, and is read as there.";

const bounds = ["exclusiveMinimum", "exclusiveMaximum"] as const;

/** YAML takes `null` without quotes for a value; alone it stands where somebody wrote nothing. */
const unquotedNull: ForeignKeyword = {
  keyword: "type",
  isIn: ({ type }) => Array.isArray(type) && type.includes(null),
  problem: 'has a `null` that is no string, and is read as `"null"`.',
  hint: 'Put it in quotes: `"null"`.',
};

/** What 3.0 does not know, though its meaning is beyond doubt. */
const laterWords: readonly ForeignKeyword[] = [
  unquotedNull,
  {
    keyword: "type",
    isIn: ({ type }) => Array.isArray(type) || type === "null",
    problem: `as a list, or \`null\`, ${asInOpenApi31}`,
    hint: "OpenAPI 3.0 takes one type, and `nullable: true` beside it.",
  },
  ...bounds.map((keyword): ForeignKeyword => {
    const hint = `In OpenAPI 3.0 \`${keyword}: true\` stands beside the limit.`;
    return { keyword, isIn: (schema) => typeof schema[keyword] === "number", problem: asInOpenApi31, hint };
  }),
];

/** What 3.1 does not know any more, or never did. */
const otherWords: readonly ForeignKeyword[] = [
  unquotedNull,
  {
    keyword: "nullable",
    isIn: ({ nullable, type }) => nullable === true && type !== undefined,
    problem: asInOpenApi30,
    hint: "In OpenAPI 3.1 `null` is one of the types.",
  },
  {
    keyword: "nullable",
    isIn: ({ nullable, type }) => nullable === true && type === undefined,
    problem: "means nothing in OpenAPI 3.1, and without a `type` beside it in 3.0 neither.",
    hint: 'In OpenAPI 3.1 write `anyOf` with a member `{ type: "null" }`.',
  },
  ...bounds.map((keyword): ForeignKeyword => {
    const hint = `In OpenAPI 3.1 \`${keyword}\` is the limit itself.`;
    return { keyword, isIn: (schema) => typeof schema[keyword] === "boolean", problem: asInOpenApi30, hint };
  }),
  {
    keyword: "$recursiveRef",
    isIn: (schema) => schema["$recursiveRef"] !== undefined,
    problem: "is how JSON Schema 2019-09 says it, and is read as there.",
    hint: "In OpenAPI 3.1 it is `$ref`, or `$dynamicRef`.",
  },
];

/** What the schemas of a document say in the words of other dialects: one issue for each keyword. */
export function mixedDialectIssues({ version, content, locate }: SpecDocument): readonly Issue[] {
  const foreignKeywords = version === "3.0" ? laterWords : otherWords;
  const places = new Map<ForeignKeyword, Set<string>>();
  for (const placed of schemasIn(content, "object")) {
    for (const foreign of foreignKeywords) {
      if (!foreign.isIn(placed.schema)) continue;
      places.set(foreign, (places.get(foreign) ?? new Set()).add(pointerOf(placed.pointer, foreign.keyword)));
    }
  }
  return [...places].map(([{ keyword, problem, hint }, pointers]) => {
    const [first = ""] = pointers;
    const message = `\`${keyword}\` ${problem}${furtherPlaces(pointers)}`;
    return issueOf("schema-dialect-mixed", locate(first), message, hint);
  });
}
