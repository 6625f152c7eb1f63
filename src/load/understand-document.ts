import type { Location, WithIssues } from "../model/issue.js";
import type { JsonObject } from "../model/json.js";
import type { SourceFile, SpecDocument, SpecVersion } from "../model/spec-document.js";
import type { Reference } from "./collect-references.js";
import { findReferenceIssues } from "./find-reference-issues.js";
import { upgradeSwagger } from "./swagger/upgrade-swagger.js";

/** A document in one piece, as it was written. */
export interface WrittenDocument {
  readonly file: string;
  readonly version: SpecVersion | "2.0";
  readonly content: JsonObject;
  /** All those in `content`. */
  readonly references: readonly Reference[];
  readonly sources: readonly SourceFile[];
  locate(pointer: string): Location;
}

/** The document as later phases read it: checked for references that lead nowhere, and as OpenAPI 3.0 if it was Swagger 2.0. */
export async function understandDocument(written: WrittenDocument): Promise<WithIssues<SpecDocument | undefined>> {
  const { file, version, content, references, locate } = written;
  const sources = written.sources.map((source) => ({ file: source.file, text: source.text }));
  const document: SpecDocument = { file, version: version === "2.0" ? "3.0" : version, content, sources, locate };
  // Before the upgrade, so that a reference is called what the user called it.
  const issues = findReferenceIssues(document, references);
  if (version !== "2.0") return { value: document, issues };
  const { value: upgraded, issues: changes } = await upgradeSwagger(written);
  if (upgraded === undefined) return { value: undefined, issues: changes };
  const value = { ...document, content: upgraded.content, locate: (at: string) => locate(upgraded.originOf(at)) };
  return { value, issues: [...issues, ...changes] };
}
