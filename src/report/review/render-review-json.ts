import type { Review, ReviewReport } from "../../model/review.js";
import { changeReportJson } from "../changes/render-changes-json.js";
import { jsonText } from "../json-text.js";

/**
 * Shows reviews to programs: `{ base, issues, apis, failed }`, where an API has what {@link Review} says, its report as `diff` writes
 * it. Safe to print on a terminal; ends with a line feed.
 */
export function renderReviewJson({ base, issues, reviews, failed }: ReviewReport): string {
  return jsonText({ base, issues, apis: reviews.map(apiOf), failed });
}

function apiOf({ report, version, lint, leftOut, files, bytes }: Review): object {
  return { ...changeReportJson(report), version, lint, leftOut, files, bytes };
}
