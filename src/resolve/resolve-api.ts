import type { Api, Components, SecurityRequirement } from "../model/api.js";
import { issueOf, type Issue, type Location, type WithIssues } from "../model/issue.js";
import { isJsonObject, pointerOf } from "../model/json.js";
import { type Memory, noMemory } from "../model/memory/run-memory.js";
import type { ResolveSettings } from "../model/settings.js";
import type { SpecDocument } from "../model/spec-document.js";
import { closeDiscriminators } from "./passes/close-discriminators.js";
import { enumSettingIssues } from "./checks/enum-setting-issues.js";
import { formatIssues } from "./checks/format-issues.js";
import { createLocalNames } from "./names/local-names.js";
import { changedNames, unusedNames } from "./names/name-issues.js";
import { mixedDialectIssues } from "./checks/mixed-dialect-issues.js";
import { createDocumentContext } from "./operations/document-context.js";
import type { DocumentContext } from "./operations/operation-context.js";
import { readHeader, readRequestBody, responseAt } from "./operations/read-bodies.js";
import { nameHeaders } from "./operations/name-headers.js";
import { readOperations } from "./operations/read-operations.js";
import { readSecurity, readSecuritySchemes } from "./operations/read-security.js";
import { documentUrlOf, readServers } from "./operations/read-servers.js";
import { readCallbacks } from "./operations/read-callbacks.js";
import { readWebhooks, receivesRequests } from "./operations/read-webhooks.js";
import { paginateOperations } from "./pagination/paginate-operations.js";
import { nestedParameterIssues } from "./checks/nested-parameter-issues.js";
import { structureIssues } from "./checks/structure-issues.js";
import type { Located } from "./reference.js";
import { finishSchemas } from "./passes/schema-finish.js";
import { opensEnums } from "./schemas/open-enums.js";
import { SchemaRegistry } from "./schemas/schema-registry.js";
import { xmlIssues } from "./checks/xml-issues.js";
import type { SettingPlace } from "./setting-place.js";
import { shareNullable } from "./passes/share-nullable.js";
import { applyViews } from "./passes/views.js";
import { pascalCase } from "./names/words.js";

/**
 * Turns a loaded document into the model that every emitter reads, with every TypeScript name chosen.
 *
 * An operation or schema that cannot be resolved becomes an issue and is left out, so that one run reports everything.
 *
 * @param places Where settings stand that go by a name of the document, by their pointers below `x-specwright`.
 */
export function resolveApi(
  document: SpecDocument,
  settings: ResolveSettings,
  places: ReadonlyMap<string, Location> = new Map(),
  memory: Memory = noMemory,
): WithIssues<Api> {
  const issues: Issue[] = [];
  const placeOf: SettingPlace = (pointer) => places.get(pointer) ?? document.locate("");
  const localNames = createLocalNames(settings.names, changedNames(document, placeOf, issues));
  if (receivesRequests(document)) localNames.reserveIncoming();
  const schemas = new SchemaRegistry(document, settings, localNames, memory);
  const context = createDocumentContext({ document, schemas, localNames, memory, issues });
  const root: Located = { value: document.content, pointer: "" };

  const servers = readServers(document.content["servers"], "/servers", documentUrlOf(document));
  const server = servers[0]?.url;
  const securitySchemes = memory.same("schemes", readSecuritySchemes(context, server));
  const security = memory.same("security", readSecurity(context, root, securitySchemes));
  const { operationNames } = settings;
  const group = {
    schemes: securitySchemes,
    security: security ?? anonymous,
    server,
    documentUrl: documentUrlOf(document),
    operationNames,
    names: new Set<string>(),
  };
  const called = readOperations(context, group);
  const webhooks = readWebhooks(context, group);
  const operations = readCallbacks(context, group, called);
  const components = readComponents(context);
  const read = schemas.finish();
  const closed = opensEnums(settings.enums) ? closeDiscriminators(read.value) : read.value;
  const views = applyViews(shareNullable(closed), operations, webhooks, localNames);
  const named = finishSchemas(views.schemas, localNames, (pointer) => document.locate(pointer));
  const paged = paginateOperations(views.operations, named.value, settings.pagination, document, placeOf);

  issues.push(
    ...unusedNames(localNames.unused(), placeOf),
    ...emptinessIssues(document),
    ...enumSettingIssues(settings.enums, document, placeOf),
    ...structureIssues(document),
    ...mixedDialectIssues(document),
    ...xmlIssues(document),
    ...formatIssues(named.value, settings.formats, document),
    ...nestedParameterIssues(paged.value, named.value, document),
  );

  const api: Api = {
    title: infoOf(document, "title"),
    version: infoOf(document, "version"),
    source: document.file,
    servers,
    operations: nameHeaders(paged.value, localNames),
    schemas: named.value,
    securitySchemes,
    ...(security === undefined ? {} : { security }),
    components: {
      ...components,
      requestBodies: components.requestBodies.map(([name, body]) => [name, views.sent(body)]),
    },
    webhooks,
    formats: settings.formats,
  };
  return { value: api, issues: distinctIssues([...issues, ...read.issues, ...named.issues, ...paged.issues]) };
}

const anonymous: readonly SecurityRequirement[] = [];

/** A document needs `paths`, `webhooks` or `components` (OpenAPI 3.1.1, section 4.8.1), or there is nothing to generate. */
function emptinessIssues({ content, locate }: SpecDocument): readonly Issue[] {
  if (["paths", "webhooks", "x-webhooks", "components"].some((member) => content[member] !== undefined)) return [];
  const members = Object.keys(content).filter((member) => !["openapi", "info"].includes(member));
  const hint = members.length === 0 ? undefined : `Its members are \`${members.join("`, `")}\`.`;
  const message = "The document has neither `paths` nor `webhooks` nor `components`, so there is nothing to generate.";
  return [issueOf("document-empty", locate(""), message, hint)];
}

/** A component that many operations use is read once for each: one issue is enough. */
function distinctIssues(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ code, message, location }) => {
    const key = JSON.stringify([code, message, location.pointer]);
    return seen.has(key) ? false : seen.add(key);
  });
}

function infoOf({ content: { info } }: SpecDocument, name: "title" | "version"): string {
  const text = isJsonObject(info) ? info[name] : undefined;
  return typeof text === "string" ? text : "";
}

function readComponents(context: DocumentContext): Components {
  return {
    parameters: readGroup(context, "parameters", (located) => {
      const parameter = context.parameter(located);
      return parameter === "ignored" ? undefined : parameter;
    }),
    responses: readGroup(context, "responses", (located, name) => responseAt(context, located, pascalCase(name))),
    requestBodies: readGroup(context, "requestBodies", (located, name) =>
      readRequestBody(context, located, pascalCase(name)),
    ),
    headers: readGroup(context, "headers", (located) => readHeader(context, located)),
  };
}

function readGroup<T>(
  context: DocumentContext,
  group: string,
  read: (located: Located, name: string) => T | undefined,
): readonly (readonly [string, T])[] {
  const components = context.document.content["components"];
  const declared = isJsonObject(components) ? components[group] : undefined;
  if (!isJsonObject(declared)) return [];
  return Object.entries(declared).flatMap(([name, value]) => {
    const located = context.follow(value, pointerOf(`/components/${group}`, name));
    const item = located === undefined ? undefined : read(located, name);
    return item === undefined ? [] : [[name, item] as const];
  });
}
