import { issueOf, type Issue, type Location, type WithIssues } from "../../model/issue.js";
import type { JsonObject } from "../../model/json.js";
import { copyJson, isMutableObject, type MutableJson } from "../copy-json.js";
import { mendReferences } from "./mend-references.js";
import { prepareSwagger } from "./prepare-swagger.js";
import { reportSchemaLosses } from "./schema-losses.js";
import { originFinder } from "./swagger-origin.js";
import { UpgradeLog } from "./upgrade-log.js";

/** A document of Swagger 2.0, as OpenAPI 3.0 says it. */
export interface UpgradedSwagger {
  readonly content: JsonObject;
  /** The pointer into the document of Swagger 2.0 from which the value at a pointer into `content` comes. */
  originOf(pointer: string): string;
}

/** A document of Swagger 2.0 in one piece. */
export interface SwaggerDocument {
  /** A path or a URL. */
  readonly file: string;
  readonly content: JsonObject;
  locate(pointer: string): Location;
}

/** Upgrades a document of Swagger 2.0 to OpenAPI 3.0; what does not mean the same afterwards is an issue. */
export async function upgradeSwagger(document: SwaggerDocument): Promise<WithIssues<UpgradedSwagger | undefined>> {
  const { content, file } = document;
  const log = new UpgradeLog((pointer) => document.locate(pointer));
  reportSchemaLosses(content, log);
  const upgraded = await upgrade(prepareSwagger(content, file, log));
  if (!isMutableObject(upgraded)) return { value: undefined, issues: [...log.issues, unreadable(document)] };
  log.mend(upgraded);
  const originOf = originFinder(content, log.origins);
  mendReferences(upgraded, originOf, log.origins);
  const { openapi = "", ...others } = upgraded;
  return { value: { content: { openapi, ...others }, originOf }, issues: log.issues };
}

/** Only documents of Swagger need the library. It changes what it is given, and throws at what it does not expect. */
async function upgrade(prepared: JsonObject): Promise<MutableJson | undefined> {
  const { upgradeFromTwoToThree } = await import("@scalar/openapi-upgrader/2.0-to-3.0");
  const copy = copyJson(prepared);
  if (!isMutableObject(copy)) return undefined;
  try {
    return upgradeFromTwoToThree(copy) as MutableJson; // made of JSON, and of nothing else
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function unreadable({ locate }: SwaggerDocument): Issue {
  const message = "This document of Swagger 2.0 is not what the specification says, and cannot be upgraded.";
  return issueOf("document-invalid", locate(""), message, "`specwright lint` says where it is not.");
}
