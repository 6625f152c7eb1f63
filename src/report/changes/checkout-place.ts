import type { Change, ChangeReport } from "../../model/change.js";
import type { Location } from "../../model/issue.js";

/** A place in the files that lie there now. */
export interface CheckoutPlace {
  readonly location: Location;
  /** False for what is gone and stood in another revision: then it is the first line of the file, as lines are other ones now. */
  readonly isExact: boolean;
}

/** Where to show a change beside the code: what stood in `main:spec/api.yaml` belongs to `spec/api.yaml`. */
export function checkoutPlace({ location }: Change, { before }: ChangeReport): CheckoutPlace {
  const revision = revisionOf(before.source);
  if (revision === undefined || !location.file.startsWith(revision)) return { location, isExact: true };
  const file = location.file.slice(revision.length);
  return { location: { file, line: 1, column: 1, pointer: location.pointer }, isExact: false };
}

/** `main:` of `main:spec/api.yaml`; drives of Windows and schemes of URLs are no revisions. */
function revisionOf(source: string): string | undefined {
  return /^[^:]{2,}:(?!\/\/)(?=.)/.exec(source)?.[0];
}
