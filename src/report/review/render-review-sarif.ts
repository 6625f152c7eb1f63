import type { ReviewReport } from "../../model/review.js";
import { changesSarifRun } from "../changes/render-changes-sarif.js";
import { issuesSarifRun } from "../render-issues-sarif.js";
import { renderSarif, type SarifOptions } from "../sarif.js";
import { reviewFindings } from "./review-findings.js";

/** Shows reviews to code scanning: a SARIF 2.1.0 log with a run of changes and one of issues. Ends with a line feed. */
export function renderReviewSarif(report: ReviewReport, options: SarifOptions): string {
  const reports = report.reviews.map((review) => review.report);
  return renderSarif([changesSarifRun(reports, options), issuesSarifRun(reviewFindings(report), options)]);
}
