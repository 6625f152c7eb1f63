import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CheckedPackage } from "./check-package.js";

/** The part of `@arethetypeswrong/core` that we use; it is the user's to install. */
interface TypesChecker {
  createPackageFromTarballData(tarball: Uint8Array): unknown;
  checkPackage(checked: unknown): Promise<{ readonly problems?: readonly TypesProblem[] }>;
}

interface TypesProblem {
  readonly kind: string;
  readonly entrypoint?: string;
  readonly resolutionKind?: string;
  readonly fileName?: string;
  readonly typesFileName?: string;
}

/** Resolution of TypeScript before 4.7, which knows no `exports`; TypeScript 6 warns of it, and 7 has it no more. */
const forgotten = "node10";

/**
 * What arethetypeswrong finds wrong with a package; undefined where it is not installed.
 *
 * It is no dependency of ours, since it would bring a second TypeScript: 29 MB for everyone who never packs anything.
 */
export async function checkTypes(
  { tarball, cjs }: CheckedPackage,
  cwd: string,
): Promise<readonly string[] | undefined> {
  const checker = await loadChecker(cwd);
  if (checker === undefined) return undefined;
  const { problems = [] } = await checker.checkPackage(checker.createPackageFromTarballData(tarball));
  return problems
    .filter(({ kind, resolutionKind }) => {
      if (resolutionKind === forgotten) return false;
      // `require` of a package that has ES modules alone is what its README says.
      return cjs || kind !== "CJSResolvesToESM";
    })
    .map(({ kind, entrypoint, resolutionKind, fileName, typesFileName }) =>
      [kind, entrypoint, resolutionKind, fileName ?? typesFileName].filter((part) => part !== undefined).join(" "),
    );
}

/** The user's own, else what stands beside us. */
async function loadChecker(cwd: string): Promise<TypesChecker | undefined> {
  for (const place of [pathToFileURL(join(cwd, "package.json")).href, import.meta.url]) {
    const path = resolved(place);
    // The package's declarations say that it has these two functions, and the range of our peer dependency holds them to it.
    if (path !== undefined) return (await import(pathToFileURL(path).href)) as TypesChecker;
  }
  return undefined;
}

function resolved(place: string): string | undefined {
  try {
    return createRequire(place).resolve("@arethetypeswrong/core");
  } catch {
    return undefined;
  }
}
