import type { EmittedFile } from "../model/emitted-file.js";
import { type VirtualFiles, virtualRoot } from "./virtual-host.js";

/** The files of a package as they stand in `node_modules` of a project at {@link virtualRoot}. */
export function virtualPackage(packageName: string, files: readonly EmittedFile[]): VirtualFiles {
  const folder = `${virtualRoot}/node_modules/${packageName}`;
  return new Map(files.map(({ path, text }) => [`${folder}/${path}`, text]));
}

/** What examples take from Node, without the declarations of Node. */
export const environmentFile: readonly [path: string, text: string] = [
  `${virtualRoot}/environment.d.ts`,
  "declare const process: { readonly env: Readonly<Record<string, string | undefined>> };\n",
];
