import ts from "typescript";
import { libraries } from "./compile-package.js";

/** The ways in which a TypeScript project may look for the modules of a package. */
export const resolutions = ["nodenext", "node16", "bundler"] as const;

export type Resolution = (typeof resolutions)[number];

const modules = {
  nodenext: { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  node16: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
} as const;

/** The settings of a strict project that uses a package. */
export function compilerOptionsFor(resolution: Resolution): ts.CompilerOptions {
  return {
    ...modules[resolution],
    target: ts.ScriptTarget.ES2022,
    lib: libraries,
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    moduleDetection: ts.ModuleDetectionKind.Force,
    noEmit: true,
    skipLibCheck: true,
  };
}
