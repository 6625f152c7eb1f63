import { ts } from "ts-morph";

/** Code on one line and without comments: the same for code that differs in comments and line breaks alone. */
export function plainCode(code: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, false, ts.LanguageVariant.Standard, code);
  let text = "";
  let gap = "";
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token >= ts.SyntaxKind.FirstTriviaToken && token <= ts.SyntaxKind.LastTriviaToken) {
      gap = text === "" ? "" : " ";
      continue;
    }
    text += `${gap}${scanner.getTokenText()}`;
    gap = "";
  }
  return text;
}
