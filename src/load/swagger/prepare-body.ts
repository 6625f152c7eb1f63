import { pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import type { MutableObject } from "../copy-json.js";
import { isMutableObject } from "../copy-json.js";
import { withCollectionFormat } from "./collection-format.js";
import { assumeJson, isFormType, mediaTypesOf, multipart, urlencoded } from "./media-types.js";
import type { SwaggerParameter } from "./swagger-parameter.js";
import type { UpgradeLog } from "./upgrade-log.js";

/** The parameters that make the body of a request, and what it consumes. */
export interface PreparedBody {
  readonly parameters: readonly JsonObject[];
  readonly consumes?: readonly string[];
}

/** An operation whose body is looked at. */
export interface BodyContext {
  readonly operation: JsonObject;
  readonly pointer: string;
  readonly content: JsonObject;
  readonly log: UpgradeLog;
}

/** The body of an operation: its own parameters `body` and `formData`, and those of the path that it does not replace. */
export function prepareBody(
  own: readonly SwaggerParameter[],
  inherited: readonly SwaggerParameter[],
  context: BodyContext,
): PreparedBody {
  const { log } = context;
  const [ownFields, ownBodies] = [own.filter(isField), own.filter(isBody)];
  const names = new Set(ownFields.map(({ value }) => value["name"]));
  const fields = [...inherited.filter((each) => isField(each) && !names.has(each.value["name"])), ...ownFields];
  const inheritedBodies = ownFields.length > 0 ? [] : inherited.filter(isBody);
  const [body, ...others] = ownBodies.length > 0 ? ownBodies : inheritedBodies;
  if (body === undefined) return fields.length === 0 ? { parameters: [] } : prepareFields(fields, context);
  for (const { writtenAt } of [...others, ...(ownBodies.length > 0 ? ownFields : fields)]) {
    log.report(
      "parameter-invalid",
      writtenAt,
      "A request has one body, and no fields of a form beside it; this is left out.",
    );
  }
  return prepareWhole(body, context);
}

/** Whether a parameter is the body of a request or a part of it. */
export function isPayload(parameter: SwaggerParameter): boolean {
  return isBody(parameter) || isField(parameter);
}

function isBody({ value }: SwaggerParameter): boolean {
  return value["in"] === "body";
}

function isField({ value }: SwaggerParameter): boolean {
  return value["in"] === "formData";
}

function prepareWhole(body: SwaggerParameter, { operation, pointer, content, log }: BodyContext): PreparedBody {
  log.moved(pointerOf(pointer, "requestBody"), body.pointer);
  const consumes = mediaTypesOf("consumes", operation, content) ?? assumeJson("consumes", body.writtenAt, log);
  return { parameters: [body.value], consumes };
}

function prepareFields(fields: readonly SwaggerParameter[], context: BodyContext): PreparedBody {
  const { pointer, log } = context;
  const requestBody = pointerOf(pointer, "requestBody");
  const consumes = formTypes(fields, context);
  const [first] = fields;
  if (first !== undefined) log.moved(requestBody, first.pointer);
  for (const type of consumes) {
    for (const { value, pointer: origin } of fields) {
      const properties = pointerOf(requestBody, "content", type, "schema", "properties");
      log.moved(pointerOf(properties, String(value["name"])), origin);
    }
    log.afterwards(pointerOf(requestBody, "content", type, "schema"), withoutEmptyRequired);
  }
  // The library leaves the body optional, whatever its fields are.
  const isRequired = fields.some(({ value }) => value["required"] === true);
  if (isRequired) log.afterwards(requestBody, (body) => void (body["required"] = true));
  return { parameters: fields.map((field) => withCollectionFormat(field.value, field.pointer, log)), consumes };
}

/** JSON Schema of OpenAPI 3.0 has no empty `required`. */
function withoutEmptyRequired(schema: MutableObject): void {
  const { required } = schema;
  if (Array.isArray(required) && required.length === 0) delete schema["required"];
  if (!isMutableObject(schema["properties"])) delete schema["properties"];
}

/** Files need `multipart/form-data`; what consumes no form at all is sent as the simplest that can carry it. */
function formTypes(fields: readonly SwaggerParameter[], { operation, content, log }: BodyContext): readonly string[] {
  const declared = mediaTypesOf("consumes", operation, content) ?? [];
  const forms = declared.filter(isFormType);
  const file = fields.find(({ value }) => value["type"] === "file");
  const sent = file === undefined ? forms : forms.filter((type) => type === multipart);
  if (sent.length > 0) return sent;
  const type = file === undefined ? urlencoded : multipart;
  const message = `Fields of a form need a form in \`consumes\`${file === undefined ? "" : ", and files the one that can carry them"}: \`${type}\` is taken.`;
  const at = (file ?? fields[0])?.writtenAt ?? "";
  if (declared.length === 0) log.assumed(type, at, message, `Say it under \`consumes\`.`);
  else log.changed(at, message, `Say it under \`consumes\`, which has ${quoted(declared)}.`);
  return [type];
}

function quoted(types: readonly JsonValue[]): string {
  return types.map((type) => `\`${String(type)}\``).join(", ");
}
