import type { Comparison, Written } from "./comparison.js";

/** The types of the two outputs, as declarations, and what a reference from the one means in the other. */
export interface TypeWorlds {
  /** Every named type of the output before. */
  readonly before: readonly Written[];
  readonly after: readonly Written[];
  /** The name before of a type after; `undefined` for a new one. */
  nameBefore(nameAfter: string): string | undefined;
}

/**
 * The modules in which types are compared:
 *
 * - `before.ts` and `after.ts` hold the named types of the two outputs, and in a namespace for each comparison what is compared beside them;
 * - `fixed.ts` holds the new declarations over the old types: what a comparison finds there is its own doing;
 * - `check.ts` asks the questions, {@link statementsPerComparison} statements for each.
 *
 * Only the types of the outputs are there, cut from their modules: the compiler need not read the guards beside them.
 */
export function worldModules(worlds: TypeWorlds, comparisons: readonly Comparison[]): ReadonlyMap<string, string> {
  const known = new Set(worlds.before.map(({ name }) => name));
  const knownAfter = new Set(worlds.after.map(({ name }) => name));
  const extra = (side: "before" | "after", names: ReadonlySet<string>): readonly string[] =>
    comparisons.flatMap((comparison, index) =>
      names.has(comparison[side].name) ? [] : [inNamespace(comparison[side], index)],
    );
  const modules = {
    "before.ts": [...worlds.before.map(({ declaration }) => declaration), ...extra("before", known)],
    "after.ts": [...worlds.after.map(({ declaration }) => declaration), ...extra("after", knownAfter)],
    "fixed.ts": fixedModule(worlds, comparisons),
    "check.ts": [
      ...checkHead,
      ...comparisons.flatMap(({ before, after }, index) => {
        const old = reference("$before", before, known, index);
        const held = reference("$fixed", after, new Set(), index);
        return questions(old, held, reference("$after", after, knownAfter, index), index);
      }),
    ],
  };
  return new Map(Object.entries(modules).map(([name, lines]) => [name, `${lines.join("\n")}\nexport {};\n`]));
}

/** A type as `check.ts` refers to it: by its own name, or in the namespace of the comparison. */
function reference(module: string, { name, isConstant }: Written, known: ReadonlySet<string>, index: number): string {
  return `${isConstant === true ? "typeof " : ""}${module}.${known.has(name) ? "" : `$${index}.`}${name}`;
}

/** How many statements of `check.ts` come before the first comparison. */
export const headStatements = 4;

/** For each comparison: the old type, the held one and the real one; then whether they are the same, can be read, can be written. */
export const statementsPerComparison = 6;

const checkHead = [
  'import type * as $before from "./before.js";',
  'import type * as $fixed from "./fixed.js";',
  'import type * as $after from "./after.js";',
  "type $Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;",
];

function questions(old: string, held: string, real: string, index: number): readonly string[] {
  return [
    `declare const old${index}: ${old};`,
    `declare const held${index}: ${held};`,
    `declare const real${index}: ${real};`,
    `const same${index}: $Same<${old}, ${held}> = true;`,
    `const read${index}: ${old} = held${index};`,
    `const write${index}: ${held} = old${index};`,
  ];
}

function fixedModule({ before, after, nameBefore }: TypeWorlds, comparisons: readonly Comparison[]): readonly string[] {
  const known = new Set(before.map(({ name }) => name));
  const imports = after.flatMap(({ name }) => {
    const old = nameBefore(name);
    return old !== undefined && known.has(old) ? [old === name ? name : `${old} as ${name}`] : [];
  });
  const news = after.filter(({ name }) => nameBefore(name) === undefined);
  return [
    `import type { ${imports.join(", ")} } from "./before.js";`,
    ...news.map(({ declaration }) => declaration),
    ...comparisons.map(({ after: written }, index) => inNamespace(written, index)),
  ];
}

function inNamespace({ declaration }: Written, index: number): string {
  return `export namespace $${index} {\n${declaration}\n}`;
}
