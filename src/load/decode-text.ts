import { isUtf8 } from "node:buffer";
import { issueOf, type WithIssues } from "../model/issue.js";

/** The text that the bytes of `file` mean in UTF-8, without a byte order mark; whatever keeps them from being text is an issue. */
export function decodeText(bytes: Buffer, file: string): WithIssues<string | undefined> {
  const failed = (message: string, hint?: string): WithIssues<undefined> => ({
    value: undefined,
    issues: [issueOf("file-unreadable", { file, line: 1, column: 1, pointer: "" }, message, hint)],
  });
  if (startsWithUtf16Mark(bytes)) return failed(`\`${file}\` is in UTF-16.`, "Save it in UTF-8.");
  if (bytes.includes(0)) return failed(`\`${file}\` is a binary file.`);
  if (!isUtf8(bytes)) return failed(`\`${file}\` is not in UTF-8.`, "Save it in UTF-8.");
  return { value: withoutByteOrderMark(bytes.toString("utf8")), issues: [] };
}

function startsWithUtf16Mark(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
