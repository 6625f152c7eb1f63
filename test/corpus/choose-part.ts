import { execFileSync } from "node:child_process";

/** Which part of the documents is tried, and who says so. */
export interface Choice {
  /** From 0, or everything. */
  readonly part: number | "all";
  readonly reason: string;
}

/** `PART` chooses, from 0 or `all`; else the commit does, so that to run it again is to run the same. */
export function choosePart(parts: number): Choice {
  const asked = process.env["PART"];
  if (asked === "all") return { part: "all", reason: "PART" };
  if (asked !== undefined && /^\d$/.test(asked) && Number(asked) < parts)
    return { part: Number(asked), reason: "PART" };
  if (asked !== undefined) throw new Error(`PART is a number below ${parts}, or \`all\`.`);
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8" }).trim();
  return { part: Number.parseInt(commit.slice(0, 8), 16) % parts, reason: `commit ${commit.slice(0, 8)}` };
}

/** Every other document where CI has no time for all: which of the halves it is, the commit says. */
export function everyOtherInCI(documents: readonly string[]): readonly string[] {
  const isAsked = process.env["CI"] !== undefined || process.env["PART"] !== undefined;
  const { part, reason } = isAsked ? choosePart(2) : { part: "all" as const, reason: "there being time" };
  const chosen = documents.filter((_document, index) => part === "all" || index % 2 === part);
  process.stdout.write(`\nPart ${part} of the documents, by ${reason}: ${chosen.length} of ${documents.length}.\n`);
  return chosen;
}
