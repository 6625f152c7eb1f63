/**
 * Opens a pull request with what an upstream has changed, and the review of it for a body; or renews the open one.
 *
 * Run after `specwright pull`, `generate` and `version`. `BASE_BRANCH` is the branch that follows the upstream. The repository
 * must allow GitHub Actions to create pull requests (Settings → Actions → General).
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { followUpstream, type UpstreamReview } from "./follow-upstream.js";
import { run } from "./regenerated.js";

/** What of a review decides the title and the label. */
interface ReviewedApi {
  readonly after: { readonly title: string; readonly version: string };
  readonly bump: string;
  readonly counts: Readonly<Record<string, number>>;
}

const impacts = ["breaking", "risky", "additive", "cosmetic"];
const command = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

function review(): UpstreamReview {
  const folder = mkdtempSync(join(tmpdir(), "specwright-upstream-"));
  try {
    const [body, json] = [join(folder, "review.md"), join(folder, "review.json")];
    const formats = ["--format", "json", "--output", json, "--markdown", body];
    run(process.execPath, [command, "review", "--base", "HEAD", "--quiet", ...formats]);
    // What `--format json` writes.
    const { apis } = JSON.parse(readFileSync(json, "utf8")) as { readonly apis: readonly ReviewedApi[] };
    return { title: titleOf(apis), body: readFileSync(body, "utf8"), label: labelOf(apis) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function labelOf(apis: readonly ReviewedApi[]): string {
  return impacts.find((impact) => apis.some(({ counts }) => (counts[impact] ?? 0) > 0)) ?? "cosmetic";
}

function titleOf(apis: readonly ReviewedApi[]): string {
  const changed = apis.filter(({ bump }) => bump !== "none");
  const words = changed.map(({ after, bump }) => `${after.title} ${after.version} (${bump})`.replace(/\s+/g, " "));
  return words.length === 0 ? "Follow the upstream" : `Follow the upstream: ${words.join(", ")}`.slice(0, 200);
}

const base = process.env["BASE_BRANCH"] ?? "main";
// The last two are those of packages, wherever they are.
const packages = [":(glob)**/package.json", ":(glob)**/CHANGELOG.md"];
const url = followUpstream(review, { base, paths: ["spec", "generated", ".specwright-upstream.json", ...packages] });
process.stdout.write(`${url ?? "The upstream has not changed: no pull request needed."}\n`);
