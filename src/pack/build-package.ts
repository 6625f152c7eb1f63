import { createHash } from "node:crypto";
import type { Api } from "../model/api.js";
import type { EmittedFile } from "../model/emitted-file.js";
import { isJsonObject, type JsonObject, type JsonValue } from "../model/json.js";
import { compilePackage } from "./compile-package.js";
import { findExamples } from "./find-examples.js";
import { jsrFiles } from "./jsr-manifest.js";
import { plainText } from "./markdown.js";
import { inPathOrder } from "./package-file.js";
import { type ManifestFacts, packageManifest } from "./package-manifest.js";
import type { License } from "./read-license.js";
import { packageReadme } from "./readme.js";
import { rollUpDeclarations } from "./roll-up-declarations.js";
import { tagWords } from "./tag-words.js";

/** Everything that a package is made from. */
export interface PackageInput {
  readonly api: Api;
  /** The generated modules, with `.js` at the end of their imports. */
  readonly files: readonly EmittedFile[];
  /** The bundled document. */
  readonly document: JsonObject;
  readonly name: string;
  readonly version: string;
  readonly license: License;
  readonly repository?: string;
  /** The text of `CHANGELOG.md`. */
  readonly changelog: string;
  /** Version of Specwright. */
  readonly generator: string;
  /** The settings that have a say in the code. */
  readonly settings: JsonValue;
  /** Packages that the generated code imports, with their exact versions. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly cjs: boolean;
  readonly jsr: boolean;
}

/**
 * All files of a package, in the order of their paths; the same input gives the same bytes.
 *
 * @throws {Error} if the generated code does not compile, which is a bug of ours.
 */
export function buildPackage(input: PackageInput): readonly EmittedFile[] {
  const { api, name, document, license, cjs, jsr } = input;
  const modules = input.files.filter(({ path }) => path.endsWith(".ts"));
  const formats = cjs ? (["esm", "cjs"] as const) : (["esm"] as const);
  const compiled = formats.flatMap((format) => rollUpDeclarations(compilePackage(modules, format)));
  const documentFile = { path: "openapi.json", text: documentText(document) };
  const code = [
    { path: "package.json", text: packageManifest(manifestFacts(input, modules)) },
    documentFile,
    ...compiled,
  ];
  const description = descriptionOf(document);
  const examples = findExamples(api, name, code);
  const facts = { api, packageName: name, examples, tags: tagWords(document), cjs };
  const readme = packageReadme({ ...facts, ...(description !== "" && { description }) });
  return inPathOrder([
    ...code,
    { path: "README.md", text: readme },
    { path: "CHANGELOG.md", text: input.changelog },
    ...(license.text === undefined ? [] : [{ path: "LICENSE", text: `${license.text.trimEnd()}\n` }]),
    ...(jsr ? jsrFiles(modules, { name, version: input.version, license: license.id }, input.dependencies) : []),
  ]);
}

/** The document as packages carry it. */
export function documentText(document: JsonObject): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** The hash of a text as Subresource Integrity writes it. */
export function integrityOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function manifestFacts(input: PackageInput, modules: readonly EmittedFile[]): ManifestFacts {
  const { api, name, version, license, repository, cjs, dependencies, generator, settings } = input;
  const paths = modules.map(({ path }) => path.replace(/\.ts$/, ""));
  const folders = [
    ...new Set(paths.filter((path) => path.includes("/")).map((path) => path.slice(0, path.indexOf("/")))),
  ];
  return {
    name,
    version,
    description: summaryOf(input.document, api),
    license: license.id,
    ...(repository === undefined ? {} : { repository }),
    cjs,
    folders: folders.sort(),
    modules: paths.filter((path) => !path.includes("/") && path !== "index").sort(),
    dependencies,
    origin: { spec: integrityOf(documentText(input.document)), generator, settings },
  };
}

/** The first sentence of `info.description`, or the title. */
function summaryOf(document: JsonObject, { title }: Api): string {
  const text = plainText(descriptionOf(document));
  const sentence = /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return plainText(sentence === "" ? title : sentence, 200);
}

function descriptionOf({ info }: JsonObject): string {
  const description = isJsonObject(info) && Object.hasOwn(info, "description") ? info["description"] : undefined;
  return typeof description === "string" ? description : "";
}
