import type { Parameter, ParameterLocation } from "../../model/api.js";
import { pointerOf, type JsonObject, type JsonValue } from "../../model/json.js";
import { componentNameOf, type OperationContext } from "./operation-context.js";
import { readParameterSchema } from "./parameter-schema.js";
import { readQuerystring } from "./read-querystring.js";
import type { Located } from "../reference.js";
import { readDocumentation } from "../schemas/schema-documentation.js";

/** Headers that OpenAPI tells us to ignore as parameters, since other parts of the document describe them (3.1.1, section 4.8.12.1). */
const describedElsewhere = new Set(["accept", "content-type", "authorization"]);

/** The styles that each location allows, its default first (OpenAPI 3.2.0, section 4.12.3). */
const stylesByLocation = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  querystring: ["form"],
  header: ["simple"],
  cookie: ["form", "cookie"],
} as const satisfies Readonly<Record<ParameterLocation, readonly Parameter["style"][]>>;

/**
 * The parameters of an operation: those of its path item, overridden by its own of the same name and location.
 *
 * @returns `undefined` if one of them cannot be read, which costs the operation.
 */
export function readParameters(
  context: OperationContext,
  pathItem: Located,
  operation: Located,
): readonly Parameter[] | undefined {
  const byKey = new Map<string, Parameter>();
  for (const { value, pointer } of [pathItem, operation]) {
    const list = value["parameters"];
    if (list === undefined) continue;
    if (!Array.isArray(list)) {
      context.report("operation-invalid", pointerOf(pointer, "parameters"), "`parameters` must be an array.");
      return undefined;
    }
    const listed = new Set<string>();
    for (const [index, entry] of (list as readonly JsonValue[]).entries()) {
      const located = context.follow(entry, pointerOf(pointer, "parameters", index));
      if (located === undefined) return undefined;
      const parameter = context.parameter(located);
      if (parameter === undefined) return undefined;
      if (parameter === "ignored") continue;
      const key = `${parameter.in} ${parameter.name}`;
      if (listed.has(key)) reportTwice(context, parameter, pointerOf(pointer, "parameters", index));
      listed.add(key);
      byKey.set(key, parameter);
    }
  }
  return withOneQuery(context, [...byKey.values()]);
}

/** A list has each parameter once (OpenAPI 3.2.0, section 4.10.1). */
function reportTwice(context: OperationContext, { name, in: location }: Parameter, pointer: string): void {
  const message = `The ${location} parameter \`${name}\` stands in this list twice, and the last one counts.`;
  context.report("parameter-invalid", pointer, message);
}

/** A parameter that is the whole query stands alone (OpenAPI 3.2.0, section 4.12.1); a second one is left out. */
function withOneQuery(context: OperationContext, parameters: readonly Parameter[]): readonly Parameter[] {
  const [whole, ...others] = parameters.filter((parameter) => parameter.in === "querystring");
  for (const { name, pointer } of others) {
    const message = `The query is what \`${whole?.name}\` says already, so the parameter \`${name}\` is left out.`;
    context.report("parameter-invalid", pointer, message);
  }
  const beside = whole === undefined ? undefined : parameters.find((parameter) => parameter.in === "query");
  if (beside !== undefined) {
    const message = `\`${whole?.name}\` is the whole query, beside which there is no parameter \`${beside.name}\`. Both are sent.`;
    context.report("parameter-invalid", beside.pointer, message);
  }
  return parameters.filter((parameter) => !others.includes(parameter));
}

/** Reserved characters were for the query alone before OpenAPI 3.2; in headers and in style `cookie` nothing is encoded anyway. */
function mayReserve(
  context: OperationContext,
  location: ParameterLocation,
  { allowReserved, style }: JsonObject,
  pointer: string,
): boolean {
  if (allowReserved !== true || location === "query") return allowReserved === true;
  if (location === "cookie" && style !== "cookie" && context.version === "3.2") {
    const message = "Reserved characters are encoded in cookies all the same.";
    context.report(
      "feature-unsupported",
      pointerOf(pointer, "allowReserved"),
      message,
      "`style: cookie` encodes nothing.",
    );
  }
  return location === "path" && context.version === "3.2";
}

/** Reads one parameter; `undefined` if it is broken, `"ignored"` if OpenAPI says so. */
export function readParameter(
  context: OperationContext,
  { value, pointer }: Located,
): Parameter | "ignored" | undefined {
  const name = value["name"];
  const location = value["in"];
  if (typeof name !== "string" || !isLocation(location)) {
    const message =
      "A parameter needs a `name`, and `in` as one of `path`, `query`, `querystring`, `header`, `cookie`.";
    context.report("operation-invalid", pointer, message);
    return undefined;
  }
  if (location === "header" && describedElsewhere.has(name.toLowerCase())) return "ignored";
  const styles: readonly Parameter["style"][] = stylesByLocation[location];
  const [defaultStyle = "simple"] = styles;
  const style = value["style"] === undefined ? defaultStyle : styles.find((known) => known === value["style"]);
  if (style === undefined) {
    const message = `\`${String(value["style"])}\` is no style of a ${location} parameter.`;
    context.report("parameter-invalid", pointerOf(pointer, "style"), `${message} \`${defaultStyle}\` is used.`);
  }
  return {
    pointer,
    name,
    in: location,
    required: location === "path" || value["required"] === true,
    style: style ?? defaultStyle,
    explode:
      typeof value["explode"] === "boolean" ? value["explode"] : ["form", "cookie"].includes(style ?? defaultStyle),
    allowReserved: mayReserve(context, location, value, pointer),
    ...(location === "querystring" ? readQuerystring : readParameterSchema)(context, { value, pointer }),
    documentation: readDocumentation(value) ?? {},
    ...(typeof value["example"] === "string" ? { example: value["example"] } : {}),
    ...componentNameOf(pointer, "parameters"),
  };
}

/** Path parameters must match the template: one that is missing is taken to be a string, one too many is left out. */
export function matchTemplate(
  context: OperationContext,
  path: string,
  pointer: string,
  parameters: readonly Parameter[],
): readonly Parameter[] {
  const inTemplate = [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? ""))];
  const declared = parameters.filter((parameter) => parameter.in !== "path" || inTemplate.includes(parameter.name));
  for (const extra of parameters.filter((parameter) => !declared.includes(parameter))) {
    const message = `The path \`${path}\` has no \`{${extra.name}}\`, so the parameter is left out.`;
    context.report("parameter-invalid", pointer, message);
  }
  const missing = inTemplate.filter(
    (name) => !declared.some((parameter) => parameter.in === "path" && parameter.name === name),
  );
  for (const name of missing) {
    const message = `\`{${name}}\` stands in the path but is not among the parameters; a string is assumed.`;
    context.report("parameter-invalid", pointer, message, `Declare \`${name}\` with \`in: path\`.`);
  }
  return [...missing.map((name) => assumedParameter(name, pointer)), ...declared];
}

function assumedParameter(name: string, pointer: string): Parameter {
  return {
    pointer,
    name,
    in: "path",
    required: true,
    style: "simple",
    explode: false,
    allowReserved: false,
    schema: { kind: "string", pointer },
    documentation: {},
  };
}

function isLocation(value: JsonValue | undefined): value is ParameterLocation {
  return typeof value === "string" && Object.hasOwn(stylesByLocation, value);
}
