import type { JsonObject } from "../../src/model/json.js";
import type { CoverageCase } from "../coverage-cases.js";
import { casesOf, newest, operation, post, someWords, unheard, type Keywords, type Values } from "./cases-of.js";

const urls: Values = ["https://a.example/1", "https://a.example/2"];

const scheme = { type: "http", scheme: "bearer" };

const flowAround = { authorizationUrl: "https://a.example/a", tokenUrl: "https://a.example/t", scopes: { s: "S." } };

const tokenFlow = { tokenUrl: "https://a.example/t", scopes: { s: "S." } };

const schemeCases = ([where, around, keywords]: readonly [string, JsonObject, Keywords]): readonly CoverageCase[] =>
  casesOf(
    ["security scheme", where],
    (id, value) => ({ components: { securitySchemes: { [id]: value } } }),
    ["components", "securitySchemes", "{id}"],
    around,
    { description: someWords, "x-unheard": unheard, ...keywords },
    true,
  );

const schemes = [
  schemeCases([
    "http",
    scheme,
    {
      type: ["http", "apiKey", { scheme: "bearer", name: "x", in: "header" }],
      scheme: ["bearer", "basic"],
      bearerFormat: ["JWT", "X"],
      name: ["a", "b"],
      in: ["header", "query"],
    },
  ]),
  schemeCases([
    "apiKey",
    { type: "apiKey", name: "x", in: "header" },
    { name: ["a", "b"], in: ["header", "query"], scheme: ["a", "b"], openIdConnectUrl: urls },
  ]),
  schemeCases(["oauth2", { type: "oauth2", flows: {} }, { flows: [{ clientCredentials: tokenFlow }, undefined] }]),
  schemeCases([
    "openIdConnect",
    { type: "openIdConnect", openIdConnectUrl: "https://a.example" },
    { openIdConnectUrl: urls, flows: [{ clientCredentials: tokenFlow }, undefined] },
  ]),
  ...["implicit", "password", "clientCredentials", "authorizationCode"].map((flow) =>
    casesOf(
      ["oauth flows", flow],
      (id, value) => ({ components: { securitySchemes: { [id]: { type: "oauth2", flows: value } } } }),
      ["components", "securitySchemes", "{id}", "flows"],
      {},
      { [flow]: [flow === "clientCredentials" ? tokenFlow : flowAround, undefined], "x-unheard": unheard },
      true,
    ),
  ),
  ...["clientCredentials", "authorizationCode"].map((flow) =>
    casesOf(
      ["oauth flow", flow],
      (id, value) => ({ components: { securitySchemes: { [id]: { type: "oauth2", flows: { [flow]: value } } } } }),
      ["components", "securitySchemes", "{id}", "flows", flow],
      flowAround,
      {
        authorizationUrl: urls,
        tokenUrl: urls,
        refreshUrl: urls,
        scopes: [{ a: "A." }, { b: "B." }],
        "x-unheard": unheard,
      },
      true,
    ),
  ),
].flat();

const newSchemes = newest([
  ...casesOf(
    ["security scheme", "oauth2"],
    (id, value) => ({ components: { securitySchemes: { [id]: value } } }),
    ["components", "securitySchemes", "{id}"],
    { type: "oauth2", flows: { clientCredentials: tokenFlow } },
    { deprecated: [true, undefined], oauth2MetadataUrl: urls },
    true,
  ),
  ...casesOf(
    ["oauth flows", "deviceAuthorization"],
    (id, value) => ({ components: { securitySchemes: { [id]: { type: "oauth2", flows: value } } } }),
    ["components", "securitySchemes", "{id}", "flows"],
    { clientCredentials: tokenFlow },
    { deviceAuthorization: [{ ...tokenFlow, deviceAuthorizationUrl: "https://a.example/d" }, undefined] },
    true,
  ),
  ...["clientCredentials", "authorizationCode", "deviceAuthorization"].flatMap((flow) =>
    casesOf(
      ["oauth flow", flow],
      (id, value) => ({ components: { securitySchemes: { [id]: { type: "oauth2", flows: { [flow]: value } } } } }),
      ["components", "securitySchemes", "{id}", "flows", flow],
      flowAround,
      { deviceAuthorizationUrl: urls },
      true,
    ),
  ),
]);

const requirements = casesOf(
  ["security requirement"],
  (id, value) => operation(id, { security: [value] }),
  [...post, "security", 0],
  {},
  { Known: [[], undefined], OAuth: [["a"], ["b"]] },
);

/** Security schemes with their flows, and requirements. */
export const securityCases: readonly CoverageCase[] = [...schemes, ...newSchemes, ...requirements];
