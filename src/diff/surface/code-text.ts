import { ts } from "ts-morph";

/** The tokens of a piece of code, one space apart: the same for code that differs in comments and layout alone. */
export function tokensOf(code: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, code);
  const tokens: string[] = [];
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) tokens.push(scanner.getTokenText());
  return tokens.join(" ");
}
