import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { textOf } from "./package-file.js";
import type { CheckedPackage } from "./check-package.js";

/** What publint finds wrong with a package; its suggestions are left to whoever likes them. */
export async function checkPublint({ files, tarball }: CheckedPackage): Promise<readonly string[]> {
  const { messages } = await publint({ pack: { tarball: bufferOf(tarball) }, level: "warning" });
  const manifest: Record<string, unknown> = JSON.parse(textOf(files, "package.json") ?? "{}");
  return messages.map((message) => formatMessage(message, manifest, { color: false }) ?? message.code);
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
