import type { Change, IgnoredChange } from "../model/change.js";
import type { IgnoreEntry } from "../model/ignore.js";
import { type Issue, issueOf } from "../model/issue.js";

/** Changes that count, and those that do not. */
export interface SortedOut {
  readonly changes: readonly Change[];
  readonly ignored: readonly IgnoredChange[];
}

/** Takes out the changes that an entry excuses; `today` is a date such as `2026-12-31`. */
export function applyIgnores(changes: readonly Change[], entries: readonly IgnoreEntry[], today: string): SortedOut {
  const valid = entries.filter((entry) => !isExpired(entry, today));
  const reasonOf = new Map(valid.map(({ fingerprint, reason }) => [fingerprint, reason]));
  return {
    changes: changes.filter(({ fingerprint }) => !reasonOf.has(fingerprint)),
    ignored: changes.flatMap((change) => {
      const reason = reasonOf.get(change.fingerprint);
      return reason === undefined ? [] : [{ change, reason }];
    }),
  };
}

/** The entries whose last day is over. */
export function expiredIssues(entries: readonly IgnoreEntry[], today: string): readonly Issue[] {
  return entries
    .filter((entry) => isExpired(entry, today))
    .map(({ fingerprint, until, location }) => {
      const message = `The entry for \`${fingerprint}\` ended with ${until}, and counts no longer.`;
      return issueOf("ignore-expired", location, message, "Remove it, or look at the change again and set a new date.");
    });
}

/** The entries that excuse none of the changes that were found. */
export function unusedIssues(
  entries: readonly IgnoreEntry[],
  ignored: readonly IgnoredChange[],
  today: string,
): readonly Issue[] {
  const used = new Set(ignored.map(({ change }) => change.fingerprint));
  return entries
    .filter((entry) => !used.has(entry.fingerprint) && !isExpired(entry, today))
    .map(({ fingerprint, location }) => {
      const message = `There is no change \`${fingerprint}\` any more.`;
      return issueOf("ignore-unused", location, message, "Remove the entry.");
    });
}

/** Dates as text are in the order of time. */
function isExpired({ until }: IgnoreEntry, today: string): boolean {
  return until !== undefined && until < today;
}
