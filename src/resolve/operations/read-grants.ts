import type { OAuthGrant, OAuthGrants } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { textOf, type OperationContext } from "./operation-context.js";
import { absoluteUrl, isAbsoluteUrl } from "./read-servers.js";

/** How tokens of a scheme are obtained; `undefined` where clients do nothing of that: the other flows are deprecated (RFC 9700, section 2). */
export function readGrants(
  context: OperationContext,
  scheme: JsonObject,
  pointer: string,
  server: string | undefined,
): OAuthGrants | undefined {
  const reader = { context, server };
  if (scheme["type"] === "openIdConnect") {
    const url = readUrl(reader, scheme, pointer, "openIdConnectUrl");
    return url === undefined ? undefined : { openIdConnectUrl: url };
  }
  const flows = scheme["flows"];
  if (scheme["type"] !== "oauth2" || !isJsonObject(flows)) return undefined;
  const grantOf = (name: string): OAuthGrant | undefined => {
    const flow = flows[name];
    return isJsonObject(flow) ? readGrant(reader, flow, pointerOf(pointer, "flows", name)) : undefined;
  };
  const clientCredentials = grantOf("clientCredentials");
  const authorizationCode = grantOf("authorizationCode");
  if (clientCredentials === undefined && authorizationCode === undefined) return undefined;
  return {
    ...(clientCredentials === undefined ? {} : { clientCredentials }),
    ...(authorizationCode === undefined ? {} : { authorizationCode }),
  };
}

interface UrlReader {
  readonly context: OperationContext;
  readonly server: string | undefined;
}

function readGrant(reader: UrlReader, flow: JsonObject, pointer: string): OAuthGrant {
  const urls = (["authorizationUrl", "tokenUrl", "refreshUrl"] as const).flatMap((name) => {
    const url = readUrl(reader, flow, pointer, name);
    return url === undefined ? [] : [[name, url] as const];
  });
  return { ...Object.fromEntries(urls), scopes: scopesOf(flow["scopes"]) };
}

/** Relative URLs of an API are relative to its server (OpenAPI 3.1.1, section 4.6). */
function readUrl({ context, server }: UrlReader, value: JsonObject, pointer: string, name: string): string | undefined {
  const written = textOf(value, name);
  const url = written === undefined ? "" : absoluteUrl(written, server);
  if (!isAbsoluteUrl(url) || !URL.canParse(url)) return undefined;
  if (isConfidential(new URL(url))) return url;
  const message = `\`${name}\` is not https, and secrets are sent to no such URL.`;
  context.report(
    "security-unsupported",
    pointerOf(pointer, name),
    message,
    `Pass another \`${name}\` where you use it.`,
  );
  return undefined;
}

/** Over TLS, or without leaving the machine (RFC 9700, section 2.6, and RFC 8252, section 8.3); the runtime says the same. */
function isConfidential({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

function scopesOf(scopes: JsonValue | undefined): OAuthGrant["scopes"] {
  if (!isJsonObject(scopes)) return [];
  return Object.entries(scopes).map(([name, description]) => [
    name,
    typeof description === "string" ? description : "",
  ]);
}
