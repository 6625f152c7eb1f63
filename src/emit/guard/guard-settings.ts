import type { Api, Operation } from "../../model/api.js";
import type { Schema } from "../../model/schema.js";
import type { GuardKind } from "../../model/settings.js";
import { isDynamic } from "./evaluated.js";
import { assertedFormats, type FormatConstant } from "./formats.js";
import { childrenOf, referencesOf, type Schemas } from "../../model/schema-children.js";
import { unknownTypes } from "./unknown-type.js";

/** What the guards of one output have in common. */
export interface GuardSettings {
  readonly kind: GuardKind;
  /** The formats that the guards assert, by name. */
  readonly formats: ReadonlyMap<string, FormatConstant>;
  /** The formats that only the bodies of requests assert; what is explained of a schema in `sent` names them. */
  readonly requestFormats: ReadonlyMap<string, FormatConstant>;
  /** The wire names of the schemas that the bodies of requests reach. */
  readonly sent: ReadonlySet<string>;
  /** The wire names of the schemas whose shapes say what they evaluate: those that an unevaluated schema reaches. */
  readonly evaluated: ReadonlySet<string>;
  /** The wire names of the schemas whose guards have a shape, though all others are predicates alone: verdicts are found by it. */
  readonly followed: ReadonlySet<string>;
  /** The wire names of the schemas whose type is `unknown`, or takes any value as that does. */
  readonly unknown: ReadonlySet<string>;
}

/** Predicates, and no format asserted. */
export const plainGuardSettings: GuardSettings = {
  kind: "aot",
  formats: new Map(),
  requestFormats: new Map(),
  sent: new Set(),
  evaluated: new Set(),
  followed: new Set(),
  unknown: new Set(),
};

/** The settings for the guards of an API. */
export function guardSettings(api: Api, schemas: Schemas, kind: GuardKind): GuardSettings {
  const { response, request } = assertedFormats(api.formats);
  return {
    kind,
    formats: response,
    // They are asserted by what the shape says, and there is none.
    requestFormats: kind === "predicates" ? new Map() : request,
    sent: reachableFrom(bodiesOf(api.operations), schemas),
    evaluated: reachableFrom(
      api.schemas.flatMap(({ schema }) => unevaluatedIn(schema)),
      schemas,
    ),
    followed: kind === "predicates" ? followedIn(api, schemas) : new Set(),
    unknown: unknownTypes(api.schemas),
  };
}

function bodiesOf(operations: readonly Operation[]): readonly Schema[] {
  return operations.flatMap(({ requestBody }) => requestBody?.content ?? []).flatMap(({ schema }) => schema ?? []);
}

/** The schemas that are dynamic as a whole, and those that are reached from what is: `matches` reads their shapes. */
function followedIn({ schemas: all }: Api, schemas: Schemas): ReadonlySet<string> {
  const isFollowed = (schema: Schema): boolean => schema.kind === "unevaluated" && isDynamic(schema, schemas);
  const followedWithin = (schema: Schema): readonly Schema[] =>
    isFollowed(schema) ? [schema] : childrenOf(schema).flatMap(followedWithin);
  const dynamic = all.flatMap(({ schema }) => followedWithin(schema));
  const whole = all.filter(({ schema }) => isFollowed(schema)).map(({ name }) => name);
  return new Set([...whole, ...reachableFrom(dynamic, schemas)]);
}

function unevaluatedIn(schema: Schema): readonly Schema[] {
  return schema.kind === "unevaluated" ? [schema] : childrenOf(schema).flatMap(unevaluatedIn);
}

/** The wire names of the schemas that the roots refer to, and those that these refer to. */
export function reachableFrom(roots: readonly Schema[], schemas: Schemas): ReadonlySet<string> {
  const names = new Set<string>();
  for (const queue = [...roots]; queue.length > 0;) {
    const references = referencesOf(queue.pop() as Schema); // the condition says there is one
    for (const name of references.filter((each) => !names.has(each))) {
      names.add(name);
      const target = schemas.get(name);
      if (target !== undefined) queue.push(target.schema);
    }
  }
  return names;
}
