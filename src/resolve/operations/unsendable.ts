import type { Parameter } from "../../model/api.js";
import { isJsonObject, pointerOf, type JsonValue } from "../../model/json.js";
import type { Located } from "../reference.js";
import { isFormData, mediaKindOf } from "./media-kind.js";
import type { OperationContext } from "./operation-context.js";

/** Methods whose requests carry no body in `fetch`, which OpenAPI 3.0 asks to ignore there (3.0.3, section 4.7.10.1). */
const withoutBody: ReadonlySet<string> = new Set(["GET", "HEAD", "TRACE"]);

/** Whether the request at `place` carries its body, as far as it can be written and `fetch` sends it; reports one that is lost. */
export function mayHaveBody(context: OperationContext, method: string, place: string, body: Located): boolean {
  if (!withoutBody.has(method)) return hasMediaType(context, body);
  if (!saysNothing(context, body)) {
    const message = `\`fetch\` sends no body with ${method}, so this one is left out.`;
    const hint = "Describe what it holds as parameters.";
    context.report("feature-unsupported", pointerOf(place, "requestBody"), message, hint);
  }
  return false;
}

/** Reports a method that `fetch` refuses (Fetch standard, section 2.2.1). */
export function reportForbiddenMethod(context: OperationContext, method: string, path: string, place: string): void {
  if (!["CONNECT", "TRACE", "TRACK"].includes(method.toUpperCase())) return;
  const message = `\`fetch\` refuses the method ${method}, so each call of \`${method} ${path}\` ends in an error.`;
  context.report("feature-unsupported", place, message);
}

/** A receiver of webhooks reads parameters of the query, one by one. */
export function reportQuerystring(context: OperationContext, parameters: readonly Parameter[]): void {
  for (const { name, pointer } of parameters.filter((each) => each.in === "querystring")) {
    context.report("feature-unsupported", pointer, `The query \`${name}\` of a webhook or callback is not read.`);
  }
}

/** Without a media type nobody knows how a body is written, and nothing would be sent of what a caller gives. */
function hasMediaType(context: OperationContext, { value, pointer }: Located): boolean {
  const { content } = value;
  if (isJsonObject(content) && Object.keys(content).length > 0) return true;
  const message = "This request body has no media type, so nobody knows how to write it, and it is left out.";
  const hint = "Name its media type in `content`, such as `application/json`.";
  context.report("feature-unsupported", content === undefined ? pointer : pointerOf(pointer, "content"), message, hint);
  return false;
}

/** Stripe's document has for each GET a form without any field; other bodies say something, whatever it is. */
function saysNothing(context: OperationContext, { value, pointer }: Located): boolean {
  const content = isJsonObject(value["content"]) ? Object.entries(value["content"]) : [];
  if (content.length === 0) return false;
  return content.every(([type, media]) => {
    if (mediaKindOf(type) !== "form" && !isFormData(type)) return false;
    const located = context.follow(media, pointerOf(pointer, "content", type));
    const fields = located && context.follow(located.value["schema"], pointerOf(located.pointer, "schema"))?.value;
    const properties: JsonValue | undefined = fields?.["properties"];
    return (
      fields?.["type"] === "object" && isJsonObject(properties ?? {}) && Object.keys(properties ?? {}).length === 0
    );
  });
}
