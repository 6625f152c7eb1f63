import { camelCase, wordsOf } from "./words.js";

/** What descriptions of servers say of every server. */
const idleWords: ReadonlySet<string> = new Set("a an the api server environment endpoint url base".split(" "));

const mostWords = 3;

/**
 * The keys of `serverUrls`. They are public API: the name of a server (OpenAPI 3.2.0, section 4.5.1), else the words of a short description (`Production server` → `production`), else those of
 * the host (`https://eu.api.example` → `euApiExample`), else the position; one that is taken gets a number.
 */
export function serverNames(
  servers: readonly { readonly template: string; readonly name?: string; readonly description: string }[],
): readonly string[] {
  const taken = new Set<string>();
  return servers.map(({ template, name: given = "", description }, index) => {
    const words = [wordsOf(given), tellingWords(description), wordsOf(hostOf(template))];
    const wanted = words.map(nameOf).find((each) => each !== undefined) ?? `server${index + 1}`;
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
    taken.add(name);
    return name;
  });
}

/** None for a description that is a sentence. */
function tellingWords(description: string): readonly string[] {
  const words = wordsOf(description.replaceAll(/['’]/g, "")).filter((word) => !idleWords.has(word.toLowerCase()));
  return words.length > mostWords ? [] : words;
}

/** Names begin with a letter. */
function nameOf(words: readonly string[]): string | undefined {
  const name = camelCase(words.join(" "));
  return words.length === 0 || name.startsWith("_") ? undefined : name;
}

/** Without port and variables. */
function hostOf(template: string): string {
  const [, host = ""] = /^[^/]*\/\/([^/?#]*)/.exec(template) ?? [];
  return host.replaceAll(/\{[^{}]*\}/g, "").replace(/:\d*$/, "");
}
