import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Property {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly readOnly?: boolean;
  readonly items?: { readonly type: string; readonly maxLength: number };
}

interface ResponseObject {
  readonly content?: Readonly<Record<string, { readonly schema: object; readonly example?: unknown }>>;
}

interface OperationObject {
  readonly operationId: string;
  readonly parameters?: unknown;
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, ResponseObject>>;
}

interface SchemaObject {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Property>>;
}

interface Document {
  readonly openapi: string;
  readonly security: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly securitySchemes: Readonly<Record<string, object>>;
    readonly schemas: Readonly<Record<string, SchemaObject>>;
  };
}

const root = fileURLToPath(new URL("..", import.meta.url));
const file = join(root, "spec/flexslot.yaml");
const document: Document = parse(readFileSync(file, "utf8"));
const listPath = "/api/public/v1/me/partner/oauth2-clients";
const list = document.paths[listPath]?.["get"];

// What the reference page of `List the calling partner's OAuth2 clients` shows, field by field and in its order.
const documentedFields: readonly (readonly [name: string, type: string])[] = [
  ["id", "string<uuid> read-only"],
  ["client_id", "string read-only"],
  ["client_type", "enum<string> confidential, public"],
  ["application_name", "string read-only"],
  ["application_url", "string<uri> read-only"],
  ["application_logo_url", "string<uri> read-only"],
  ["privacy_policy_url", "string<uri> read-only"],
  ["tos_url", "string<uri> read-only"],
  ["redirect_uris", "string[] up to 512 read-only"],
  ["allowed_scopes", "string[] up to 64 read-only"],
  ["grant_types", "string[] up to 32 read-only"],
  ["require_pkce", "boolean read-only"],
  ["dpop_bound_access_tokens", "boolean read-only"],
  ["status", "enum<string> active, suspended, revoked"],
  ["secret_rotated_at", "string<date-time> | null read-only"],
  ["last_used_at", "string<date-time> | null read-only"],
  ["created_at", "string<date-time> read-only"],
  ["updated_at", "string<date-time> read-only"],
];

describe("the seed endpoint", () => {
  const client = document.components.schemas["OAuth2Client"];

  test("has the documented fields, all required", () => {
    const fields = Object.entries(client?.properties ?? {}).map(([name, property]) => [name, typeOf(property)]);
    expect(fields).toEqual(documentedFields);
    expect(client?.required).toEqual(documentedFields.map(([name]) => name));
  });

  test.each([
    ["ClientType", "* `confidential` - Confidential\n* `public` - Public"],
    ["OAuth2ClientStatus", "* `active` - Active\n* `suspended` - Suspended\n* `revoked` - Revoked"],
  ])("%s carries its labels as Django REST framework writes them", (name, description) => {
    expect(document.components.schemas[name]?.description).toBe(description);
  });

  test("takes no input and answers a bare array under the one status that is documented", () => {
    expect(list?.operationId).toBe("me_partner_oauth2_clients_list");
    expect(list).not.toHaveProperty("parameters");
    expect(list).not.toHaveProperty("requestBody");
    expect(Object.keys(list?.responses ?? {})).toEqual(["200"]);
    const content = list?.responses["200"]?.content ?? {};
    expect(Object.keys(content)).toEqual(["application/json"]);
    expect(content["application/json"]?.schema).toEqual({
      type: "array",
      items: { $ref: "#/components/schemas/OAuth2Client" },
    });
  });

  test("asks for a personal access token and nothing else", () => {
    expect(list).not.toHaveProperty("security");
    expect(document.security).toEqual([{ personalAccessToken: [] }]);
    expect(document.components.securitySchemes["personalAccessToken"]).toEqual({
      type: "http",
      scheme: "bearer",
      description: "User-issued personal access token (format: `flx_pat_…`).",
    });
  });

  test("has an example that is valid, formats included", () => {
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    ajv.addSchema({ $id: "flexslot", components: document.components });
    const validate = ajv.compile({ type: "array", items: { $ref: "flexslot#/components/schemas/OAuth2Client" } });
    const { example } = list?.responses["200"]?.content?.["application/json"] ?? {};
    expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
    expect(example).toHaveLength(1);
  });
});

test("holds the completely documented operations, with the statuses that are documented", () => {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId, requestBody, responses }]) => {
      const accepts = Object.keys(requestBody?.content ?? {}).join();
      return [method, path.replace("/api/public/v1", ""), operationId, accepts, Object.keys(responses).join()];
    }),
  );
  const form = "application/x-www-form-urlencoded";
  expect(operations).toEqual([
    ["get", "/me/partner/oauth2-clients", "me_partner_oauth2_clients_list", "", "200"],
    [
      "post",
      "/me/partner/oauth2-clients/{client_id}/rotate-secret",
      "me_partner_oauth2_clients_rotate_secret_create",
      "",
      "200",
    ],
    ["post", "/me/partner/rotate-api-key", "me_partner_rotate_api_key_create", "", "200"],
    ["post", "/me/partner/scope-requests", "me_partner_scope_requests_create", "application/json", "202"],
    ["get", "/me/access-tokens", "me_access_tokens_retrieve", "", "200"],
    ["post", "/oauth/token", "oauth_token_create", form, "200,400"],
    ["post", "/oauth/revoke", "oauth_revoke_create", form, "200"],
  ]);
});

describe("under the strictest rules of Redocly and of our own", () => {
  const configuration = readFileSync(join(root, "redocly.yaml"), "utf8");

  test("has no problem, with three exceptions and nothing ignored", { timeout: 60_000 }, () => {
    const { extends: rulesets, rules } = parse(configuration);
    expect(rulesets).toEqual(["recommended-strict", "specwright/strict"]);
    expect(rules).toEqual({
      "info-license": "off",
      "operation-4xx-response": "off",
      "specwright/error-response-undocumented": "off",
    });
    const { totals, problems } = lint(join(root, "redocly.yaml"));
    expect(problems).toEqual([]);
    expect(totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
  });
});

/** The field as the reference page words it. */
function typeOf({ $ref, type, format, items, readOnly }: Property): string {
  const target = $ref === undefined ? undefined : document.components.schemas[$ref.replace(/^.*\//, "")];
  if (target !== undefined) return `enum<string> ${target.enum?.join(", ")}`;
  const [name, nullable] = typeof type === "string" ? [type] : (type ?? []);
  const words = [
    items === undefined ? `${name}${format === undefined ? "" : `<${format}>`}` : `${items.type}[]`,
    ...(nullable === undefined ? [] : [`| ${nullable}`]),
    ...(items === undefined ? [] : [`up to ${items.maxLength}`]),
    ...(readOnly === true ? ["read-only"] : []),
  ];
  return words.join(" ");
}

function lint(config: string): { totals: object; problems: readonly unknown[] } {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const executable = join(dirname(manifest), "bin/cli.js");
  const { stdout } = spawnSync(process.execPath, [executable, "lint", "--config", config, "--format", "json"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  return JSON.parse(stdout);
}
