import { resolve } from "node:path";
import { UsageError } from "../commands/command.js";
import { isDocument } from "../load/find-documents.js";
import type { Terminal } from "./terminal.js";

/**
 * A report takes the place of whatever its file held: of an earlier report, but of no document.
 *
 * @throws {UsageError} if it would.
 */
export function checkReportFiles(files: readonly (string | undefined)[], { cwd }: Terminal): void {
  const document = files.find((file) => file !== undefined && isDocument(resolve(cwd, file)));
  if (document === undefined) return;
  throw new UsageError(
    `\`${document}\` is an OpenAPI document, and the report would take its place.`,
    "Name another file.",
  );
}
