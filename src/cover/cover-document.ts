import type { Api } from "../model/api.js";
import type { Coverage, CoverageCounts, Loss } from "../model/coverage.js";
import { incomingOf } from "../model/incoming.js";
import type { Issue } from "../model/issue.js";
import { segmentsOf, valueAt } from "../model/json.js";
import { identifiersOf } from "../model/schema-identifiers.js";
import type { ApiSettings } from "../model/settings.js";
import type { SpecDocument } from "../model/spec-document.js";
import { discriminatedPlaces } from "./discriminated-places.js";
import { causeOf, FoundIssues } from "./found-issues.js";
import { pointerTo, type Scope } from "./keyword.js";
import { multipartPlaces } from "./multipart-places.js";
import { pathItem } from "./operation-keywords.js";
import { walkKeywords } from "./walk-keywords.js";

/** Finds out what the output of an API makes of each keyword of its document; `issues` are those of loading and resolving it. */
export function coverDocument(
  document: SpecDocument,
  api: Api,
  issues: readonly Issue[],
  settings: Omit<ApiSettings, "output">,
): Coverage {
  const found = new FoundIssues(issues, document);
  const losses: Loss[] = [];
  const left = new Set<string>();
  const counts = { honoured: 0, documented: 0 };
  const emitted = emittedOperations(api);
  walkKeywords(document.content, {
    scope: scopeOf(document, api, settings),
    foundAt: (place, keyword, entry) => found.at(place, keyword, entry),
    isLeftOut: (place, keyword, entry) => {
      const row = place.kind === "Path Item" ? pathItem.keywords.get(keyword) : undefined;
      // `additionalOperations` is no operation; each of its entries is one.
      if (row?.holds !== "Operation" || (row.as === "map") !== (entry !== undefined)) return false;
      const pointer = pointerTo(place, keyword, ...(entry === undefined ? [] : [entry]));
      if (!emitted.has(pointer)) left.add(pointer);
      return !emitted.has(pointer);
    },
    tell: (verdict, place, keyword, entry) => {
      if (typeof verdict === "string") counts[verdict]++;
      else {
        const pointer = pointerTo(place, keyword, ...(entry === undefined ? [] : [entry]));
        losses.push({ keyword, object: place.kind, pointer, ...verdict });
      }
    },
  });
  const others = found.others(losses).map((issue): Loss => {
    const { pointer } = issue.location;
    return { keyword: segmentsOf(pointer).at(-1) ?? "", pointer, ...causeOf(issue) };
  });
  return { ...counts, losses: [...losses, ...others], operations: [...left] };
}

function emittedOperations(api: Api): ReadonlySet<string> {
  return new Set([...api.operations, ...incomingOf(api)].map(({ pointer }) => pointer));
}

function scopeOf(document: SpecDocument, api: Api, settings: Scope["settings"]): Scope {
  const { content, version } = document;
  const { resolve } = identifiersOf(content);
  let discriminated: ReadonlySet<string> | undefined;
  let multipart: ReadonlySet<string> | undefined;
  return {
    version,
    settings,
    api,
    isPart: (place) => {
      multipart ??= multipartPlaces(document, api);
      return multipart.has(pointerTo(place));
    },
    resolve: (reference, pointer) => {
      const target = resolve(reference, pointer);
      return target === undefined ? undefined : valueAt(content, target);
    },
    isDiscriminated: (place) => {
      discriminated ??= discriminatedPlaces(api);
      return discriminated.has(pointerTo(place));
    },
  };
}

/** How many different keywords are lost, and in how many places, but for what the settings ask for. */
export function countLosses({ losses }: Coverage): CoverageCounts {
  const unasked = losses.filter(({ reason }) => reason !== "setting");
  return { keywords: new Set(unasked.map(({ keyword }) => keyword)).size, places: unasked.length };
}
