import type { Issue } from "../../src/model/issue.js";
import { type JsonObject, pointerOf, valueAt } from "../../src/model/json.js";
import type { NamedSchema } from "../../src/model/schema.js";
import type { Output } from "../corpus/specs.js";
import type { Origin } from "./resource.js";
import type { View } from "./rules.js";

/** A guard to compare. */
export interface Subject {
  readonly schema: NamedSchema;
  /** What it is the guard of. */
  readonly origin: Origin;
  readonly view: View;
}

/** A named schema that is not compared. */
export interface LeftOver {
  readonly name: string;
  readonly reason: string;
  /** Whether it has no guard. */
  readonly isUnguarded: boolean;
}

/** The named schemas of a document: those whose guards are compared, and the others with the reason. */
export function subjectsOf(
  { api }: Output,
  issues: readonly Issue[],
  raw: JsonObject,
): { readonly subjects: readonly Subject[]; readonly leftOver: readonly LeftOver[] } {
  const subjects: Subject[] = [];
  const leftOver: LeftOver[] = [];
  for (const schema of api.schemas) {
    const origin = originOf(schema);
    const { pointer } = origin;
    const name = schema.localName;
    if (!schema.guarded) leftOver.push({ name, reason: reasonFor(schema, pointer, issues), isUnguarded: true });
    else if (valueAt(raw, pointer) === undefined) {
      leftOver.push({ name, reason: "stands nowhere in the document, such as a body with files", isUnguarded: false });
    } else subjects.push({ schema, origin, view: viewOf(schema, pointer) });
  }
  return { subjects, leftOver };
}

/** Both views of a schema stand in one place, and a list of a component where it was first found. */
function originOf({ name, schema }: NamedSchema): Origin {
  const [, legacy, place = ""] = /^(?:input )?(base )?(.*)$/s.exec(name) ?? [];
  if (place.startsWith("[]")) return { pointer: schema.pointer, isLegacy: false };
  const pointer = place.startsWith("/") ? place : pointerOf("/components/schemas", place);
  return { pointer, isLegacy: legacy !== undefined };
}

/** What the name `X` stands for is what responses carry; `XInput`, and a body that was named after its operation, are what requests send. */
function viewOf({ name }: NamedSchema, pointer: string): View {
  if (name.startsWith("input ")) return "request";
  const isSent = /^\/(?:paths\/[^/]+\/[^/]+\/requestBody|components\/requestBodies)\//.test(pointer);
  return isSent ? "request" : "response";
}

function reasonFor({ localName }: NamedSchema, pointer: string, issues: readonly Issue[]): string {
  const own = issues.find(({ severity, location, message }) => {
    const isWithin = location.pointer === pointer || location.pointer.startsWith(`${pointer}/`);
    return severity === "error" && isWithin && message.includes(`\`${localName}\``);
  });
  return own === undefined ? "no issue says why" : `${own.code}: ${own.message}`;
}
