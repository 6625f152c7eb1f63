import { IndentationText, Project, QuoteKind, StructureKind, type FunctionDeclarationStructure } from "ts-morph";

/** What tells the head of an operation's function from others. */
export interface FunctionHead {
  readonly name: string;
  /** What it takes beside the caller and options. */
  readonly request?: { readonly type: string; readonly isRequired: boolean };
  readonly returnType: string;
}

/** `export function name(…): ReturnType {`; a parameter per line where it is too long, and if need be a status per line. */
export function functionHead({ name, request, returnType }: FunctionHead): string {
  const words = new Map<string, string | undefined>([
    [placeholders.name, name],
    [placeholders.requestType, request?.type],
    [placeholders.returnType, returnType],
  ]);
  const kind = request === undefined ? "none" : request.isRequired ? "required" : "optional";
  return wrapped(
    partsOf(kind)
      .map((part) => words.get(part) ?? part)
      .join(""),
  );
}

type RequestKind = "none" | "optional" | "required";

const placeholders = { name: "$name", requestType: "$Request", returnType: "$Returned" } as const;

const known = new Map<RequestKind, readonly string[]>();

/** The head of a kind, cut where names belong: ts-morph builds it once, since it reads all that it has written again. */
function partsOf(kind: RequestKind): readonly string[] {
  const parts = known.get(kind) ?? headOf(kind).split(/(\$\w+)/);
  known.set(kind, parts);
  return parts;
}

function headOf(kind: RequestKind): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Double },
  });
  const file = project.createSourceFile("operation.ts", { statements: [structureOf(kind)] });
  return file
    .getFunctionOrThrow(placeholders.name)
    .getText()
    .replace(/\s*\}$/, "");
}

function structureOf(kind: RequestKind): FunctionDeclarationStructure {
  const request = { name: "request", type: placeholders.requestType };
  const parameters = {
    none: [],
    optional: [{ ...request, initializer: "{}" }],
    required: [request],
  };
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: placeholders.name,
    parameters: [
      { name: "caller", type: "Caller" },
      ...parameters[kind],
      { name: "options", type: "CallOptions", hasQuestionToken: true },
    ],
    returnType: placeholders.returnType,
  };
}

const printWidth = 120;

const signature = /^(export function [^(]+)\(([^()]*)\): (?:Call<\{ (.*) \}>|PagedCall<\{ (.*) \}, ([^{}]*)>) \{$/;

function wrapped(head: string): string {
  const match = head.length <= printWidth ? null : signature.exec(head);
  if (match === null) return head;
  const [, start = "", parameters = "", members = "", membersOfPage = "", item] = match;
  const lines = parameters.split(", ").map((parameter) => `  ${parameter},\n`);
  const oneLine = item === undefined ? `): Call<{ ${members} }> {` : `): PagedCall<{ ${membersOfPage} }, ${item}> {`;
  const statuses = (item === undefined ? members : membersOfPage).split("; ");
  const tail = oneLine.length <= printWidth ? oneLine : wrappedType(statuses, item);
  return `${start}(\n${lines.join("")}${tail}`;
}

function wrappedType(statuses: readonly string[], item: string | undefined): string {
  const lines = statuses.map((status) => `  ${status};\n`);
  if (item === undefined) return `): Call<{\n${lines.join("")}}> {`;
  return `): PagedCall<\n  {\n${lines.map((line) => `  ${line}`).join("")}  },\n  ${item}\n> {`;
}
