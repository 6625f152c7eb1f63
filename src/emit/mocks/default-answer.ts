import type { Operation, Response } from "../../model/api.js";
import type { NamedSchema } from "../../model/schema.js";
import type { Schemas } from "../../model/schema-children.js";
import { listedItem } from "../listed-item.js";
import { callOf, type NamedSamples } from "./named-samples.js";

/** What a mock answers with unless it is told. */
export interface DefaultAnswer {
  readonly response: Response;
  readonly status: number;
  /** The type of the data that may be given instead, or its schema; absent where there is none, or none that a function could not be mistaken for. */
  readonly type?: string | NamedSchema;
  /** The expression of the answer: data, or a function; absent where we can think of none. */
  readonly code?: string;
  /** The schemas whose samples it calls. */
  readonly calls: readonly NamedSchema[];
}

/** The answer of the first success that an operation documents, else of the first response; undefined where it documents none. */
export function defaultAnswer(
  operation: Operation,
  samples: NamedSamples,
  schemas: Schemas,
): DefaultAnswer | undefined {
  const response = operation.responses.find(({ status }) => status.startsWith("2")) ?? operation.responses[0];
  if (response === undefined) return undefined;
  const shared = { response, status: statusOf(response) };
  const [media] = response.content;
  const isEmpty = operation.method === "HEAD" || ["204", "205", "304"].includes(response.status);
  if (media === undefined || isEmpty) return { ...shared, code: `() => ({ status: ${shared.status} })`, calls: [] };
  if (media.kind === "text" || media.kind === "form") return { ...shared, type: "string", code: '"text"', calls: [] };
  if (media.kind === "binary" || (media.kind === "multipart" && media.places === undefined))
    return { ...shared, type: "Blob", code: 'new Blob(["bytes"])', calls: [] };
  const named =
    media.kind === "json" && media.schema?.kind === "reference" ? schemas.get(media.schema.name) : undefined;
  return named === undefined ? { ...shared, calls: [] } : { ...shared, ...sampleAnswer(named, samples, schemas) };
}

/** A status of a range: its first. */
function statusOf({ status }: Response): number {
  return status === "default" ? 200 : Number(status.replace("XX", "00"));
}

function sampleAnswer(
  named: NamedSchema,
  samples: NamedSamples,
  schemas: Schemas,
): Omit<DefaultAnswer, "response" | "status"> {
  const item = listedItem(named, schemas);
  const shown = item ?? named;
  if (samples.of(named) === undefined || samples.of(shown) === undefined) return { type: named, calls: [] };
  return { type: named, code: item === undefined ? callOf(named) : `[${callOf(item)}]`, calls: [shown] };
}
