import { docComment } from "../documentation.js";

/** A piece of TypeScript in our layout, and the named types it refers to. */
export interface RewrittenType {
  readonly text: string;
  readonly references: ReadonlySet<string>;
}

/**
 * One pass over text that openapi-typescript printed: doc comments are laid out anew, `components["schemas"]["X"]` becomes `X`,
 * four spaces of indentation become two. Strings are stepped over, so nothing that only looks like code is touched.
 *
 * @param outdent how many of the printed spaces to take from each line.
 */
export function rewriteTypes(printed: string, outdent: number): RewrittenType {
  const references = new Set<string>();
  const text = printed.replace(
    /( *)(\/\*\*[^]*?\*\/)\n|"(?:[^"\\\n]|\\.)*"|components\["schemas"\]\["((?:[^"\\\n]|\\.)+)"\]|^ +/gm,
    (match: string, indent: string | undefined, comment: string | undefined, name: string | undefined) => {
      if (comment !== undefined) return docComment(commentLines(comment), reindent(indent ?? "", outdent));
      if (name !== undefined) {
        const reference = String(JSON.parse(`"${name}"`));
        references.add(reference);
        return reference;
      }
      return match.startsWith('"') ? match : reindent(match, outdent);
    },
  );
  return { text: breakLongUnions(text), references };
}

function reindent(spaces: string, outdent: number): string {
  return " ".repeat(Math.max(0, spaces.length - outdent) / 2);
}

/** The text between the stars; openapi-typescript puts `@description` before it and indents what follows the first line. */
function commentLines(comment: string): readonly string[] {
  const body = comment.slice(3, -2);
  const lines = body.includes("\n") ? body.split("\n").slice(1, -1) : [body];
  return lines.map((line, index) => {
    const text = line.replace(/^ *\* ?/, "").trimEnd();
    return index === 0 ? text.trim().replace(/^@description /, "") : text.replace(/^ {4}/, "");
  });
}

const plainMember = /"(?:[^"\\\n]|\\.)*"|[\w$.-]+|\((?:string|number) & \{\}\)/;
const longUnion = new RegExp(`^( *)(.{1,200}?[:=]) ((?:${plainMember.source})(?: \\| (?:${plainMember.source}))+);$`);
const plainMembers = new RegExp(plainMember.source, "g");

/** A member per line where a union of plain members is too long for one, so that a new member is a new line. */
function breakLongUnions(text: string): string {
  if (!text.includes(" | ")) return text;
  return text
    .split("\n")
    .map((line) => {
      if (line.length <= 110) return line;
      const match = longUnion.exec(line);
      if (match === null) return line;
      const [, indent = "", head = "", union = ""] = match;
      const members = union.match(plainMembers) ?? [];
      return [`${indent}${head}`, ...members.map((member) => `${indent}  | ${member}`)].join("\n") + ";";
    })
    .join("\n");
}
