import type { Change } from "../../model/change.js";
import type { Api, Operation } from "../../model/api.js";
import type { EmittedFile } from "../../model/emitted-file.js";
import type { NamedSchema } from "../../model/schema.js";
import type { Written } from "./comparison.js";
import { operationChanges } from "./operation-changes.js";
import { operationSurface } from "./operation-surface.js";
import {
  callbackChanges,
  clientChanges,
  namedExportChanges,
  ownedCallbacks,
  type OwnedCallback,
  securityChanges,
  webhookChanges,
} from "./other-changes.js";
import { pairUp, type Pair } from "./pair-up.js";
import { createQuestions } from "./questions.js";
import { schemaChanges } from "./schema-changes.js";
import { inputKey, schemaSurface, type SchemaSurface } from "./schema-surface.js";
import { changeOf } from "./surface-change.js";
import type { DiffSide } from "../diff-side.js";
import type { TypeWorlds } from "./worlds.js";

/**
 * What differs in the TypeScript of two outputs, as the compiler rates it: what callers send has to fit as before, what they receive has to fit what
 * they expected. Each change is a cause; what merely refers to it is listed in its `operations`.
 *
 * The order is that of the document after the change: servers, operations, webhooks, callbacks, schemas, security schemes. Nothing is compiled where
 * no declaration differs. `paths.ts` is not looked at: it says the same types again, by path.
 */
export function diffSurface(before: DiffSide, after: DiffSide): readonly Change[] {
  if (isSameOutput(before.files, after.files)) return [];
  const operations = pairUp(before.api.operations, after.api.operations, [byRoute, byRouteShape, byLocalName]);
  const webhooks = pairUp(before.api.webhooks, after.api.webhooks, [byRoute]);
  const callbacks = pairUp(ownedCallbacks(before.api), ownedCallbacks(after.api), [byOwner, byCallbackName]);
  const called = callbacks.map(({ before: old, after: current }) => ({
    before: old?.callback.operation,
    after: current?.callback.operation,
  }));
  const schemas = pairUp(before.api.schemas, after.api.schemas, [byName, byLocalName]);
  const [olds, news] = [before, after].map(({ api, files }) => schemaSurface(api, files));
  if (olds === undefined || news === undefined) throw new Error("Unreachable: there are two sides.");
  const questions = createQuestions(() => typeWorlds(olds, news, schemas));
  const functions = { before: operationSurface(before.files), after: operationSurface(after.files), questions };
  const types = {
    before: olds,
    after: news,
    questions,
    belongsToOperation: ownership([...operations, ...webhooks, ...called]),
  };
  // All of them ask before the first one gets an answer.
  const ofOperations = operations.map((pair) => operationChanges(functions, pair));
  const ofSchemas = schemas.map((pair) => schemaChanges(types, pair));
  const drafts = [
    ...namedExportChanges(before, after),
    ...clientChanges(before, after),
    ...ofOperations.flatMap((take) => take()),
    ...webhooks.flatMap(webhookChanges),
    ...callbacks.flatMap(callbackChanges),
    ...ofSchemas.flatMap((take) => take()),
    ...securityChanges(before.api, after.api),
  ];
  return drafts.map((draft) => changeOf(draft, before, after));
}

function isSameOutput(before: readonly EmittedFile[], after: readonly EmittedFile[]): boolean {
  const texts = new Map(before.map(({ path, text }) => [path, text]));
  return before.length === after.length && after.every(({ path, text }) => texts.get(path) === text);
}

function byRoute({ method, path }: Operation): string {
  return `${method} ${path}`;
}

function byOwner({ owner, callback }: OwnedCallback): string {
  return `${byRouteShape(owner)} ${callback.name} ${byRoute(callback.operation)}`;
}

function byCallbackName({ callback }: OwnedCallback): string {
  return callback.operation.localName;
}

/** The names of parameters in a path are nobody's identity. */
function byRouteShape({ method, path }: Operation): string {
  return `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
}

function byLocalName({ localName }: { readonly localName: string }): string {
  return localName;
}

function byName({ name }: NamedSchema): string {
  return name;
}

/** An operation on both sides, as far as it is there. */
interface Sides {
  readonly before?: Operation | undefined;
  readonly after?: Operation | undefined;
}

/** Tells whether a schema is a part of an operation, webhook or callback that is new, gone or renamed; such types are named after it. */
function ownership(pairs: readonly Sides[]): (schema: NamedSchema) => boolean {
  const pointers = pairs.flatMap(({ before, after }) =>
    before?.localName === after?.localName
      ? []
      : [before, after].flatMap((each) => (each === undefined ? [] : [each.pointer])),
  );
  return ({ isComponent, schema }) => {
    if (isComponent) return false;
    return pointers.some((pointer) => schema.pointer.startsWith(`${pointer}/`));
  };
}

function typeWorlds(before: SchemaSurface, after: SchemaSurface, pairs: readonly Pair<NamedSchema>[]): TypeWorlds {
  const partners = new Map(
    pairs.flatMap((pair) => (pair.before === undefined || pair.after === undefined ? [] : [[pair.after, pair.before]])),
  );
  // A view that is new stands for the type that was one for both directions.
  const partnerOf = (schema: NamedSchema): NamedSchema | undefined =>
    partners.get(schema) ?? before.api.schemas.find(({ name }) => inputKey(name) === schema.name);
  const names = new Map(after.api.schemas.map((schema) => [schema.localName, partnerOf(schema)?.localName]));
  return {
    before: writtenSchemas(before.api, before),
    after: writtenSchemas(after.api, after),
    nameBefore: (name) => names.get(name),
  };
}

function writtenSchemas({ schemas }: Api, surface: SchemaSurface): readonly Written[] {
  return schemas.map((schema) => ({ name: schema.localName, declaration: surface.moduleOf(schema).declaration }));
}
