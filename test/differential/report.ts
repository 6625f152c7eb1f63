import type { LeftOver } from "./subjects.js";

/** Verdicts that part. */
export interface Disagreement {
  readonly schema: string;
  readonly problem: string;
  readonly value: string;
}

/** What became of one keyword, counted over all places. */
export interface KeywordRow {
  occurrences: number;
  valid: number;
  broken: number;
  /** Why nothing is invalid by the keyword alone. */
  reasons: Record<string, number>;
}

/** How many explanations were looked at, and how many of them tell of the keyword. */
export interface ExplanationRow {
  checked: number;
  told: number;
}

/** An explanation that does not tell of the keyword that fails. */
export interface Untold {
  readonly schema: string;
  readonly place: string;
  readonly value: string;
  readonly issues: readonly string[];
}

/** All that was counted on one document; it is plain data. */
export interface DocumentReport {
  readonly name: string;
  readonly keywords: Record<string, KeywordRow>;
  /** Keywords without a value of the one or the other kind. */
  readonly uncovered: string[];
  readonly explanations: Record<string, ExplanationRow>;
  /** Outside of unions, where another member may be what the explanation is about. */
  readonly untold: Untold[];
  readonly disagreements: Disagreement[];
  /** How many disagreements each known defect of an oracle explains. */
  readonly explained: Record<string, number>;
  readonly leftOver: LeftOver[];
  guards: number;
  valid: number;
  invalid: number;
  asked: number;
  disagreementCount: number;
  /** Of the processor, so that they tell of the work whatever else the machine does. */
  seconds: number;
}

/** What comparing tells of while it goes on. */
export interface Tally {
  cover(label: string, place: string, isValid: boolean, reason: string | undefined): void;
  explanation(label: string, isInUnion: boolean, isTold: boolean, example: () => Untold): void;
  verdict(isValid: boolean): void;
  asked(): void;
  explained(defect: string): void;
  disagree(disagreement: Disagreement): void;
}

/** An empty report. */
export function newReport(name: string): DocumentReport {
  return {
    name,
    keywords: {},
    uncovered: [],
    explanations: {},
    untold: [],
    disagreements: [],
    explained: {},
    leftOver: [],
    guards: 0,
    valid: 0,
    invalid: 0,
    asked: 0,
    disagreementCount: 0,
    seconds: 0,
  };
}

/** Writes what is told into a report. */
export function tallyOf(report: DocumentReport): Tally {
  return {
    cover: (label, place, isValid, reason) => {
      const row = (report.keywords[label] ??= { occurrences: 0, valid: 0, broken: 0, reasons: {} });
      row.occurrences += 1;
      if (isValid) row.valid += 1;
      if (reason === undefined) row.broken += 1;
      else row.reasons[reason] = (row.reasons[reason] ?? 0) + 1;
      if (reason !== undefined) report.uncovered.push(`${report.name} ${place} ${label}: ${reason}`);
    },
    explanation: (label, isInUnion, isTold, example) => {
      const row = (report.explanations[`${label}${isInUnion ? " in a union" : ""}`] ??= { checked: 0, told: 0 });
      row.checked += 1;
      if (isTold) row.told += 1;
      else if (!isInUnion && report.untold.length < 50) report.untold.push(example());
    },
    verdict: (isValid) => {
      if (isValid) report.valid += 1;
      else report.invalid += 1;
    },
    asked: () => (report.asked += 1),
    explained: (defect) => (report.explained[defect] = (report.explained[defect] ?? 0) + 1),
    disagree: (disagreement) => {
      report.disagreementCount += 1;
      if (report.disagreements.length < 50) report.disagreements.push(disagreement);
    },
  };
}
