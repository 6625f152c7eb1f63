import type { EmittedFile } from "../../src/model/emitted-file.js";
import { compile, type compilers, createWorkspace } from "./compile.js";
import { type Assignment, assignmentModule } from "./soundness-text.js";

const perModule = 500;

/**
 * What the compiler has against assignments of values to types.
 *
 * It suspects a typing error where a value has no property in common with a type whose properties are all optional, although it fits the
 * type. So what it refuses is put to it again, with types of the values that also say which properties are absent: the suspicion is gone
 * then, and whatever is wrong still is.
 */
export async function assignmentErrors(
  types: readonly EmittedFile[],
  assignments: readonly Assignment[],
  absent: readonly string[],
  compiler: keyof typeof compilers,
): Promise<readonly string[]> {
  const first = await judge(types, assignments, [], compiler);
  if (first.refused.length === 0) return first.others;
  const second = await judge(types, first.refused, absent, compiler);
  return [...first.others, ...second.others, ...second.messages];
}

interface Verdict {
  readonly refused: readonly Assignment[];
  readonly messages: readonly string[];
  /** Errors elsewhere than in an assignment. */
  readonly others: readonly string[];
}

async function judge(
  types: readonly EmittedFile[],
  assignments: readonly Assignment[],
  absent: readonly string[],
  compiler: keyof typeof compilers,
): Promise<Verdict> {
  const modules: EmittedFile[] = [];
  for (let start = 0; start < assignments.length; start += perModule) {
    const part = assignments.slice(start, start + perModule);
    modules.push(assignmentModule(`values-${start}.ts`, part, absent));
  }
  const workspace = createWorkspace(new Map([["output", [...types, ...modules]]]));
  try {
    // What follows a message is indented.
    const errors = (await compile(workspace, compiler, "bundler")).split(/\n(?=\S)/).filter((text) => text !== "");
    const found = errors.map((error) => ({ error, assignment: assignmentOf(error, assignments) }));
    return {
      refused: [...new Set(found.flatMap(({ assignment }) => assignment ?? []))],
      messages: found.flatMap(({ error, assignment }) =>
        assignment === undefined ? [] : [`${JSON.stringify(assignment.value).slice(0, 300)} ${error}`],
      ),
      others: found.flatMap(({ error, assignment }) => (assignment === undefined ? [error] : [])),
    };
  } finally {
    workspace.remove();
  }
}

function assignmentOf(error: string, assignments: readonly Assignment[]): Assignment | undefined {
  const [, start, line] = /values-(\d+)\.ts\((\d+),/.exec(error) ?? [];
  return start === undefined ? undefined : assignments[Number(start) + Number(line) - 1];
}
