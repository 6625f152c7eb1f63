import { impacts, type Change } from "../../../model/change.js";
import { counted } from "../../counted.js";
import { countChanges, impactTitles } from "../change-words.js";
import { verdictTitles } from "./change-html.js";

/** The bar of filters. Without the script it would do nothing, so that alone shows it. */
export function filtersHtml(changes: readonly Change[]): string {
  const counts = countChanges(changes);
  const verdicts = ["wire", "types"] as const;
  const all = counted(changes.length, "change");
  return [
    '<div class="filters" id="filters" role="search" aria-label="Filter the changes" hidden>',
    groupHtml(
      "Impact",
      impacts.map((impact) => buttonHtml("impact", impact, impactTitles[impact], counts[impact])),
    ),
    groupHtml(
      "Verdict",
      verdicts.map((each) => buttonHtml("verdict", each, verdictTitles[each], countVerdicts(changes, each))),
    ),
    groupHtml("Direction", directionButtons(changes)),
    '<input type="search" id="search" aria-label="Search in the changes" placeholder="Search: operation, schema, kind, words" autocomplete="off" spellcheck="false">',
    `<div class="outcome"><output id="shown" role="status" data-all="${all}">${all}</output>`,
    '<button type="button" id="reset" hidden>Show all</button></div>',
    "</div>",
    '<p class="nothing" id="nothing" hidden>No change fits these filters.</p>',
  ].join("\n");
}

function directionButtons(changes: readonly Change[]): readonly string[] {
  const count = (directions: readonly Change["direction"][]): number =>
    changes.filter(({ direction }) => directions.includes(direction)).length;
  return [
    buttonHtml("direction", "request", "Requests", count(["request", "both"])),
    buttonHtml("direction", "response", "Responses", count(["response", "both"])),
    buttonHtml("direction", "none", "Neither", count([undefined])),
  ];
}

function countVerdicts(changes: readonly Change[], wanted: Change["verdict"]): number {
  return changes.filter(({ verdict }) => verdict === wanted).length;
}

function groupHtml(label: string, buttons: readonly string[]): string {
  return `<div role="group" aria-label="${label}">\n${buttons.join("\n")}\n</div>`;
}

function buttonHtml(filter: string, value: string, title: string, count: number): string {
  const disabled = count === 0 ? " disabled" : "";
  return `<button type="button" class="${value}" data-filter="${filter}" value="${value}" aria-pressed="false"${disabled}>${title} <b>${count}</b></button>`;
}
