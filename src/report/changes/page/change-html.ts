import type { Change, IgnoredChange } from "../../../model/change.js";
import { directionWords, impactTitles, placeText, reachOf } from "../change-words.js";
import { htmlCode, htmlLines, htmlMessage, htmlText } from "./html-text.js";

/** More operations than this are counted. */
const mostOperations = 20;

/** What the two verdicts are called. */
export const verdictTitles: Readonly<Record<Change["verdict"], string>> = { wire: "Wire", types: "Types" };

/** A change as an item of a list; `id` is what links to it name. */
export function changeHtml(change: Change, id: string): string {
  const { impact, verdict, message, explanation } = change;
  return [
    `<li class="change ${impact}" id="${htmlText(id)}" data-impact="${impact}" data-verdict="${verdict}" data-direction="${directionsOf(change)}">`,
    `<div class="labels"><span class="badge">${impactTitles[impact]}</span>${labelsOf(change)}</div>`,
    `<p>${htmlMessage(message)}</p>`,
    ...valuesHtml(change),
    // A line feed after the tag would be dropped, ours or that of the text.
    ...(explanation === undefined ? [] : [`<pre>\n${htmlLines(explanation)}</pre>`]),
    ...reachHtml(change),
    `<p class="facts quiet">${placesOf(change)} · <a href="#${htmlText(id)}">${htmlText(change.fingerprint)}</a></p>`,
    "</li>",
  ].join("\n");
}

/** An ignored change and why it is, as an item of a list. */
export function ignoredHtml({ change, reason }: IgnoredChange): string {
  const { impact, subject, message, fingerprint } = change;
  return [
    `<li class="${impact}">`,
    `<div class="labels"><span class="badge">${impactTitles[impact]}</span>${htmlCode(subject)}</div>`,
    `<p>${htmlMessage(message)}</p>`,
    `<p class="quiet">Ignored: ${htmlText(reason)} (${placesOf(change)} · ${htmlText(fingerprint)})</p>`,
    "</li>",
  ].join("\n");
}

/** What its filter goes by: each side that notices, or `none`. */
function directionsOf({ direction }: Change): string {
  return direction === "both" ? "request response" : (direction ?? "none");
}

function labelsOf({ verdict, direction, kind }: Change): string {
  const who = direction === undefined ? "" : ` · in ${directionWords[direction]}`;
  return `<span class="quiet">${verdictTitles[verdict]}${who} · ${htmlText(kind)}</span>`;
}

function valuesHtml({ from, to }: Change): readonly string[] {
  if (from === undefined && to === undefined) return [];
  return [`<dl class="values">${valueHtml("was", "Before", from, "del")}${valueHtml("is", "After", to, "ins")}</dl>`];
}

function valueHtml(name: string, title: string, value: string | undefined, tag: "del" | "ins"): string {
  if (value === undefined) return `<div><dt>${title}</dt><dd class="quiet">nothing</dd></div>`;
  return `<div class="${name}"><dt>${title}</dt><dd><${tag}>${htmlCode(value)}</${tag}></dd></div>`;
}

function reachHtml(change: Change): readonly string[] {
  const reach = reachOf(change, mostOperations);
  if (reach === undefined) return [];
  const more = reach.more === 0 ? "" : `, … and ${reach.more} more`;
  return [`<p class="facts quiet">${reach.title}: ${reach.first.map(htmlCode).join(", ")}${more}</p>`];
}

function placesOf({ location, before }: Change): string {
  const place = htmlCode(placeText(location));
  return before === undefined ? place : `${place}, before at ${htmlCode(placeText(before))}`;
}
