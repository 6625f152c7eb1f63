import { pointerOf, type JsonObject } from "../../model/json.js";
import { schemasIn } from "../../model/schema-walk.js";
import type { UpgradeLog } from "./upgrade-log.js";

/** Names what the upgrade makes of schemas, where they do not mean the same afterwards. */
export function reportSchemaLosses(content: JsonObject, log: UpgradeLog): void {
  for (const { schema, pointer } of schemasIn(content, "object")) {
    reportDiscriminator(schema, pointer, log);
    if (schema["x-nullable"] === true) reportNullable(schema, pointer, log);
  }
}

/** The property has to be required (Swagger 2.0, Schema Object, `discriminator`), and the upgrade makes it that. */
function reportDiscriminator({ discriminator, required }: JsonObject, pointer: string, log: UpgradeLog): void {
  if (typeof discriminator !== "string") return;
  if (Array.isArray(required) && required.includes(discriminator)) return;
  const message = `The discriminator \`${discriminator}\` becomes a required property, as Swagger 2.0 demands.`;
  log.changed(pointerOf(pointer, "discriminator"), message, "List it under `required`.");
}

/** `nullable` adds null to the `type` beside it, and to nothing else (OpenAPI 3.0.4, Schema Object). */
function reportNullable(schema: JsonObject, pointer: string, log: UpgradeLog): void {
  const { enum: literals } = schema;
  const at = pointerOf(pointer, "x-nullable");
  if (typeof schema["$ref"] === "string") {
    log.changed(at, "`x-nullable` has no effect beside `$ref`: null is refused.", "Put it into the schema itself.");
  } else if (schema["type"] === undefined) {
    log.changed(at, "`x-nullable` has no effect without a `type` beside it.");
  } else if (Array.isArray(literals) && !literals.includes(null)) {
    log.changed(at, "`x-nullable` has no effect on an `enum` without null: null is refused.", "List it under `enum`.");
  }
}
