import type { WithIssues } from "../model/issue.js";
import type { ApiResult, CommandOptions, CommandResult } from "./command.js";
import { inDocumentOrder, isFatal, withStrictness } from "./issues.js";

/** What a command found out about one API; the value is undefined where the work ended early. */
export type Outcome<Summary> = WithIssues<Summary | undefined>;

/** How a command's work is done. */
export interface RunOptions extends Pick<CommandOptions, "strict"> {
  /** On how many APIs work is done at once; one if absent. */
  readonly atOnce?: number;
}

/** Does a command's work for each selected API; what goes wrong with one does not keep the others from their turn. */
export async function runEach<Selected extends { readonly name: string }, Summary>(
  { value: apis, issues }: WithIssues<readonly Selected[]>,
  { strict, atOnce = 1 }: RunOptions,
  work: (api: Selected) => Promise<Outcome<Summary>>,
): Promise<CommandResult<Summary>> {
  const shown = withStrictness(issues, strict);
  if (isFatal(shown)) return { issues: shown, apis: [] };
  const results: ApiResult<Summary>[] = [];
  const queue = apis.entries();
  const takeTurns = async (): Promise<void> => {
    for (const [index, api] of queue) results[index] = await resultOf(api.name, strict, () => work(api));
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return { issues: shown, apis: results };
}

async function resultOf<Summary>(
  api: string,
  strict: boolean | undefined,
  work: () => Promise<Outcome<Summary>>,
): Promise<ApiResult<Summary>> {
  try {
    const { value: summary, issues } = await work();
    const shown = inDocumentOrder(withStrictness(issues, strict));
    return { api, issues: shown, ...(summary === undefined ? {} : { summary }) };
  } catch (failure) {
    return { api, issues: [], failure };
  }
}
