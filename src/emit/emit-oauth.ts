import type { Api, OAuthGrant, OAuthGrants, SecurityScheme } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { docComment, linesOf, oneLine } from "./documentation.js";
import { createImports, fileHeader, type Imports } from "./module-text.js";

const printWidth = 120;

/** `oauth.ts`: functions that obtain the tokens of a scheme, which know its addresses and scopes; `undefined` where the document has none. */
export function emitOAuth(api: Api): EmittedFile | undefined {
  const schemes = api.securitySchemes.filter(hasGrants);
  if (schemes.length === 0) return undefined;
  const imports = createImports("oauth.ts");
  const parts = schemes.flatMap((scheme) => [
    ...scopeType(scheme),
    ...clientCredentialsText(scheme, imports),
    ...providerText(scheme, imports),
    ...authorizationCodeText(scheme, imports),
  ]);
  const exported = reexports(imports.sources().includes("runtime/oauth-authorization-code.js"));
  return { path: "oauth.ts", text: `${fileHeader(api.source)}${imports.text()}${exported}${parts.join("\n")}` };
}

/** What goes with the functions, whichever scheme they are of. */
function reexports(hasLogins: boolean): string {
  const lines = [
    ...(hasLogins ? ['export type { AuthorizationAttempt } from "./runtime/oauth-authorization-code.js";'] : []),
    'export { OAuthFailure } from "./runtime/oauth-failure.js";',
    `export { clientSecretPost${hasLogins ? ", type OAuthTokens" : ""} } from "./runtime/oauth-request.js";`,
  ];
  return `${lines.join("\n")}\n\n`;
}

type GrantingScheme = SecurityScheme & { readonly grants: OAuthGrants };

function hasGrants(scheme: SecurityScheme): scheme is GrantingScheme {
  return scheme.grants !== undefined;
}

function scopeType(scheme: GrantingScheme): readonly string[] {
  const scopes = scopesOf(scheme);
  if (scopes.size === 0) return [];
  const members = [...scopes].map(([name, description], index) => {
    const end = index === scopes.size - 1 ? ";" : "";
    return `${docComment(linesOf(description), "  ")}  | ${JSON.stringify(name)}${end}\n`;
  });
  return [
    `${docComment([`The scopes of \`${oneLine(scheme.name)}\`.`])}export type ${scopeName(scheme)} =\n${members.join("")}`,
  ];
}

function scopesOf({ grants: { clientCredentials, authorizationCode } }: GrantingScheme): ReadonlyMap<string, string> {
  return new Map([...(authorizationCode?.scopes ?? []), ...(clientCredentials?.scopes ?? [])]);
}

function scopeName({ localName }: GrantingScheme): string {
  return `${localName.charAt(0).toUpperCase()}${localName.slice(1).replace(/_$/, "")}Scope`;
}

function clientCredentialsText(scheme: GrantingScheme, imports: Imports): readonly string[] {
  const grant = scheme.grants.clientCredentials;
  if (grant === undefined) return [];
  imports.addValue("runtime/oauth-client-credentials.js", "clientCredentialsSource");
  imports.addType("runtime/oauth-client-credentials.js", "ClientCredentialsOptions");
  imports.addType("runtime/types.js", "CredentialSource");
  const comment = docComment([
    `The credential for \`${oneLine(scheme.name)}\` that a program gets as itself, by its client identifier and secret.`,
    ...addressLines([["Tokens come from", grant.tokenUrl]]),
  ]);
  const options = optionsType(scheme, "ClientCredentialsOptions", missing(grant, ["tokenUrl"]));
  const body = `clientCredentialsSource(options${endpoints(grant, ["tokenUrl"])})`;
  return [
    comment + functionText(`${scheme.localName}ClientCredentials`, `options: ${options}`, "CredentialSource", body),
  ];
}

