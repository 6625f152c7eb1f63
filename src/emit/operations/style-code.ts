import type { Parameter } from "../../model/api.js";
import { propertyKey, type Imports } from "../module-text.js";

const printWidth = 114; // of a line in the descriptor of an operation

/** The lines of a descriptor that give serializers to parameters; none where all have the default style of their place. */
export function stylesOf(imports: Imports, parameters: readonly Parameter[]): readonly string[] {
  const places = (["path", "query", "header", "cookie"] as const).flatMap((place) => {
    const own = parameters.filter((parameter) => parameter.in === place);
    const members = own.flatMap((parameter) => {
      const style = styleOf(imports, parameter);
      return style === undefined ? [] : [`${propertyKey(parameter.name)}: ${style}`];
    });
    return members.length === 0 ? [] : [{ place, members }];
  });
  if (places.length === 0) return [];
  const line = `styles: { ${places.map(({ place, members }) => `${place}: { ${members.join(", ")} }`).join(", ")} },`;
  if (line.length <= printWidth) return [line];
  const wrapped = places.flatMap(({ place, members }) => {
    return [`  ${place}: {`, ...members.map((member) => `    ${member},`), "  },"];
  });
  return ["styles: {", ...wrapped, "},"];
}

/** The serializer of a parameter that is not in the default style of its place; `undefined` for the usual ones. */
function styleOf(imports: Imports, parameter: Parameter): string | undefined {
  if (parameter.in === "query" && parameter.allowReserved && parameter.contentType === undefined) {
    return fieldStyleOf(imports, parameter);
  }
  const style = styleName(parameter);
  return style === undefined ? undefined : imported(imports, "styles", style);
}

function imported(imports: Imports, module: string, name: string): string {
  imports.addValue(`runtime/${module}.js`, name);
  return name;
}

/** The serializer of a property of a form, which has a style of the query. */
export function fieldStyleOf(
  imports: Imports,
  { style, explode, allowReserved }: Pick<Parameter, "style" | "explode" | "allowReserved">,
): string {
  const isUsual = style !== "deepObject" && explode;
  const inner = isUsual ? imported(imports, "parameters", "formExploded") : imported(imports, "styles", style);
  return allowReserved ? `${imported(imports, "styles", "withReserved")}(${inner})` : inner;
}

function styleName({ in: location, style, explode, contentType }: Parameter): string | undefined {
  if (contentType !== undefined) return /[/+]json\s*(?:;|$)/i.test(contentType) ? jsonStyles[location] : undefined;
  switch (location) {
    case "path":
      if (style === "label" || style === "matrix") return explode ? `${style}Exploded` : style;
      return explode ? "simplePathExploded" : undefined;
    case "query":
    case "cookie":
      // Space- and pipe-delimited arrays that are exploded repeat their names (OpenAPI 3.0.3, section 4.7.12.2).
      return style === "deepObject" || !explode ? style : undefined;
    case "header":
      return explode ? "simpleHeaderExploded" : undefined;
  }
}

const jsonStyles = { path: "jsonPath", query: "jsonQuery", header: "jsonHeader", cookie: "jsonQuery" } as const;
