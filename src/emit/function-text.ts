const printWidth = 120;

/** A function that returns a value. */
interface FunctionParts {
  readonly comment: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly type: ReturnType | string;
  /** The lines of its body. */
  readonly body: readonly string[];
}

/** A type over responses, of which each is written like a member of an interface: `Name<{ 200: Pet }, Other>`. */
interface ReturnType {
  readonly name: string;
  readonly responses: readonly string[];
  readonly others: readonly string[];
}

/** Lays out a function as those of operations are: a parameter per line where the first line is too long, then a status per line. */
export function functionText({ comment, name, parameters, type, body }: FunctionParts): string {
  const head = `export function ${name}(`;
  const flat = `${head}${parameters.join(", ")}): ${flatType(type)} {`;
  const broken = parameters.map((parameter) => `  ${parameter},\n`).join("");
  const tail = `): ${flatType(type)} {`;
  const signature =
    flat.length <= printWidth
      ? flat
      : `${head}\n${broken}${tail.length <= printWidth ? tail : `): ${brokenType(type)} {`}`;
  return `${comment}${signature}\n${body.map((line) => `  ${line}\n`).join("")}}\n`;
}

function flatType(type: ReturnType | string): string {
  if (typeof type === "string") return type;
  const { name, responses, others } = type;
  const members = responses.length === 0 ? "{}" : `{ ${responses.join("; ")} }`;
  return `${name}<${[members, ...others].join(", ")}>`;
}

function brokenType(type: ReturnType | string): string {
  if (typeof type === "string") return type;
  const { name, responses, others } = type;
  const members = `{\n${responses.map((response) => `  ${response};\n`).join("")}}`;
  return `${name}<${[members, ...others].join(", ")}>`;
}
