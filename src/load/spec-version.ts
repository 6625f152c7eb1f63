import { issueOf, type Issue } from "../model/issue.js";
import { isJsonObject, type JsonObject } from "../model/json.js";
import type { SpecVersion } from "../model/spec-document.js";
import { nearestName } from "../model/nearest-name.js";
import type { Source } from "./source.js";

/** A document whose version is read, or the issue that it is not. */
export type CheckedVersion =
  { readonly content: JsonObject; readonly version: SpecVersion | "2.0" } | { readonly issue: Issue };

const whatIsRead = "OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0 are read.";

/** Finds out which OpenAPI a source is written in. */
export function checkVersion(source: Source): CheckedVersion {
  const { content } = source;
  const invalid = (message: string, hint?: string): CheckedVersion => ({
    issue: issueOf("document-invalid", source.locate(""), message, hint),
  });
  if (content === null) return invalid(`\`${source.file}\` is empty.`);
  if (!isJsonObject(content)) return invalid("An OpenAPI document is an object.");
  if (Object.hasOwn(content, "swagger")) {
    if (content["swagger"] === "2.0") return { content, version: "2.0" };
    if (content["swagger"] === 2) {
      const message = "`swagger` must be a string.";
      return {
        issue: issueOf("document-invalid", source.locate("/swagger"), message, 'Put it in quotes: `swagger: "2.0"`.'),
      };
    }
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
  const [, version] = typeof openapi === "string" ? (/^(3\.[012])(?:\.[0-9]+(?:-.+)?)?$/.exec(openapi) ?? []) : [];
  if (version === "3.0" || version === "3.1" || version === "3.2") return { content, version };
  // Only now: to find the place takes longer than to load the document.
  const location = source.locate("/openapi");
  if (typeof openapi !== "string") {
    const hint = typeof openapi === "number" ? `Put it in quotes: \`openapi: "${openapi.toFixed(1)}.0"\`.` : undefined;
    return { issue: issueOf("document-invalid", location, "`openapi` must be a string, such as `3.1.0`.", hint) };
  }
  const known = /^[0-9]+(?:\.[0-9]+)*$/.test(openapi);
  const message = known ? `OpenAPI ${openapi} is not read yet.` : `\`${openapi}\` is not a version of OpenAPI.`;
  return { issue: issueOf("version-unsupported", location, message, whatIsRead) };
}

function versionOf(value: unknown): string {
  if (typeof value === "number") return ` ${Number.isInteger(value) ? value.toFixed(1) : value}`;
  return typeof value === "string" ? ` ${value}` : "";
}
