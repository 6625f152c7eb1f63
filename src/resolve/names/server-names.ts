import { camelCase, wordsOf } from "./words.js";

/** What descriptions of servers say of every server. */
const idleWords: ReadonlySet<string> = new Set("a an the api server environment endpoint url base".split(" "));

const mostWords = 3;

/**
 * The keys of `serverUrls`. They are public API: the words of a short description (`Production server` → `production`), else those of
 * the host (`https://eu.api.example` → `euApiExample`), else the position; one that is taken gets a number.
 */
export function serverNames(
  servers: readonly { readonly template: string; readonly description: string }[],
): readonly string[] {
  const taken = new Set<string>();
  return servers.map(({ template, description }, index) => {
    const wanted = nameOf(description) ?? nameOf(hostOf(template), Infinity) ?? `server${index + 1}`;
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
    taken.add(name);
    return name;
  });
}

function nameOf(text: string, longest = mostWords): string | undefined {
  const words = wordsOf(text.replaceAll(/['’]/g, "")).filter((word) => !idleWords.has(word.toLowerCase()));
  const name = words.length === 0 || words.length > longest ? undefined : camelCase(words.join(" "));
  return name?.startsWith("_") === true ? undefined : name;
}

/** Without port and variables. */
function hostOf(template: string): string {
  const [, host = ""] = /^[^/]*\/\/([^/?#]*)/.exec(template) ?? [];
  return host.replaceAll(/\{[^{}]*\}/g, "").replace(/:\d*$/, "");
}
