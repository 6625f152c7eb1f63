import { issueOf, type Issue } from "../../model/issue.js";
import { isJsonObject, pointerOf } from "../../model/json.js";
import { schemasIn } from "../../model/schema-walk.js";
import type { SpecDocument } from "../../model/spec-document.js";

/** Says where a document tells how XML is made of data (OpenAPI 3.2.0, section 4.26.2), once: bodies in XML are texts that the caller writes and reads. */
export function xmlIssues({ content, version, locate }: SpecDocument): readonly Issue[] {
  if (version !== "3.2") return [];
  const places = [...schemasIn(content, "object")].flatMap(({ schema, pointer }) =>
    isJsonObject(schema["xml"]) && schema["xml"]["nodeType"] !== undefined
      ? [pointerOf(pointer, "xml", "nodeType")]
      : [],
  );
  const [first, ...others] = places;
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : `, here and in ${others.length} more places`;
  const message = `Bodies in XML are given and read as text, so \`nodeType\` means nothing${more}.`;
  return [issueOf("feature-unsupported", locate(first), message)];
}
