import type { Api, SecurityScheme } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { docComment, documentationLines, oneLine } from "./documentation.js";
import { createImports, fileHeader } from "./module-text.js";

/** `client.ts`: `createClient` with the address of the first server and the names of `auth`. It does not mention `paths`. */
export function emitClient(api: Api): EmittedFile {
  const imports = createImports("client.ts");
  imports.addValue("runtime/client.js", "createRuntimeClient");
  imports.addType("runtime/types.js", "Client");
  imports.addType("runtime/types.js", "ClientOptions");
  const names = api.securitySchemes.map(({ name }) => JSON.stringify(name));
  const options = names.length === 0 ? "ClientOptions" : `ClientOptions<${names.join(" | ")}>`;
  const server = api.servers[0]?.url;
  const isAbsolute = server !== undefined && /^https?:\/\/[^/{}]+/i.test(server);
  const defaults = isAbsolute ? `{ ...options, baseUrl: options.baseUrl ?? ${JSON.stringify(server)} }` : "options";
  const parameter = isAbsolute ? `options: ${options} = {}` : `options: ${options}`;
  const comment = docComment([
    `A client of ${oneLine(`${api.title} ${api.version}`).trim() || "the API"}, to be given to the functions of its operations.`,
    ...(isAbsolute ? [] : ["", "The document names no absolute server, so `options.baseUrl` is needed."]),
  ]);
  const signature = `export function createClient(${parameter}): Client {`;
  const text = `${comment}${signature}\n  return createRuntimeClient(${defaults});\n}\n`;
  return { path: "client.ts", text: `${fileHeader(api.source)}${imports.text()}${text}` };
}

/** `auth.ts`: a constant per security scheme, which operations name; `undefined` where the document has none. */
export function emitAuth(api: Api): EmittedFile | undefined {
  if (api.securitySchemes.length === 0) return undefined;
  const imports = createImports("auth.ts");
  imports.addType("runtime/request-draft.js", "Security");
  const constants = api.securitySchemes.map((scheme) => {
    const { factory, parameters } = factoryOf(scheme);
    imports.addValue("runtime/auth.js", factory);
    const name = JSON.stringify(scheme.name);
    const call = `${factory}(${[name, ...parameters.map((parameter) => JSON.stringify(parameter))].join(", ")})`;
    const comment = docComment(documentationLines(scheme.documentation));
    return `${comment}export const ${scheme.localName}: Security<${name}> = /* @__PURE__ */ ${call};\n`;
  });
  return { path: "auth.ts", text: `${fileHeader(api.source)}${imports.text()}${constants.join("\n")}` };
}

function factoryOf({ type }: SecurityScheme): { readonly factory: string; readonly parameters: readonly string[] } {
  if (type.kind === "http") return { factory: "httpScheme", parameters: [type.scheme] };
  if (type.kind !== "apiKey") return { factory: type.kind, parameters: [] };
  const factory = { header: "apiKeyHeader", query: "apiKeyQuery", cookie: "apiKeyCookie" }[type.in];
  return { factory, parameters: [type.parameter] };
}
