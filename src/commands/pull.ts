import { extname } from "node:path";
import { displayedUrl } from "../load/displayed-url.js";
import { fetchText, type FetchedText } from "../load/fetch-text.js";
import { displayedPath } from "../load/read-source.js";
import { contentOfTree, parseTree } from "../load/read-tree.js";
import { readUpstreamDocument, type UpstreamDocument } from "../load/read-upstream.js";
import { upstreamHeaders } from "../load/upstream-headers.js";
import { type Issue, issueOf, type WithIssues } from "../model/issue.js";
import type { JsonValue } from "../model/json.js";
import { defaultSettings } from "../model/settings.js";
import { shellWord } from "../model/shell-word.js";
import { resolveApi } from "../resolve/resolve-api.js";
import { formatDocument } from "../write/format-document.js";
import { replaceFile } from "../write/replace-file.js";
import { isEntityTag, type PullRecord, writePullRecord } from "../write/upstream-lock.js";
import type { CommandOptions, CommandResult } from "./command.js";
import { type NameChanges, operationChanges, schemaChanges } from "./name-changes.js";
import { hashOfTree, type PulledDocument, readPulledDocument } from "./pulled-document.js";
import { type Outcome, runEach } from "./run-each.js";
import { selectUpstreams, type UpstreamApi } from "./select-upstreams.js";

/** What `pull` is asked to do. */
export interface PullOptions extends CommandOptions {
  /** What `${NAME}` in headers stands for: `process.env`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether nothing is written, and an upstream that has changed is an error. */
  readonly check?: boolean;
  /** Whether a document is replaced even if it is not what was pulled last. */
  readonly force?: boolean;
  /** In milliseconds, before a second attempt where the host does not say how long. */
  readonly retryDelayMs?: number;
}

/** What `pull` did for one API. */
export interface PullSummary {
  /** The document, as the user would type it. */
  readonly file: string;
  /** The upstream, without credentials. */
  readonly url: string;
  /** `formatted`: what the document says is the same, and only how it is written was changed. */
  readonly outcome: "unchanged" | "formatted" | "created" | "replaced";
  /** Whether the document was written; never with `check`. */
  readonly written: boolean;
  readonly operations: NameChanges;
  readonly schemas: NameChanges;
  /** What `generate` will say about the document; 0 if it is unchanged. */
  readonly errors: number;
  readonly warnings: number;
  readonly durationMs: number;
}

/**
 * Brings the documents of APIs up to date with their upstreams: load, resolve, write.
 *
 * @throws {UsageError} if what was asked for cannot be understood.
 */
export async function pull(options: PullOptions): Promise<CommandResult<PullSummary>> {
  return runEach(await selectUpstreams(options), options, (api) => pullApi(api, options));
}

/** What the steps of one pull share. */
interface Pull {
  readonly api: UpstreamApi;
  readonly options: PullOptions;
  readonly local: PulledDocument;
  readonly url: string;
  readonly startedAt: number;
}

async function pullApi(api: UpstreamApi, options: PullOptions): Promise<Outcome<PullSummary>> {
  const startedAt = performance.now();
  options.onPhase?.(api.name, "fetch");
  const { value: local, issues } = await readPulledDocument(api, options.cwd);
  if (local === undefined) return { value: undefined, issues };
  const { value: headers, issues: unsendable } = upstreamHeaders(api.upstream.headers, options.environment);
  if (unsendable.length > 0) return { value: undefined, issues: unsendable };

  const run: Pull = { api, options, local, url: displayedUrl(api.upstream.url), startedAt };
  const fetched = await askUpstream(run, headers);
  if (fetched.status === "failed") return { value: undefined, issues: [withHeaderHint(fetched.issue)] };
  if (fetched.status === "not-modified") return { value: summaryOf(run, "unchanged"), issues: [] };
  options.onPhase?.(api.name, "load");
  const { value: upstream, issues: found } = await readUpstreamDocument(fetched.text, run.url);
  if (upstream === undefined) return { value: undefined, issues: found };
  return compare(run, upstream, found, fetched.etag);
}

/** Who follows an upstream can send it credentials, which others that fetch cannot. */
function withHeaderHint(issue: Issue): Issue {
  if (!/ answers with status 40[13]\.$/.test(issue.message)) return issue;
  return { ...issue, hint: "It wants credentials: send them under `x-specwright.upstream.headers`." };
}

/** Only what was pulled and not touched since can be left as it is without a look. */
function askUpstream({ api, options, local }: Pull, headers: Readonly<Record<string, string>>): Promise<FetchedText> {
  const { url, timeoutMs, maximumBytes } = api.upstream;
  const { record, current, isReplaceable } = local;
  const isKnown = record?.url === url && current !== undefined && isReplaceable && options.force !== true;
  return fetchText(url, {
    headers,
    allow: [...(api.allow ?? []), ...(options.allow ?? [])],
    ...(options.proxy === undefined ? {} : { proxy: options.proxy }),
    ...(isKnown && record.etag !== undefined ? { ifNoneMatch: record.etag } : {}),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(maximumBytes === undefined ? {} : { maximumBytes }),
    ...(options.retryDelayMs === undefined ? {} : { retryDelayMs: options.retryDelayMs }),
  });
}

