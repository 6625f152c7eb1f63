import { maskSecrets } from "./mask-secrets.js";
import { type NpmOutcome, type NpmSurroundings, runNpm } from "./run-npm.js";

/** How `npm publish` is called. */
export interface PublishRequest {
  /** Absolute path of the `.tgz`. */
  readonly tarball: string;
  /** Whether the registry is changed. */
  readonly act: boolean;
  readonly provenance: boolean;
  readonly access?: string;
  readonly tag?: string;
}

/** Calls `npm publish`, and gives what it said without credentials. */
export async function publishTarball(
  { tarball, act, provenance, access, tag }: PublishRequest,
  surroundings: NpmSurroundings,
): Promise<NpmOutcome> {
  const parameters = [
    "publish",
    tarball,
    ...(provenance ? ["--provenance"] : []),
    ...(access === undefined ? [] : ["--access", access]),
    ...(tag === undefined ? [] : ["--tag", tag]),
    ...(act ? [] : ["--dry-run"]),
  ];
  const { exitCode, stdout, stderr } = await runNpm(parameters, surroundings);
  const { environment } = surroundings;
  return { exitCode, stdout: maskSecrets(stdout, environment), stderr: maskSecrets(stderr, environment) };
}