function authorizationCodeText(scheme: GrantingScheme, imports: Imports): readonly string[] {
  const { openIdConnectUrl, authorizationCode } = scheme.grants;
  const grant = openIdConnectUrl === undefined ? authorizationCode : { scopes: [] };
  if (grant === undefined) return [];
  imports.addValue("runtime/oauth-authorization-code.js", "authorizationCodeFlow");
  for (const name of ["AuthorizationCodeFlow", "AuthorizationCodeOptions"])
    imports.addType("runtime/oauth-authorization-code.js", name);
  const comment = docComment([
    `The login of users for \`${oneLine(scheme.name)}\` with a code and PKCE, and the credentials that it ends in.`,
    ...addressLines([
      ["Users log in at", grant.authorizationUrl],
      ["Tokens come from", grant.tokenUrl],
      ["They are refreshed at", grant.refreshUrl],
    ]),
  ]);
  const options =
    openIdConnectUrl === undefined
      ? optionsType(scheme, "AuthorizationCodeOptions", missing(grant, ["authorizationUrl", "tokenUrl"]))
      : "AuthorizationCodeOptions & OpenIdProvider";
  const body = `authorizationCodeFlow(options${endpoints(grant, ["authorizationUrl", "tokenUrl", "refreshUrl"])})`;
  const name = `${scheme.localName}AuthorizationCode`;
  return [comment + functionText(name, `options: ${options}`, "AuthorizationCodeFlow", body)];
}

function providerText({ name, localName, grants }: GrantingScheme, imports: Imports): readonly string[] {
  const url = grants.openIdConnectUrl;
  if (url === undefined) return [];
  imports.addValue("runtime/oauth-provider.js", "openIdProviderAt");
  imports.addType("runtime/oauth-provider.js", "OpenIdProvider");
  imports.addType("runtime/types.js", "CredentialContext");
  const comment = docComment([
    `Asks the provider of \`${oneLine(name)}\` where users log in and where tokens come from: to be added to the options of`,
    `\`${localName}AuthorizationCode\`.`,
  ]);
  const [parameter, result] = ["context?: Partial<CredentialContext>", "Promise<OpenIdProvider>"];
  const body = `openIdProviderAt(${JSON.stringify(url)}, context)`;
  return [comment + functionText(`${localName}Provider`, parameter, result, body)];
}

/** A function of one parameter and one expression; the parameter gets a line of its own where the first would be too long. */
function functionText(name: string, parameter: string, result: string, body: string): string {
  const head = `export function ${name}(${parameter}): ${result} {`;
  const wrapped = `export function ${name}(\n  ${parameter},\n): ${result} {`;
  return `${head.length > printWidth ? wrapped : head}\n  return ${body};\n}\n`;
}

type Endpoint = "authorizationUrl" | "tokenUrl" | "refreshUrl";

function missing(grant: OAuthGrant, names: readonly Endpoint[]): readonly Endpoint[] {
  return names.filter((name) => grant[name] === undefined);
}

/** What the document does not say, the caller has to. */
function optionsType(scheme: GrantingScheme, name: string, needed: readonly Endpoint[]): string {
  const type = scopesOf(scheme).size === 0 ? name : `${name}<${scopeName(scheme)}>`;
  const members = needed.map((endpoint) => `readonly ${endpoint}: string`);
  return members.length === 0 ? type : `${type} & { ${members.join("; ")} }`;
}

function endpoints(grant: OAuthGrant, names: readonly Endpoint[]): string {
  const members = names.flatMap((name) => {
    const url = grant[name];
    return url === undefined ? [] : [`${name}: ${JSON.stringify(url)}`];
  });
  if (members.length === 0) return "";
  return members.length === 1
    ? `, { ${members.join(", ")} }`
    : `, {\n${members.map((member) => `    ${member},\n`).join("")}  }`;
}

function addressLines(addresses: readonly (readonly [words: string, url: string | undefined])[]): readonly string[] {
  const known = addresses.flatMap(([words, url]) => (url === undefined ? [] : [`${words} \`${oneLine(url)}\`.`]));
  return known.length === 0 ? [] : ["", ...known];
}
