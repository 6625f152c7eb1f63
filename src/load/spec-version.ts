import { issueOf, type Issue } from "../model/issue.js";
import { isJsonObject, type JsonObject } from "../model/json.js";
import type { SpecVersion } from "../model/spec-document.js";
import { nearestName } from "../model/nearest-name.js";
import type { Source } from "./source.js";

/** A document whose version is read, or the issue that it is not. */
export type CheckedVersion =
  | { readonly content: JsonObject; readonly version: SpecVersion | "2.0"; readonly issues: readonly Issue[] }
  | { readonly issue: Issue };

const whatIsRead = "OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0 are read.";

/** Finds out which OpenAPI a source is written in; a version without quotes, which YAML takes for a number, is put into them. */
export function checkVersion(source: Source): CheckedVersion {
  const { content } = source;
  const invalid = (message: string, hint?: string): CheckedVersion => ({
    issue: issueOf("document-invalid", source.locate(""), message, hint),
  });
  if (content === null) return invalid(`\`${source.file}\` is empty.`);
  if (!isJsonObject(content)) return invalid("An OpenAPI document is an object.");
  if (Object.hasOwn(content, "swagger")) {
    if (content["swagger"] === "2.0") return { content, version: "2.0", issues: [] };
    if (content["swagger"] === 2) return { ...quoted(source, content, "swagger", "2.0"), version: "2.0" };
  }
  for (const [key, name] of otherFormats) {
    if (Object.hasOwn(content, key)) {
      const message = `${name}${versionOf(content[key])} is not read yet.`;
      return { issue: issueOf("version-unsupported", source.locate(`/${key}`), message, whatIsRead) };
    }
  }
  if (!Object.hasOwn(content, "openapi")) {
    const nearest = nearestName("openapi", Object.keys(content));
    const hint =
      nearest === undefined ? 'It begins with `openapi: "3.1.0"`.' : `Is \`${nearest}\` meant to be \`openapi\`?`;
    return invalid("This is no OpenAPI document: it has no member `openapi`.", hint);
  }
  return checkOpenApi(source, content);
}

const otherFormats = [
  ["swagger", "Swagger"],
  ["asyncapi", "AsyncAPI"],
  ["arazzo", "Arazzo"],
] as const;

function checkOpenApi(source: Source, content: JsonObject): CheckedVersion {
  const { openapi } = content;
  const version = knownVersion(isShortNumber(openapi) ? openapi.toFixed(1) : openapi);
  if (version !== undefined && typeof openapi === "string") return { content, version, issues: [] };
  if (version !== undefined) return { ...quoted(source, content, "openapi", `${version}.0`), version };
  // Only now: to find the place takes longer than to load the document.
  const location = source.locate("/openapi");
  if (typeof openapi !== "string" && typeof openapi !== "number") {
    return { issue: issueOf("document-invalid", location, "`openapi` must be a string, such as `3.1.0`.") };
  }
  const known = typeof openapi === "number" || /^[0-9]+(?:\.[0-9]+)*$/.test(openapi);
  const message = known
    ? `OpenAPI${versionOf(openapi)} is not read yet.`
    : `\`${openapi}\` is not a version of OpenAPI.`;
  return { issue: issueOf("version-unsupported", location, message, whatIsRead) };
}

/** Whether a number is what YAML makes of `3.0`, `3.1` or `3.2`: it has one digit after the point at most. */
function isShortNumber(openapi: unknown): openapi is number {
  return typeof openapi === "number" && Number(openapi.toFixed(1)) === openapi;
}

function knownVersion(openapi: unknown): SpecVersion | undefined {
  const [, version] = typeof openapi === "string" ? (/^(3\.[012])(?:\.[0-9]+(?:-.+)?)?$/.exec(openapi) ?? []) : [];
  return version === "3.0" || version === "3.1" || version === "3.2" ? version : undefined;
}

/** The document with the version that is meant, and a warning. */
function quoted(
  source: Source,
  content: JsonObject,
  key: "openapi" | "swagger",
  version: string,
): { readonly content: JsonObject; readonly issues: readonly Issue[] } {
  const message = `\`${key}\` is a number, and is read as \`"${version}"\`.`;
  const hint = `Put it in quotes: \`${key}: "${version}"\`.`;
  const issue = issueOf("version-unquoted", source.locate(`/${key}`), message, hint);
  return { content: { ...content, [key]: version }, issues: [issue] };
}

function versionOf(value: unknown): string {
  if (typeof value === "number") return ` ${Number.isInteger(value) ? value.toFixed(1) : value}`;
  return typeof value === "string" ? ` ${value}` : "";
}
