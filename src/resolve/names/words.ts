import { identifierWords } from "../../model/identifier-words.js";

/** The words of a wire name: runs of letters and digits; everything else separates, `_` and `$` too. */
export function wordsOf(name: string): readonly string[] {
  return identifierWords(name.normalize("NFC"));
}

/** `foo-bar` → `FooBar`: the first letter of each word becomes a capital, the rest stays as written. */
export function pascalCase(name: string): string {
  const joined = wordsOf(name).map(capitalize).join("");
  return startsLikeIdentifier(joined) ? joined : `_${joined}`;
}

/** `repos/list-for-org` → `reposListForOrg`; a leading run of capitals goes down with it: `URLShorten` → `urlShorten`. */
export function camelCase(name: string): string {
  return pascalCase(name).replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u, (capitals) => capitals.toLowerCase());
}

/** `Code Scanning` and `codeScanning` → `code-scanning`. */
export function kebabCase(name: string): string {
  return wordsOf(name.replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, "$1-$2"))
    .map((word) => word.toLowerCase())
    .join("-");
}

/** The first letter as a capital, the rest as written. */
export function capitalize(word: string): string {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return word === "" ? "" : first.toUpperCase() + word.slice(first.length);
}

function startsLikeIdentifier(text: string): boolean {
  return /^\p{ID_Start}/u.test(text);
}
