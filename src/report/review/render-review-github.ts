import type { ReviewReport } from "../../model/review.js";
import { renderChangesGithub } from "../changes/render-changes-github.js";
import { renderIssuesGithub } from "../render-issues-github.js";
import { reviewFindings } from "./review-findings.js";

/** Shows reviews as annotations of a pull request. Ends with a line feed unless it is empty. */
export function renderReviewGithub(report: ReviewReport): string {
  const changes = renderChangesGithub(report.reviews.map((review) => review.report));
  return `${renderIssuesGithub(reviewFindings(report))}${changes}`;
}
