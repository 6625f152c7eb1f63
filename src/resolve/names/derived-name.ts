import { capitalize, pascalCase } from "./words.js";

/** What an operation without an operationId is named after: `GET /pets/{id}/toys` → `getPetsByIdToys`. */
export function derivedName(method: string, path: string): string {
  const words = path
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) => segment.replace(/\{([^{}]*)\}/g, " by $1 "));
  return method.toLowerCase() + capitalize(pascalCase(words.join(" ")).replace(/^_$/, "Root"));
}