async function compare(
  run: Pull,
  upstream: UpstreamDocument,
  found: readonly Issue[],
  etag: string | undefined,
): Promise<Outcome<PullSummary>> {
  const { api, options, local } = run;
  const hash = hashOfTree(upstream.tree);
  const record: PullRecord = {
    url: api.upstream.url,
    ...(isEntityTag(etag) ? { etag } : {}),
    sha256: hash,
  };
  // A new entity tag alone is not written down: it would be a change in the repository with nothing behind it.
  const isRecorded = local.record?.sha256 === hash && local.record.url === record.url;
  const isSame = local.current?.hash === hash;
  if (isSame && isRecorded && options.force !== true) return { value: summaryOf(run, "unchanged"), issues: [] };

  options.onPhase?.(api.name, "resolve");
  const { issues: unresolved } = resolveApi(upstream.document, api.settings ?? defaultSettings);
  const known = [...found, ...unresolved];
  const { value: text, issues: unwritable } = textFor(run, upstream);
  const fatal = [...known.filter(({ severity }) => severity === "fatal"), ...unwritable];
  if (text === undefined || fatal.length > 0) return { value: undefined, issues: fatal };
  const outcome = outcomeOf(local, isSame, text);
  const value = { ...summaryOf(run, outcome, contentOfTree(upstream.tree)), ...countsOf(known) };
  if (options.check === true) return { value, issues: isSame ? [] : [changedIssue(run, value)] };
  if (!isSame && !local.isReplaceable && options.force !== true) {
    return { value: undefined, issues: [editedIssue(run)] };
  }
  options.onPhase?.(api.name, "write");
  if (outcome !== "unchanged") await replaceFile(local.path, text);
  // Last: should this run be killed before, the next one finds that the document is what the upstream serves.
  if (!isRecorded) await writePullRecord(api.base, local.lock, local.key, record);
  return { value: { ...value, written: outcome !== "unchanged" }, issues: [] };
}

/** The text of the new document, which is read back before it is used. */
function textFor({ local, options }: Pull, { tree }: UpstreamDocument): WithIssues<string | undefined> {
  const format = extname(local.path).toLowerCase() === ".json" ? "json" : "yaml";
  const text = formatDocument(tree, format);
  const file = displayedPath(local.path, options.cwd);
  const { value: again } = parseTree({ file, path: local.path, text });
  if (again !== undefined && hashOfTree(again.tree) === hashOfTree(tree)) return { value: text, issues: [] };
  const message = `What the upstream serves cannot be written as ${format.toUpperCase()} without a change of its values.`;
  const hint = "Let the `root` be a file of JSON.";
  return { value: undefined, issues: [issueOf("document-invalid", { file, ...start }, message, hint)] };
}

const start = { line: 1, column: 1, pointer: "" };

function outcomeOf({ current }: PulledDocument, isSame: boolean, text: string): PullSummary["outcome"] {
  if (current === undefined) return "created";
  if (!isSame) return "replaced";
  return current.source.text.replaceAll("\r\n", "\n") === text ? "unchanged" : "formatted";
}

function summaryOf(run: Pull, outcome: PullSummary["outcome"], content?: JsonValue): PullSummary {
  const { local, options, url, startedAt } = run;
  const before = local.current?.source.content ?? null;
  const after = content ?? before;
  return {
    file: displayedPath(local.path, options.cwd),
    url,
    outcome,
    written: false,
    operations: operationChanges(before, after),
    schemas: schemaChanges(before, after),
    errors: 0,
    warnings: 0,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

function countsOf(issues: readonly Issue[]): Pick<PullSummary, "errors" | "warnings"> {
  const warnings = issues.filter(({ severity }) => severity === "warning").length;
  return { errors: issues.length - warnings, warnings };
}

function changedIssue({ api, url }: Pull, { file, outcome }: PullSummary): Issue {
  const message =
    outcome === "created" ? `There is no \`${file}\` yet.` : `\`${file}\` is not what \`${url}\` serves any more.`;
  const hint = `Run \`npx specwright pull ${shellWord(api.name)}\`; \`specwright diff\` says what the change means.`;
  return issueOf("upstream-changed", { file, ...start }, message, hint);
}

function editedIssue({ api, local, options, url }: Pull): Issue {
  const file = displayedPath(local.path, options.cwd);
  const message =
    local.record === undefined
      ? `\`${file}\` was never pulled, and is not what \`${url}\` serves.`
      : `\`${file}\` was edited since it was pulled, and \`${url}\` would replace the edits.`;
  const hint = `Keep it somewhere else if it is of worth, then run \`npx specwright pull ${shellWord(api.name)} --force\`.`;
  return issueOf("document-edited", { file, ...start }, message, hint);
}
