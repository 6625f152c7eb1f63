import { dirname, resolve } from "node:path";
import type { ApiConfig, Config } from "../model/config.js";
import { issueOf, type Issue, type WithIssues } from "../model/issue.js";
import { isJsonObject, pointerOf, type JsonObject, type JsonValue } from "../model/json.js";
import { nearestName } from "../model/nearest-name.js";
import { type NetworkAllowance, networkAllowances } from "../model/network.js";
import type { Upstream } from "../model/upstream.js";
import { allowName, blockName, settingPlacesOf, type PathOf, readSettings } from "./api-settings.js";
import { openSource } from "./parse-source.js";
import { displayedPath, readSource } from "./read-source.js";
import { ownMember, SettingReader } from "./setting-reader.js";
import type { Source } from "./source.js";
import { readUpstream } from "./upstream-setting.js";

/** The name of the configuration where none is given. */
export const defaultFile = "redocly.yaml";

/**
 * Reads `redocly.yaml`, or the given file in its place.
 *
 * Only what Specwright needs is checked; the rest of the file belongs to Redocly.
 */
export async function loadConfig(file: string | undefined, cwd: string): Promise<WithIssues<Config | undefined>> {
  const path = resolve(cwd, file ?? defaultFile);
  const { value: source, issues } = openSource(path, (absolute) => readSource(absolute, cwd));
  if (source === undefined) {
    return { value: undefined, issues: file === undefined ? issues.map(withBothWays) : issues };
  }
  const config = configOf(source, (written) => displayedPath(resolve(dirname(path), written), cwd));
  return { ...config, issues: [...issues, ...config.issues] };
}

/** Understands a configuration that was read. */
export function configOf(source: Source, pathOf: PathOf): WithIssues<Config | undefined> {
  const reader = new SettingReader(source);
  const apis = apisOf(source.content, reader, pathOf);
  const isFatal = reader.issues.some((issue) => issue.severity === "fatal");
  return { value: isFatal ? undefined : { file: source.file, apis }, issues: reader.issues };
}

/** Without configuration there are two ways on, and the user may know neither. */
function withBothWays(issue: Issue): Issue {
  if (issue.code !== "file-not-found") return issue;
  const hint =
    "Either name a document: `specwright generate openapi.yaml --output src/api`, or list your APIs in " +
    `\`${defaultFile}\`, as \`specwright init\` does: under \`apis.<name>\` their \`root\`, and their \`output\` under \`${blockName}\`.`;
  return issueOf(issue.code, issue.location, `There is no \`${defaultFile}\` here.`, hint);
}

function apisOf(content: JsonValue, reader: SettingReader, pathOf: PathOf): readonly ApiConfig[] {
  if (content === null) return [];
  if (!isJsonObject(content)) {
    reader.report("config-invalid", "", "A configuration is a map of settings.");
    return [];
  }
  reportMisplaced(content, "", reader);
  const outputs = new Map<string, string>();
  return Object.entries(reader.object(content, "", "apis") ?? {}).flatMap(([name, api]) => {
    const pointer = pointerOf("/apis", name);
    if (!isJsonObject(api)) {
      reader.report("config-invalid", pointer, `The API \`${name}\` must be a map of settings.`);
      return [];
    }
    const config = apiOf(name, api, pointer, reader, pathOf);
    if (config?.settings !== undefined) reportSharedOutput(config.settings.output, name, pointer, outputs, reader);
    return config === undefined ? [] : [config];
  });
}

function apiOf(
  name: string,
  api: JsonObject,
  pointer: string,
  reader: SettingReader,
  pathOf: PathOf,
): ApiConfig | undefined {
  const written = reader.requiredText(api, pointer, "root", "It is the path of the OpenAPI document.");
  reportMisplaced(api, pointer, reader);
  const settings = readSettings(api, pointer, reader, pathOf);
  const upstream = upstreamOf(api, pointer, reader);
  if (written === undefined) return undefined;
  const root = /^https?:/i.test(written) ? written : pathOf(written);
  const allow = allowedOf(api, pointer, reader);
  const config: ApiConfig = {
    name,
    root,
    ...(upstream === undefined ? {} : { upstream }),
    ...(allow.length === 0 ? {} : { allow }),
  };
  if (settings === undefined) return config;
  const settingPlaces = settingPlacesOf(settings, pointer, reader);
  const packagePlace =
    settings.package === undefined ? undefined : reader.locate(pointerOf(pointer, blockName, "package"));
  return {
    ...config,
    settings,
    ...(packagePlace && { packagePlace }),
    ...(settingPlaces.size === 0 ? {} : { settingPlaces }),
  };
}

function upstreamOf(api: JsonObject, pointer: string, reader: SettingReader): Upstream | undefined {
  const block = ownMember(api, blockName);
  return isJsonObject(block) ? readUpstream(block, pointerOf(pointer, blockName), reader) : undefined;
}

function allowedOf(api: JsonObject, pointer: string, reader: SettingReader): readonly NetworkAllowance[] {
  const block = ownMember(api, blockName);
  if (!isJsonObject(block)) return [];
  return reader.choices(block, pointerOf(pointer, blockName), allowName, networkAllowances);
}

/** Redocly takes `x-specwright` anywhere and `specwright` nowhere; we read it in one place. */
function reportMisplaced(settings: JsonObject, base: string, reader: SettingReader): void {
  for (const name of Object.keys(settings)) {
    const isMisplaced = base === "" && name === blockName;
    if (!isMisplaced && (name === blockName || nearestName(name, [blockName]) === undefined)) continue;
    const hint = isMisplaced ? `It belongs under one of the \`apis\`.` : `Did you mean \`${blockName}\`?`;
    reader.report("config-unknown-setting", pointerOf(base, name), `\`${name}\` has no effect here.`, hint, "key");
  }
}

/** Each output has its own manifest, so two APIs in one folder would delete each other's files. */
function reportSharedOutput(
  output: string,
  name: string,
  pointer: string,
  outputs: Map<string, string>,
  reader: SettingReader,
): void {
  const other = outputs.get(output);
  if (other === undefined) outputs.set(output, name);
  else {
    const message = `\`${name}\` and \`${other}\` have the same output, \`${output}\`.`;
    reader.report("config-invalid", pointerOf(pointer, blockName, "output"), message, "Give each API its own folder.");
  }
}
