import type { Api } from "../model/api.js";
import { pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import type { ApiSettings } from "../model/settings.js";
import type { SpecVersion } from "../model/spec-document.js";
import type { SchemaPosition } from "./schema-position.js";
import type { Verdict } from "./verdict.js";

/** The objects of OpenAPI (3.1.1, section 4.8) that are looked into; the others are lost, or data, as a whole. */
export type ObjectKind =
  | "OpenAPI"
  | "Info"
  | "Server"
  | "Server Variable"
  | "Components"
  | "Paths"
  | "Path Item"
  | "Operation"
  | "Parameter"
  | "Request Body"
  | "Media Type"
  | "Encoding"
  | "Responses"
  | "Response"
  | "Callback"
  | "Example"
  | "Header"
  | "Schema"
  | "Discriminator"
  | "Security Scheme"
  | "OAuth Flows"
  | "OAuth Flow"
  | "Security Requirement";

/** An object of the document, where it stands. */
export interface Place {
  readonly kind: ObjectKind;
  readonly value: JsonObject;
  /** The object that it stands in; none around the document. */
  readonly parent: Place | undefined;
  /** The keyword of the parent that holds it. */
  readonly keyword: string;
  /** Its name or number there, where the keyword holds several. */
  readonly entry: string | number | undefined;
  /** What becomes of a schema there. */
  readonly position: SchemaPosition;
  /** The pointer to it, once somebody has asked. */
  pointer?: string;
}

/** What verdicts depend on beside the place. */
export interface Scope {
  readonly version: SpecVersion;
  readonly settings: Omit<ApiSettings, "output">;
  readonly api: Api;
  /** Whether the schema at `place` is of a part in a request, where what is said of its content tells files from texts. */
  isPart(place: Place): boolean;
  /** What a JSON Pointer or reference of the document leads to. */
  resolve(reference: string, pointer: string): JsonValue | undefined;
  /** Whether the discriminator in the schema at `place` picks branches. */
  isDiscriminated(place: Place): boolean;
}

/** Says what the output makes of a keyword with this value, in the object at `place`. */
export type Judge = (value: JsonValue, place: Place, scope: Scope) => Verdict;

/** The same of one entry of a map or list. */
export type JudgeEntry = (entry: string | number, value: JsonValue, place: Place, scope: Scope) => Verdict;

/** A keyword of an object: what becomes of it, and what it holds. */
export interface Keyword {
  readonly judge: Verdict | Judge;
  /** What its value is, or each entry of it. */
  readonly holds?: ObjectKind;
  readonly as?: "map" | "list";
  readonly each?: JudgeEntry;
  /** Of a schema: where it stands. */
  readonly position?: SchemaPosition | ((place: Place, value: JsonValue, scope: Scope) => SchemaPosition);
  /** Whether its entries mean nothing by themselves, but where something refers to them. */
  readonly isStore?: true;
}

/** The keywords of an object. */
export interface ObjectRule {
  readonly keywords: ReadonlyMap<string, Keyword>;
  /** What other names are, but for extensions: paths, statuses. */
  readonly others?: Keyword;
}

type Extras = Omit<Keyword, "judge" | "holds" | "as">;

/** A keyword that holds nothing to look into. */
export function says(judge: Verdict | Judge, extras: Extras = {}): Keyword {
  return { judge, ...extras };
}

/** A keyword that holds an object. */
export function one(holds: ObjectKind, judge: Verdict | Judge = "honoured", extras: Extras = {}): Keyword {
  return { judge, holds, ...extras };
}

/** A keyword that holds objects by name. */
export function map(holds: ObjectKind, extras: Extras & Partial<Pick<Keyword, "judge">> = {}): Keyword {
  return { judge: "honoured", holds, as: "map", ...extras };
}

/** A keyword that holds objects in a row. */
export function list(holds: ObjectKind, extras: Extras & Partial<Pick<Keyword, "judge">> = {}): Keyword {
  return { judge: "honoured", holds, as: "list", ...extras };
}

/** The rule for an object with these keywords. */
export function ruleOf(keywords: Readonly<Record<string, Keyword>>, others?: Keyword): ObjectRule {
  return { keywords: new Map(Object.entries(keywords)), ...(others === undefined ? {} : { others }) };
}

/** Whether the object at `place` belongs to a request that comes in: a webhook, or a callback. */
export function isIncoming(place: Place): boolean {
  for (let each: Place | undefined = place; each !== undefined; each = each.parent) {
    if (each.kind === "Callback" || each.keyword === "webhooks" || each.keyword === "x-webhooks") return true;
  }
  return false;
}

/** The JSON Pointer to the object at `place`, or to something in it. */
export function pointerTo(place: Place, ...segments: readonly (string | number)[]): string {
  const { parent, keyword, entry } = place;
  place.pointer ??= parent === undefined ? "" : pointerTo(parent, keyword, ...(entry === undefined ? [] : [entry]));
  return pointerOf(place.pointer, ...segments);
}
