import { isJsonObject, type JsonObject, type JsonValue } from "../../../src/model/json.js";
import type { Defect } from "./child/measure.js";
import { type ApiDocument, partOf, readFlexslot, readGithub, referenceTo } from "./documents.js";
import { schemaSetOf } from "./json-schema.js";
import { judgeOf, repaired, varied } from "./repair.js";
import { shapePayloads } from "./shapes.js";

/** The name of the list in each document of a payload. */
export const listName = "Payload";

/** Values to validate, the schemas they are of, and how to spoil one of them. */
export interface Payload {
  readonly name: string;
  /** What the payload needs of its API, with {@link listName} as the list of its items. */
  readonly document: ApiDocument;
  /** The text of a valid array. */
  readonly text: string;
  /** The first required property of an item, spoiled where the first error is to come early. */
  readonly firstProperty: string;
  /** A property in the middle of an item and a value it must not have. */
  readonly defect: Defect;
  /** Whether it is one of the four that the targets are about. */
  readonly owed: boolean;
}

interface Source {
  readonly name: string;
  readonly schema: string;
  readonly example: JsonValue;
  readonly document: ApiDocument;
  readonly defect: Defect;
}

const itemCount = 100;

/** All payloads of the benchmark. */
export function makePayloads(): readonly Payload[] {
  const github = readGithub();
  const sources: readonly Source[] = [
    {
      name: "oauth",
      schema: "OAuth2Client",
      example: flexslotClient,
      document: readFlexslot(),
      defect: ["status", "archived"],
    },
    {
      name: "issue",
      schema: "issue",
      example: firstItem(exampleOf(github, "issue-items")),
      document: github,
      defect: ["comments", "many"],
    },
    {
      name: "pull",
      schema: "pull-request-simple",
      example: firstItem(exampleOf(github, "pull-request-simple-items")),
      document: github,
      defect: ["locked", "yes"],
    },
    {
      name: "repo",
      schema: "full-repository",
      example: exampleOf(github, "full-repository"),
      document: github,
      defect: ["forks", "many"],
    },
  ];
  return [...sources.map(payloadOf), ...shapePayloads()];
}

function payloadOf({ name, schema, example, document: whole, defect }: Source): Payload {
  const list = { type: "array", items: referenceTo(schema) };
  const document = partOf(whole, [schema], { [listName]: list });
  const set = schemaSetOf(document, true);
  const item = repaired(example, set, judgeOf(set, schema));
  const items = Array.from({ length: itemCount }, (_, number) => varied(item, number));
  const [error] = judgeOf(set, listName)(items);
  if (error !== undefined) throw new Error(`${name} is not valid: ${error.instancePath} ${error.message}`);
  const { properties = {}, required = [] } = set.get(schema) ?? {};
  const firstProperty = Object.keys(properties).find((property) => required.includes(property));
  if (firstProperty === undefined) throw new Error(`${name} requires nothing.`);
  return { name, document, text: JSON.stringify(items), firstProperty, defect, owed: true };
}

function exampleOf(document: ApiDocument, name: string): JsonValue {
  const example = document.examples[name];
  const value = isJsonObject(example) ? example["value"] : undefined;
  if (value === undefined) throw new Error(`There is no example ${name}.`);
  return value;
}

function firstItem(value: JsonValue): JsonValue {
  const [first] = Object.values(value ?? {});
  return first ?? null;
}

/** Written as Flexslot's documentation shows one, with every field filled; about 870 bytes of JSON. */
const flexslotClient: JsonObject = {
  id: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
  client_id: "flx_client_3c90c3cc0d444b508888",
  client_type: "confidential",
  application_name: "Tournament planner",
  application_url: "https://planner.example.com/start",
  application_logo_url: "https://planner.example.com/static/logo-512.png",
  privacy_policy_url: "https://planner.example.com/legal/privacy",
  tos_url: "https://planner.example.com/legal/terms",
  redirect_uris: ["https://planner.example.com/oauth/callback", "https://staging.planner.example.com/oauth/callback"],
  allowed_scopes: ["me:read", "partner:read", "games:read", "games:write"],
  grant_types: ["authorization_code", "refresh_token"],
  require_pkce: true,
  dpop_bound_access_tokens: false,
  status: "active",
  secret_rotated_at: "2026-08-07T05:31:56Z",
  last_used_at: null,
  created_at: "2025-11-07T05:31:56Z",
  updated_at: "2026-11-07T05:31:56Z",
};
