import { resolve } from "node:path";
import { displayedPath } from "../load/read-source.js";
import { type Issue, issueOf, type WithIssues } from "../model/issue.js";
import type { Upstream } from "../model/upstream.js";
import { type CommandOptions, UsageError } from "./command.js";
import { isFatal } from "./issues.js";
import { type SelectedApi, selectApis } from "./select-apis.js";

/** A selected API whose document comes from somewhere else. */
export interface UpstreamApi extends SelectedApi {
  readonly upstream: Upstream;
  readonly base: string;
}

/**
 * The APIs that were asked for, as far as they have an upstream.
 *
 * @throws {UsageError} if what was asked for has none.
 */
export async function selectUpstreams(options: CommandOptions): Promise<WithIssues<readonly UpstreamApi[]>> {
  const { target, cwd } = options;
  const { value: selected, issues } = await selectApis(options);
  if (isFatal(issues)) return { value: [], issues };
  const apis = selected.flatMap(withUpstream);
  if (apis.length === 0 && target !== undefined) {
    const hint = "Say in the configuration, under `x-specwright.upstream` of the API, where its document comes from.";
    throw new UsageError(`\`${target}\` has no upstream.`, hint);
  }
  const found = apis.length === 0 ? [noUpstreamIssue(options)] : rootIssues(apis, cwd);
  return { value: found.length === 0 ? apis : [], issues: [...issues, ...found] };
}

function withUpstream(api: SelectedApi): readonly UpstreamApi[] {
  const { upstream, base } = api;
  return upstream === undefined || base === undefined ? [] : [{ ...api, upstream, base }];
}

function noUpstreamIssue({ config = "redocly.yaml", cwd }: CommandOptions): Issue {
  const location = { file: displayedPath(resolve(cwd, config), cwd), line: 1, column: 1, pointer: "" };
  const hint = "Say under `apis.<name>.x-specwright.upstream` where the document of an API comes from.";
  return issueOf("config-invalid", location, "No API has an upstream.", hint);
}

/** Each upstream needs a file of its own to be written to. */
function rootIssues(apis: readonly UpstreamApi[], cwd: string): readonly Issue[] {
  return apis.flatMap((api, index) => {
    const { name, root, upstream } = api;
    if (/^https?:/i.test(root)) {
      const hint = "Name the file that the document is to be written to.";
      return [issueOf("config-invalid", upstream.location, `The \`root\` of \`${name}\` is no file.`, hint)];
    }
    const path = resolve(cwd, root);
    const other = apis.slice(0, index).find((each) => resolve(cwd, each.root) === path);
    if (other === undefined) return [];
    const message = `\`${other.name}\` and \`${name}\` have the same document, \`${root}\`, and an upstream each.`;
    return [issueOf("config-invalid", upstream.location, message, "Leave one of the two upstreams out.")];
  });
}
