// The package brings no types, and @types/semver describes a hundred functions for the three that are called.
declare module "semver" {
  interface SemVer {
    readonly major: number;
    readonly minor: number;
    readonly patch: number;
    readonly prerelease: readonly (string | number)[];
    readonly build: readonly string[];
    /** Without build metadata. */
    readonly version: string;
  }
  const semver: {
    parse(version: string): SemVer | null;
    inc(version: string, release: "major" | "minor" | "patch"): string | null;
    lt(left: string, right: string): boolean;
  };
  export = semver;
}
