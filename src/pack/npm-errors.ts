/** What npm says is wrong, of all that it says: it lists every file of a package before. All of it where nothing is marked. */
export function npmErrors(said: string): string {
  const errors = said.split("\n").flatMap((line) => /^npm (?:error|ERR!) ?(.*)$/.exec(line)?.[1] ?? []);
  return errors.length === 0 ? said : errors.join("\n").trim();
}
