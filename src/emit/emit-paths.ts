import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { createImports, fileHeader } from "./module-text.js";
import type { LiftedTypes } from "./types/lift-types.js";

/** `paths.ts`: the types in openapi-typescript's own shape over the named ones, and the openapi-fetch client for them. */
export function emitPaths(api: Api, types: LiftedTypes): EmittedFile {
  const imports = createImports("paths.ts");
  const components = api.schemas.filter(({ isComponent }) => isComponent);
  const referenced = new Set([...types.paths.references, ...types.components.references]);
  for (const schema of api.schemas) {
    if (schema.isComponent || referenced.has(schema.localName))
      imports.addType(`schemas/${schema.module}.js`, schema.localName);
  }
  imports.addType("openapi-fetch", "Client as FetchClient");
  imports.addType("runtime/types.js", "Client");
  imports.addValue("runtime/path-client.js", "pathClientOf");
  const security = api.security === undefined ? [] : requirementNames(api);
  for (const name of security.flat()) imports.addValue("auth.js", name);
  const schemas = components.map(({ name, localName }) => `    ${propertyName(name)}: ${localName};\n`).join("");
  const schemasMember = schemas === "" ? "  schemas: never;\n" : `  schemas: {\n${schemas}  };\n`;
  const text = [
    `${fileHeader(api.source)}${imports.text()}${types.paths.text}\n`,
    `export interface components {\n${schemasMember}${types.components.text.trimEnd()}\n}\n`,
    pathClientText(security, exceptionsTo(api)),
  ].join("\n");
  return { path: "paths.ts", text };
}

function requirementNames(api: Api): readonly (readonly string[])[] {
  return (api.security ?? []).map((requirement) =>
    requirement.flatMap(({ scheme }) => api.securitySchemes.find(({ name }) => name === scheme)?.localName ?? []),
  );
}

/** The operations with a requirement of their own: a credential goes to no operation that does not ask for it. */
function exceptionsTo(api: Api): readonly string[] {
  const usual = JSON.stringify(api.security ?? []);
  return api.operations
    .filter((operation) => JSON.stringify(operation.security) !== usual)
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
}

function pathClientText(security: readonly (readonly string[])[], exceptions: readonly string[]): string {
  const isSecured = security.some((names) => names.length > 0);
  const alternatives = isSecured ? `, [${security.map((names) => `[${names.join(", ")}]`).join(", ")}]` : "";
  const listed = exceptions.map((exception) => `    ${JSON.stringify(exception)},\n`).join("");
  const others = isSecured && exceptions.length > 0 ? `, [\n${listed}  ]` : "";
  return [
    "/**",
    " * The openapi-fetch client with the address, headers and credentials of `client`.",
    " *",
    " * Works with whatever builds on openapi-fetch. Its calls are typed by path; nothing is checked at run time.",
    " */",
    "export function pathClient(client: Client): FetchClient<paths> {",
    `  return pathClientOf<paths>(client${alternatives}${others});`,
    "}",
    "",
  ].join("\n");
}

function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
