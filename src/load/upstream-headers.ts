import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import type { UpstreamHeader } from "../model/upstream.js";

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
/** What a value may not have (RFC 9110, section 5.5), or what `fetch` cannot send. */
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const unsendable = /[\x00-\x08\x0a-\x1f\x7f]|[^\x00-\xff]/;

/** The headers as they are sent, with what the environment says in place of `${NAME}`; names in lower case. */
export function upstreamHeaders(
  headers: readonly UpstreamHeader[],
  environment: Readonly<Record<string, string | undefined>>,
): WithIssues<Readonly<Record<string, string>>> {
  const sent: [string, string][] = [];
  const issues: Issue[] = [];
  for (const { name, value, location } of headers) {
    const missing = [...value.matchAll(variable)].map(([, each]) => each ?? "").filter((each) => !environment[each]);
    // A secret that was read from a file often ends with the line.
    const expanded = value.replace(variable, (_, each: string) => environment[each] ?? "").trim();
    for (const each of new Set(missing)) {
      const message = `The header \`${name}\` needs \`${each}\`, which the environment does not have.`;
      issues.push(issueOf("config-invalid", location, message, `Set \`${each}\` before the command is run.`));
    }
    if (unsendable.test(expanded)) {
      const message = `The header \`${name}\` has a character that no header can carry.`;
      issues.push(issueOf("config-invalid", location, message));
    }
    sent.push([name.toLowerCase(), expanded]);
  }
  return { value: Object.fromEntries(sent), issues };
}
