import type { Api } from "../model/api.js";
import type {
  Coverage,
  CoverageReport,
  LeftOutOperation,
  LeftOutSchema,
  Loss,
  UnhonouredKeyword,
} from "../model/coverage.js";
import type { Issue, Location } from "../model/issue.js";
import type { SpecDocument } from "../model/spec-document.js";

/** What is reported about: the document, what it means, and what was found on the way. */
export interface CoveredApi {
  /** As the user calls it. */
  readonly name: string;
  readonly document: SpecDocument;
  readonly api: Api;
  /** In document order. */
  readonly issues: readonly Issue[];
}

/** The report on an API, with the places of the document as people look for them. */
export function reportCoverage({ name, document, api, issues }: CoveredApi, coverage: Coverage): CoverageReport {
  const { honoured, documented, losses, operations } = coverage;
  return {
    api: name,
    counts: { honoured, documented, unhonoured: losses.length },
    unhonoured: groupLosses(losses, document),
    leftOut: {
      operations: operations.map((pointer): LeftOutOperation => {
        const location = document.locate(pointer);
        return { location, because: messagesAt(location, issues) };
      }),
      schemas: api.schemas
        .filter(({ guarded }) => !guarded)
        .map(({ localName, schema }): LeftOutSchema => {
          const location = document.locate(schema.pointer);
          return { name: localName, location, because: messagesAt(location, issues) };
        }),
    },
    issues,
  };
}

/** What is lost for one reason is told once. */
function groupLosses(losses: readonly Loss[], document: SpecDocument): readonly UnhonouredKeyword[] {
  const groups = new Map<string, UnhonouredKeyword & { readonly places: Location[] }>();
  for (const { pointer, ...loss } of losses) {
    const key = JSON.stringify([loss.object, loss.keyword, loss.reason, loss.message]);
    const group = groups.get(key) ?? { ...loss, places: [] };
    group.places.push(document.locate(pointer));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What the issues at a place say, or below it. */
function messagesAt({ file, pointer }: Location, issues: readonly Issue[]): readonly string[] {
  return issues
    .filter(({ location }) => location.file === file && `${location.pointer}/`.startsWith(`${pointer}/`))
    .map(({ message }) => message);
}
