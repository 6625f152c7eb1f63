import { commitRegenerated, push, run, startTests } from "./regenerated.js";

/** What a pull request says about a change of the upstream. */
export interface UpstreamReview {
  /** One line; the subject of the commit as well. */
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** The verdict, as a label: `breaking`, `additive`. */
  readonly label: string;
}

/** Where a change of the upstream goes. */
export interface FollowTarget {
  /** The branch that the pull request is to be merged into. */
  readonly base: string;
  /** What `pull`, `generate` and `version` write: files, folders and git's patterns, relative to the repository's root. */
  readonly paths: readonly string[];
}

/** The labels that this script takes away again when another one holds. */
const verdictLabels = ["breaking", "risky", "additive", "cosmetic"];

const branch = "specwright/upstream";

/**
 * Opens a pull request with what `specwright pull`, `generate` and `version` have changed on disk, or renews the open one.
 *
 * `review` is asked only if something changed. Returns the address of the pull request; undefined where there is none to open.
 */
export function followUpstream(review: () => UpstreamReview, { base, paths }: FollowTarget): string | undefined {
  // Git refuses to add what is nowhere.
  const known = ["ls-files", "--cached", "--others", "--exclude-standard", "--"];
  const present = paths.filter((path) => run("git", [...known, path]) !== "");
  // First without a word: a review takes its time, and there is mostly nothing to review.
  if (present.length === 0 || commitRegenerated({ paths: present, message: "-" }) === undefined) return undefined;
  const { title, body, label } = review();
  const message = title.split("\n")[0] ?? title;
  // With the date of what it stands on, the same change is the same commit on the next day, and pushing it does nothing.
  const date = run("git", ["show", "--no-patch", "--format=%cI", "HEAD"]).trim();
  const commit = commitRegenerated({ paths: present, message, date });
  if (commit === undefined) throw new Error("Unreachable: the changes were there a moment ago.");
  push(commit, branch, { overwrite: true });
  run("gh", ["label", "create", label, "--force", "--description", "The verdict about a change of the upstream"]);
  const url = publish({ title: message, body, label }, base);
  startTests(branch);
  return url;
}

function publish({ title, body, label }: UpstreamReview, base: string): string {
  const selection = ["--head", branch, "--base", base];
  const query = ["--state", "open", "--json", "url", "--jq", ".[].url"];
  const open = run("gh", ["pr", "list", ...selection, ...query]).trim();
  if (open === "") {
    return run("gh", ["pr", "create", ...selection, "--title", title, "--body", body, "--label", label]).trim();
  }
  const labels = run("gh", ["pr", "view", open, "--json", "labels", "--jq", ".labels[].name"]).split("\n");
  const outdated = verdictLabels.filter((each) => each !== label && labels.includes(each));
  const others = outdated.flatMap((each) => ["--remove-label", each]);
  run("gh", ["pr", "edit", open, "--title", title, "--body", body, "--add-label", label, ...others]);
  return open;
}
