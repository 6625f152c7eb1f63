import type { MediaKind } from "../../model/api.js";

/** How bodies of a media type travel. */
export function mediaKindOf(contentType: string): MediaKind {
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  if (isStream(type)) return "stream";
  if (/[/+]json$/.test(type) || type === "*/*") return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  return type.startsWith("text/") || /[/+](?:xml|yaml)$/.test(type) ? "text" : "binary";
}

/** Whether the parts of a body have names, which nothing gives to those of a list (RFC 7578, section 4.2). */
export function isFormData(contentType: string): boolean {
  return /^\s*multipart\/form-data\b/i.test(contentType);
}

function isStream(type: string): boolean {
  if (type === "text/event-stream" || /[/+]json-seq$/.test(type)) return true;
  return /^application\/(?:(?:x-)?(?:ndjson|jsonl|json-?lines)|stream\+json)$/.test(type);
}
