import type { ChangeReport } from "../../model/change.js";
import { apiCardHtml, apiChangesHtml, titleHtml } from "./page/api-html.js";
import { filtersHtml } from "./page/filters-html.js";
import { script, scriptHash } from "./page/script.js";
import { styles, stylesHash } from "./page/styles.js";

/** Nothing is loaded and nothing runs but our own style and script, whatever a document says. */
const policy = `default-src 'none'; style-src '${stylesHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;

/** Shows changes as a page of HTML that needs nothing else; without scripts it is a plain list. Ends with a line feed. */
export function renderChangesHtml(reports: readonly ChangeReport[]): string {
  const title = titleOf(reports);
  const changes = reports.flatMap((report) => report.changes);
  const ids = reports.map((_, index) => `api-${index + 1}`);
  const each = (part: (report: ChangeReport, id: string) => string): readonly string[] =>
    reports.map((report, index) => part(report, ids[index] ?? ""));
  return [
    ...headLines(title),
    "<body>",
    '<a class="skip" href="#changes">Skip to the changes</a>',
    "<header>",
    `<h1>${title}</h1>`,
    ...each(apiCardHtml),
    "</header>",
    '<main id="changes">',
    ...(changes.length === 0 ? [] : [filtersHtml(changes)]),
    ...each(apiChangesHtml),
    "</main>",
    ...(changes.length === 0 ? [] : [`<script>${script}</script>`]),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function headLines(title: string): readonly string[] {
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${title}</title>`,
    `<style>${styles}</style>`,
    "</head>",
  ];
}

/** In HTML already. */
function titleOf(reports: readonly ChangeReport[]): string {
  const [first] = reports;
  if (first === undefined) return "No APIs were compared";
  return reports.length === 1 ? `What changed in ${titleHtml(first)}` : `What changed in ${reports.length} APIs`;
}
