import { issueOf, type Issue } from "../../model/issue.js";
import { valueAt } from "../../model/json.js";
import type { Memory } from "../../model/memory/run-memory.js";
import { identifiersOf } from "../../model/schema-identifiers.js";
import type { SpecDocument } from "../../model/spec-document.js";
import type { LocalNames } from "../names/local-names.js";
import { dereference, type Located } from "../reference.js";
import type { SchemaRegistry } from "../schemas/schema-registry.js";
import type { DocumentContext, OperationAnswers, OperationContext } from "./operation-context.js";
import { readResponse } from "./read-bodies.js";
import { readParameter } from "./read-parameters.js";

/** What a context is made of. */
export interface DocumentParts {
  readonly document: SpecDocument;
  readonly schemas: SchemaRegistry;
  readonly localNames: LocalNames;
  readonly memory: Memory;
  /** Where issues are added. */
  readonly issues: Issue[];
}

/** Makes the context in which a document is read. */
export function createDocumentContext({
  document,
  schemas,
  localNames,
  memory,
  issues,
}: DocumentParts): DocumentContext {
  const { content, version } = document;
  /** Reads what stands in one place once, though many operations refer to it. */
  const readOnce = <Part>(kind: string, read: (context: OperationContext, located: Located) => Part) => {
    const known = new Map<string, Part>();
    return (located: Located): Part => {
      const { value, pointer } = located;
      const part =
        known.get(pointer) ??
        memory.rememberAsking(`${kind} ${pointer}`, [value, pointer], answers, (recorded) =>
          read({ ...recorded, version }, located),
        );
      known.set(pointer, part);
      return part;
    };
  };
  const answers: OperationAnswers = {
    report: (code, pointer, message, hint) => void issues.push(issueOf(code, document.locate(pointer), message, hint)),
    follow: (value, pointer) => dereference(content, value, pointer),
    at: (pointer) => valueAt(content, pointer),
    targetOf: (reference) => identifiersOf(content).resolve(reference, ""),
    parameter: readOnce("parameter", readParameter),
    // It has a name of its own.
    response: readOnce("response", (context, located) => readResponse(context, located, "")),
    readInline: (value, pointer) => schemas.readInline(value, pointer),
    readBody: (value, pointer, wanted) => schemas.readBody(value, pointer, wanted),
    addSchema: (name, wanted, schema) => schemas.add(name, wanted, schema),
  };
  return { ...answers, answers, version, document, localNames, memory };
}
