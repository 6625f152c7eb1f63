import { describe, expect, test } from "vitest";
import { emitRuntime } from "../src/emit/emit-runtime.js";
import { createImports, propertyKey, withImportExtension } from "../src/emit/module-text.js";

describe("the runtime", () => {
  const modules = [
    { name: "call.ts", text: 'import type { Guard } from "./guard.js";\n' },
    { name: "guard.ts", text: "export interface Guard {}\n" },
    { name: "unused.ts", text: "export const unused = 1;\n" },
  ];

  test("is emitted as far as it is used, directly or not", () => {
    const files = [{ path: "index.ts", text: 'export {\n  call,\n} from "./runtime/call.js";\n' }];
    expect(emitRuntime(files, modules).map(({ path }) => path)).toEqual(["runtime/call.ts", "runtime/guard.ts"]);
  });

  test.each(["\r\n", ""])("is found where lines end in %j", (end) => {
    const text = `import type { Guard } from "./guard.js";${end}`;
    const files = [{ path: "index.ts", text: 'export { call } from "./runtime/call.js";' }];
    const found = emitRuntime(files, [{ name: "call.ts", text }, ...modules.slice(1)]);
    expect(found.map(({ path }) => path)).toEqual(["runtime/call.ts", "runtime/guard.ts"]);
  });

  test("is not looked for in comments and strings", () => {
    const text = '/**\n * import x from "./runtime/evil.js";\n */\nconst a = \'import x from "./runtime/evil.js";\';\n';
    expect(emitRuntime([{ path: "a.ts", text }], modules)).toEqual([]);
  });
});

describe("imports", () => {
  test("stand in a stable order, types marked where values stand beside them", () => {
    const imports = createImports("main.ts");
    imports.addType("b.js", "B");
    imports.addValue("a.js", "isA");
    imports.addType("a.js", "A");
    imports.addType("a.js", "isA");
    expect(imports.text()).toBe('import { type A, isA } from "./a.js";\nimport type { B } from "./b.js";\n\n');
  });

  test.each([
    ["index.ts", "schemas/Pet.js", "./schemas/Pet.js"],
    ["schemas/Pet.ts", "schemas/Tag.js", "./Tag.js"],
    ["schemas/Pet.ts", "runtime/guard.js", "../runtime/guard.js"],
    ["operations/pets/getPet.ts", "schemas/Pet.js", "../../schemas/Pet.js"],
    ["operations/pets/getPet.ts", "auth.js", "../../auth.js"],
    ["mocks.ts", "msw", "msw"],
  ])("of %s write %s as %s", (path, source, specifier) => {
    const imports = createImports(path);
    imports.addValue(source, "it");
    expect(imports.text()).toBe(`import { it } from "${specifier}";\n\n`);
  });

  test("get the extension that is asked for, and nothing else does", () => {
    const text =
      'import { a } from "./a.js";\n/** import { b } from "./b.js"; */\nimport c from "openapi-fetch/c.js";\n';
    expect(withImportExtension(text, ".ts")).toBe(text.replace('"./a.js"', '"./a.ts"'));
    expect(withImportExtension(text, ".js")).toBe(text);
  });
});

test.each([
  ["id", "id"],
  ["x-y", '"x-y"'],
  ["1", '"1"'],
  ["__proto__", '["__proto__"]'],
  ['a"b', '"a\\"b"'],
])("the key %s of an object literal is written %s", (name, expected) => {
  expect(propertyKey(name)).toBe(expected);
});
