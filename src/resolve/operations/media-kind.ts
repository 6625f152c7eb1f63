import type { MediaKind } from "../../model/api.js";

/** How bodies of a media type travel. */
export function mediaKindOf(contentType: string): MediaKind {
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  if (/[/+]json$/.test(type) || type === "*/*") return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  if (type === "text/event-stream" || /^application\/(?:x-)?(?:ndjson|jsonl|json-seq|stream\+json)$/.test(type))
    return "stream";
  return type.startsWith("text/") || /[/+](?:xml|yaml)$/.test(type) ? "text" : "binary";
}
