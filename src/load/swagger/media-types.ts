import { isJsonObject, type JsonObject } from "../../model/json.js";
import type { UpgradeLog } from "./upgrade-log.js";

/** What is sent and received where nothing is said. */
export const assumedType = "application/json";

/** The media types under `consumes` or `produces` of an operation, or of the whole document; undefined where neither says any. */
export function mediaTypesOf(
  keyword: "consumes" | "produces",
  operation: JsonObject,
  content: JsonObject,
): readonly string[] | undefined {
  // An empty list takes back what holds for the whole document (Swagger 2.0, Operation Object).
  const declared = Object.hasOwn(operation, keyword) ? operation[keyword] : content[keyword];
  const types = Array.isArray(declared) ? declared.filter((type) => typeof type === "string" && type !== "") : [];
  return types.length === 0 ? undefined : types;
}

/** Says once that a media type was assumed. */
export function assumeJson(keyword: "consumes" | "produces", pointer: string, log: UpgradeLog): readonly string[] {
  const message = `Nothing says what is ${keyword === "consumes" ? "sent" : "answered"} here, so \`${assumedType}\` is assumed, here and wherever else nothing is said.`;
  log.assumed(keyword, pointer, message, `Say it under \`${keyword}\`, of the operation or of the document.`);
  return [assumedType];
}

/** Whether a client takes it apart as JSON. */
export function isJsonType(type: string): boolean {
  return /^[^;]*[/+]json\s*(?:;|$)/i.test(type);
}

/** Whether it is the media type of a form. */
export function isFormType(type: string): boolean {
  return type === multipart || type === urlencoded;
}

export const multipart = "multipart/form-data";
export const urlencoded = "application/x-www-form-urlencoded";

/** The value of an own member that is an object; an empty one in its absence. */
export function objectIn(parent: JsonObject, name: string): JsonObject {
  const value = Object.hasOwn(parent, name) ? parent[name] : undefined;
  return isJsonObject(value) ? value : {};
}
