import type { ChangeReport } from "../model/change.js";
import { renderChangesGithub } from "../report/changes/render-changes-github.js";
import { renderChangesHtml } from "../report/changes/render-changes-html.js";
import { renderChangesJson } from "../report/changes/render-changes-json.js";
import { renderChangesMarkdown } from "../report/changes/render-changes-markdown.js";
import { renderChangesSarif } from "../report/changes/render-changes-sarif.js";
import { renderChanges } from "../report/changes/render-changes.js";
import { generatorVersion } from "../write/generator-version.js";
import type { DiffFormat } from "./diff-help.js";

/** A report of changes in one of the formats. */
export function reportText(reports: readonly ChangeReport[], format: DiffFormat, color: boolean): string {
  switch (format) {
    case "text":
      return renderChanges(reports, { color });
    case "json":
      return renderChangesJson(reports);
    case "markdown":
      return renderChangesMarkdown(reports);
    case "github":
      return renderChangesGithub(reports);
    case "sarif":
      return renderChangesSarif(reports, { version: generatorVersion() });
    case "html":
      return renderChangesHtml(reports);
  }
}
