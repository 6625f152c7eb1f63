import type { JsonValue } from "../../src/model/json.js";
import { type DocumentEdit, drop, fresh, listOfFresh, set } from "./document-edit.js";
import { type Editable, isEditable, memberAt } from "./document-walk.js";

/** Every way to change an operation, as data. */
export const operationEdits: readonly DocumentEdit[] = [
  { name: "remove an operation", among: "paths", apply: ({ value }) => removeOperation(value) },
  {
    name: "add an operation",
    among: "paths",
    apply: ({ value }) => !("delete" in value) && set(value, "delete", freshOperation()),
  },
  operation("rename the operationId", (value) => "operationId" in value && set(value, "operationId", fresh)),
  operation("use other words for an operation", (value) => set(value, "summary", "In other words.")),
  operation("deprecate an operation", (value) => value["deprecated"] !== true && set(value, "deprecated", true)),
  operation("add an optional parameter", (value) => addParameter(value, false)),
  operation("add a required parameter", (value) => addParameter(value, true)),
  operation("remove a parameter", (value) => {
    const list = parametersOf(value);
    const index = list.findIndex((each) => isEditable(each) && each["in"] === "query");
    return (
      index !== -1 &&
      set(
        value,
        "parameters",
        list.filter((_each, place) => place !== index),
      )
    );
  }),
  operation("require a parameter", (value) => requireParameter(value, true)),
  operation("require a parameter no longer", (value) => requireParameter(value, false)),
  operation("add an error", (value) => addStatus(value, "418")),
  operation("add a success", (value) => addStatus(value, "299")),
  operation("remove an error", (value) => removeStatus(value, (status) => /^[45]\d\d$/.test(status))),
  operation("remove a success", (value) => removeStatus(value, (status) => /^2\d\d$/.test(status))),
  operation("add a media type to an answer", (value) =>
    editContent(value, "responses", (content) => set(content, "application/x-fresh+json", { schema: listOfFresh() })),
  ),
  operation("remove a media type from an answer", (value) => editContent(value, "responses", removeFirst)),
  operation("add a media type to the body", (value) =>
    editContent(value, "requestBody", (content) => set(content, "application/x-fresh+json", { schema: listOfFresh() })),
  ),
  operation("remove a media type from the body", (value) => editContent(value, "requestBody", removeFirst)),
  operation("require the body", (value) =>
    memberAt({ pointer: "", value }, "requestBody").some(
      ({ value: body }) => body["required"] !== true && set(body, "required", true),
    ),
  ),
  operation("require the body no longer", (value) =>
    memberAt({ pointer: "", value }, "requestBody").some(
      ({ value: body }) => body["required"] === true && drop(body, "required"),
    ),
  ),
  operation("remove the body", (value) => drop(value, "requestBody")),
  operation("add a header to an answer", (value) =>
    memberAt({ pointer: "", value }, "responses").some((responses) =>
      Object.keys(responses.value)
        .flatMap((status) => memberAt(responses, status))
        .some(
          ({ value: response }) =>
            !("headers" in response) && set(response, "headers", { "X-Fresh": { schema: { type: "string" } } }),
        ),
    ),
  ),
  operation("use another tag", (value) => set(value, "tags", [fresh])),
  operation("ask for no credentials", (value) => value["security"] === undefined && set(value, "security", [])),
];

function operation(name: string, change: (value: Editable) => boolean): DocumentEdit {
  return { name, among: "operations", apply: ({ value }) => change(value) };
}

function freshOperation(): JsonValue {
  return { operationId: fresh, responses: { "204": { description: "Done." } } };
}

function removeOperation(value: Editable): boolean {
  const method = ["get", "post", "put", "patch", "delete"].find((each) => each in value);
  return method !== undefined && delete value[method];
}

function parametersOf(value: Editable): readonly JsonValue[] {
  const { parameters } = value;
  return Array.isArray(parameters) ? parameters : [];
}

function addParameter(value: Editable, isRequired: boolean): boolean {
  const parameter = { in: "query", name: fresh, required: isRequired, schema: { type: "string" } };
  return set(value, "parameters", [...parametersOf(value), parameter]);
}

function requireParameter(value: Editable, isRequired: boolean): boolean {
  const parameter = parametersOf(value).find(
    (each) => isEditable(each) && each["in"] === "query" && (each["required"] === true) !== isRequired,
  );
  return isEditable(parameter) && set(parameter as Editable, "required", isRequired); // JSON of ours, which may be changed
}

function addStatus(value: Editable, status: string): boolean {
  const { responses } = value;
  if (!isEditable(responses) || status in responses || `${status.charAt(0)}XX` in responses) return false;
  const content = { "application/json": { schema: listOfFresh() } };
  return set(responses as Editable, status, { description: "Is new.", content }); // as above
}

function removeStatus(value: Editable, isMeant: (status: string) => boolean): boolean {
  const { responses } = value;
  if (!isEditable(responses)) return false;
  const status = Object.keys(responses).find(isMeant);
  if (status === undefined || `${status.charAt(0)}XX` in responses) return false;
  return delete (responses as Editable)[status]; // as above
}

function editContent(
  value: Editable,
  part: "responses" | "requestBody",
  edit: (content: Editable) => boolean,
): boolean {
  const holders = memberAt({ pointer: "", value }, part).flatMap((site) =>
    part === "requestBody" ? [site] : Object.keys(site.value).flatMap((status) => memberAt(site, status)),
  );
  return holders.flatMap((holder) => memberAt(holder, "content")).some((content) => edit(content.value));
}

function removeFirst(content: Editable): boolean {
  const [first, second] = Object.keys(content);
  return first !== undefined && second !== undefined && delete content[first];
}
