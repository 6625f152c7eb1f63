import type { Change, ChangeReport } from "../../../model/change.js";
import { counted } from "../../counted.js";
import { bumpSentence, countsText } from "../change-words.js";
import { changeHtml, ignoredHtml } from "./change-html.js";
import { htmlCode, htmlText } from "./html-text.js";

/** The card of an API: what it is called, the two versions, the bump with its reason, and the counts. */
export function apiCardHtml(report: ChangeReport, id: string): string {
  const { api, before, after, bump } = report;
  return [
    '<div class="api">',
    `<p class="name"><a href="#${id}">${titleHtml(report)}</a> ${htmlText(before.version)} → ${htmlText(after.version)}</p>`,
    `<p class="quiet">${htmlText(api)}: ${htmlCode(before.source)} → ${htmlCode(after.source)}</p>`,
    `<div class="verdict"><span class="badge ${bump}">${bump === "none" ? "no bump" : bump}</span><p>${bumpSentence(report)}</p></div>`,
    ...(report.changes.length === 0 ? [] : [`<p class="quiet">${countsText(report)}</p>`]),
    "</div>",
  ].join("\n");
}

/** All changes of an API, grouped by what they are about, in the order of the report. */
export function apiChangesHtml(report: ChangeReport, id: string): string {
  const ids = changeIds(report.changes, id);
  const groups = [...groupBySubject(report.changes)].map(([subject, changes]) =>
    [
      '<div class="group">',
      `<h3>${htmlText(subject)}</h3>`,
      "<ul>",
      ...changes.map((change) => changeHtml(change, ids.get(change) ?? id)),
      "</ul>",
      "</div>",
    ].join("\n"),
  );
  return [
    `<section class="changes" id="${id}">`,
    `<h2>${titleHtml(report)}</h2>`,
    ...(groups.length === 0 ? ["<p>No changes.</p>"] : groups),
    ...ignoredSection(report),
    "</section>",
  ].join("\n");
}

/** The title of the document, or what the API is called where it has none. */
export function titleHtml({ api, after }: ChangeReport): string {
  return htmlText(after.title.trim() === "" ? api : after.title);
}

function groupBySubject(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.subject);
    if (group === undefined) groups.set(change.subject, [change]);
    else group.push(change);
  }
  return groups;
}

/** Names for links: the fingerprint, with a number where two changes share one. */
function changeIds(changes: readonly Change[], api: string): ReadonlyMap<Change, string> {
  const seen = new Map<string, number>();
  return new Map(
    changes.map((change) => {
      const count = (seen.get(change.fingerprint) ?? 0) + 1;
      seen.set(change.fingerprint, count);
      return [change, `${api}-${change.fingerprint}${count === 1 ? "" : `-${count}`}`];
    }),
  );
}

function ignoredSection({ ignored }: ChangeReport): readonly string[] {
  if (ignored.length === 0) return [];
  return [
    '<div class="ignored">',
    `<h3>${counted(ignored.length, "ignored change")}</h3>`,
    "<ul>",
    ...ignored.map(ignoredHtml),
    "</ul>",
    "</div>",
  ];
}
