import type { ts } from "ts-morph";

const longest = 300;

/** What the compiler says, shortened: the path of properties, then its last and most specific sentence. */
export function explainDiagnostic({ messageText }: ts.Diagnostic): string {
  const path: string[] = [];
  let message: ts.DiagnosticMessageChain | undefined = typeof messageText === "string" ? undefined : messageText;
  let last = typeof messageText === "string" ? messageText : messageText.messageText;
  while (message !== undefined) {
    const { messageText: sentence, next } = message;
    last = sentence;
    const segment = next === undefined ? undefined : segmentOf(sentence);
    if (segment !== undefined) path.push(segment);
    message = next?.[0];
  }
  return explanation(path, last);
}

/** A path of properties and a sentence, as explanations have them: "`status`: Type …". */
export function explanation(path: readonly string[], sentence: string): string {
  const steps = path
    .map((segment, index) => (index === 0 || segment.startsWith("[") ? segment : `.${segment}`))
    .join("");
  const text = withoutModules(sentence);
  return shortened(path.length === 0 ? text : `\`${steps}\`: ${text}`, longest);
}

/** Names of types as people know them, without the modules that we made up for the compiler. */
export function withoutModules(text: string): string {
  return text
    .replaceAll(/import\("\/?(?:before|after|fixed|check)(?:\.ts)?"\)\./g, "")
    .replaceAll(/\$(?:before|after|fixed)\./g, "")
    .replaceAll(/\$\d+\.(?=[\p{ID_Start}$_])/gu, "");
}

/** At most `length` UTF-16 code units; what is cut away is shown by an ellipsis. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 2)) ? length - 2 : length - 1;
  return `${text.slice(0, end)}…`;
}

/** The property, or the path of properties, that a sentence of the chain leads through. */
function segmentOf(sentence: string): string | undefined {
  const property = /^Types of property '([^]*)' are incompatible\.$/.exec(sentence)?.[1];
  if (property !== undefined) return property.startsWith('"') ? `[${property}]` : property;
  const path = /^The types of '([^]*)' are incompatible between these types\.$/.exec(sentence)?.[1];
  if (path !== undefined) return path;
  return sentence.endsWith("index signatures are incompatible.") ? "[key]" : undefined;
}
