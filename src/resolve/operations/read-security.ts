import type { SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { DocumentContext, OperationContext } from "./operation-context.js";
import type { Located } from "../reference.js";
import { readGrants } from "./read-grants.js";
import { readDocumentation } from "../schemas/schema-documentation.js";

const schemesPointer = "/components/securitySchemes";

/**
 * The schemes that a client can apply (OpenAPI 3.1.1, section 4.8.27); others are reported.
 *
 * @param server What relative URLs of OAuth flows are relative to.
 */
export function readSecuritySchemes(context: DocumentContext, server: string | undefined): readonly SecurityScheme[] {
  const declared = context.follow(context.document.content["components"], "/components")?.value["securitySchemes"];
  if (!isJsonObject(declared)) return [];
  return Object.entries(declared).flatMap(([name, value]) => {
    const pointer = pointerOf(schemesPointer, name);
    const located = context.follow(value, pointer);
    if (located === undefined) return [];
    const type = readType(located.value);
    if (type === "malformed") {
      const message = `The security scheme \`${name}\` lacks a \`name\`, or \`in\` as one of \`header\`, \`query\`, \`cookie\`.`;
      context.report("security-unsupported", pointer, message);
      return [];
    }
    if (type === undefined) {
      const { reason, hint } = refusalOf(located.value);
      const message = `The security scheme \`${name}\` ${reason}; calls are sent without it.`;
      context.report("security-unsupported", pointer, message, hint);
      return [];
    }
    reportNewGrants(context, located);
    const grants = readGrants(context, located.value, pointer, server);
    const localName = context.localNames.ofSecurityScheme(name, pointer, grants !== undefined);
    const documentation = readDocumentation(located.value) ?? {};
    return [{ pointer, name, localName, type, documentation, ...(grants === undefined ? {} : { grants }) }];
  });
}

/** Ways to tokens that OpenAPI 3.2 knows and clients do not go by themselves; such a token can be given all the same. */
function reportNewGrants(context: OperationContext, { value, pointer }: Located): void {
  const flows = isJsonObject(value["flows"]) ? value["flows"] : {};
  const report = (place: string, what: string): void => {
    context.report("feature-unsupported", place, `${what}; the credential can be given to \`auth\` by other means.`);
  };
  if (flows["deviceAuthorization"] !== undefined) {
    report(pointerOf(pointer, "flows", "deviceAuthorization"), "The flow for devices is not generated");
  }
  if (value["oauth2MetadataUrl"] !== undefined) {
    report(pointerOf(pointer, "oauth2MetadataUrl"), "Nobody is asked for the metadata of this server");
  }
}

function refusalOf({ type, scheme }: JsonObject): { readonly reason: string; readonly hint: string } {
  if (type === "mutualTLS") {
    return {
      reason: "is a certificate of the connection, which no request carries",
      hint: "Give `createClient` a `fetch` whose connections have the certificate.",
    };
  }
  const isComputed = type === "http" && typeof scheme === "string" && computedSchemes.has(scheme.toLowerCase());
  return {
    reason: isComputed
      ? `has HTTP's scheme \`${scheme}\`, which makes a new credential for each request`
      : "is of a kind that no client can apply by itself",
    hint: "Set the credential through `headers` or `fetch`.",
  };
}

/**
 * Schemes whose credential depends on the request or on a challenge: those of IANA's registry but for `basic` and `bearer`, and others that
 * are known to. A scheme that is not among them is somebody's own, such as `Token`: its credential is a text like a bearer token.
 */
const computedSchemes: ReadonlySet<string> = new Set(
  (
    "aws4-hmac-sha256 concealed digest dpop gnap hmac hoba mutual negotiate ntlm oauth privatetoken scram-sha-1 scram-sha-256 " +
    "signature vapid"
  ).split(" "),
);

/** OAuth 2 and OpenID Connect end in a bearer token (RFC 6750). */
function readType(value: JsonObject): SecurityScheme["type"] | "malformed" | undefined {
  const parameter = value["name"];
  switch (value["type"]) {
    case "http":
      return readHttpScheme(typeof value["scheme"] === "string" ? value["scheme"] : "");
    case "oauth2":
    case "openIdConnect":
      return { kind: "bearer" };
    case "apiKey": {
      const location = (["header", "query", "cookie"] as const).find((known) => known === value["in"]);
      return location === undefined || typeof parameter !== "string"
        ? "malformed"
        : { kind: "apiKey", in: location, parameter };
    }
    default:
      return undefined;
  }
}

/** The name of a scheme is a token (RFC 9110, section 11.1), in which case does not count. */
function readHttpScheme(scheme: string): SecurityScheme["type"] | undefined {
  const known = scheme.toLowerCase();
  if (known === "bearer" || known === "basic") return { kind: known };
  return computedSchemes.has(known) || !/^[\w!#$%&'*+.^`|~-]+$/.test(scheme) ? undefined : { kind: "http", scheme };
}

/** The requirement of an operation, or of the document; `undefined` where it states none. */
export function readSecurity(
  context: OperationContext,
  { value, pointer }: Located,
  schemes: readonly SecurityScheme[],
): readonly SecurityRequirement[] | undefined {
  const requirements: JsonValue | undefined = value["security"];
  if (!Array.isArray(requirements)) return undefined;
  return (requirements as readonly JsonValue[]).flatMap((requirement, index) => {
    if (!isJsonObject(requirement)) return [];
    const written = Object.keys(requirement).map((name) => ({ name, scheme: schemeOf(context, name, schemes) }));
    const unknown = written.filter(({ scheme }) => scheme === undefined).map(({ name }) => name);
    reportUndeclared(context, unknown, pointerOf(pointer, "security", index));
    return [
      written.flatMap(({ name, scheme }) => {
        return scheme === undefined ? [] : [{ scheme: scheme.name, scopes: scopesOf(requirement[name]) }];
      }),
    ];
  });
}

/** The scheme of that name, or else the one to which it leads as a URI (OpenAPI 3.2.0, section 4.30). */
function schemeOf(
  context: OperationContext,
  name: string,
  schemes: readonly SecurityScheme[],
): SecurityScheme | undefined {
  const named = schemes.find((scheme) => scheme.name === name);
  if (named !== undefined) return named;
  const target = context.targetOf(name);
  return target === undefined ? undefined : schemes.find(({ pointer }) => pointer === target);
}

function reportUndeclared(context: OperationContext, names: readonly string[], pointer: string): void {
  const declared = context.at(schemesPointer);
  for (const name of names) {
    if (isJsonObject(declared) && Object.hasOwn(declared, name)) continue;
    const message = `\`${name}\` is not among the security schemes of the document, so calls are sent without it.`;
    context.report("security-unsupported", pointerOf(pointer, name), message);
  }
}

function scopesOf(scopes: JsonValue | undefined): readonly string[] {
  return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : [];
}
