import type { SecurityRequirement, SecurityScheme } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { OperationContext } from "./operation-context.js";
import type { Located } from "../reference.js";
import { readDocumentation } from "../schemas/schema-documentation.js";

const schemesPointer = "/components/securitySchemes";

/** The schemes that a client can apply (OpenAPI 3.1.1, section 4.8.27); others are reported. */
export function readSecuritySchemes(context: OperationContext): readonly SecurityScheme[] {
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
      const message = `The security scheme \`${name}\` is of a kind that no client can apply by itself; calls are sent without it.`;
      context.report("security-unsupported", pointer, message, "Set the credential through `headers` or `fetch`.");
      return [];
    }
    const localName = context.localNames.ofSecurityScheme(name, pointer);
    return [{ pointer, name, localName, type, documentation: readDocumentation(located.value) ?? {} }];
  });
}

/** OAuth 2 and OpenID Connect end in a bearer token (RFC 6750). */
function readType(value: JsonObject): SecurityScheme["type"] | "malformed" | undefined {
  const parameter = value["name"];
  const scheme = typeof value["scheme"] === "string" ? value["scheme"].toLowerCase() : undefined;
  switch (value["type"]) {
    case "http":
      return scheme === "bearer" || scheme === "basic" ? { kind: scheme } : undefined;
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
    const names = Object.keys(requirement);
    const unknown = names.filter((name) => !schemes.some((scheme) => scheme.name === name));
    reportUndeclared(context, unknown, pointerOf(pointer, "security", index));
    const known = names.filter((name) => !unknown.includes(name));
    return [known.map((name) => ({ scheme: name, scopes: scopesOf(requirement[name]) }))];
  });
}

function reportUndeclared(context: OperationContext, names: readonly string[], pointer: string): void {
  const declared = context.follow(context.document.content["components"], "/components")?.value["securitySchemes"];
  for (const name of names) {
    if (isJsonObject(declared) && Object.hasOwn(declared, name)) continue;
    const message = `\`${name}\` is not among the security schemes of the document, so calls are sent without it.`;
    context.report("security-unsupported", pointerOf(pointer, name), message);
  }
}

function scopesOf(scopes: JsonValue | undefined): readonly string[] {
  return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : [];
}
