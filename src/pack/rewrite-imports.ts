import ts from "typescript";

/** The text of a module with another extension at the end of each relative import: `./client.js` → `./client.cjs`. */
export function withImportExtension(text: string, extension: ".cjs" | ".ts"): string {
  const relative = ts
    .preProcessFile(text, true, true)
    .importedFiles.filter(({ fileName }) => /^\.{1,2}\//.test(fileName));
  let result = "";
  let done = 0;
  for (const { fileName, pos } of [...relative].sort((left, right) => left.pos - right.pos)) {
    // `pos` is that of the quotation mark, or of the first letter, as the compiler likes.
    const start = text.indexOf(fileName, pos);
    result += text.slice(done, start) + fileName.replace(/\.js$/, extension);
    done = start + fileName.length;
  }
  return result + text.slice(done);
}
