import type { Issue } from "../../model/issue.js";
import type { ReviewReport } from "../../model/review.js";

/** All that a review found beside the changes, in one list. */
export function reviewFindings({ issues, reviews, failed }: ReviewReport): readonly Issue[] {
  return [
    ...issues,
    ...failed.flatMap((api) => api.issues),
    ...reviews.flatMap(({ leftOut, lint }) => [...leftOut, ...lint]),
  ];
}
