import { describe, expect, test } from "vitest";
import { print } from "../src/emit/guard/layout.js";
import {
  all,
  always,
  any as anyOf,
  argumentDoc,
  call,
  compare,
  ifStatement,
  not as opposite,
  nothing as noTest,
  returnChoice,
  returnStatement,
} from "../src/emit/guard/test-expression.js";

describe("tests in code", () => {
  const [a, b, c] = ["a", "b", "c"].map((name) => compare(name, "===", "1"));
  if (a === undefined || b === undefined || c === undefined) throw new Error("Unreachable.");
  const long = (letter: string): ReturnType<typeof call> => call(`is${letter.repeat(48)}`, "value");
  const codeOf = (test: typeof a): string => print(returnStatement(test));

  test("leave out what says nothing", () => {
    expect(all()).toBe(always);
    expect(all(always, a)).toBe(a);
    expect(all(a, noTest)).toBe(noTest);
    expect(anyOf()).toBe(noTest);
    expect(anyOf(noTest, a)).toBe(a);
    expect(anyOf(a, always)).toBe(always);
    expect(codeOf(always)).toBe("return true;");
    expect(codeOf(noTest)).toBe("return false;");
  });

  test("stand in parentheses within the other kind", () => {
    expect(codeOf(all(a, anyOf(b, c)))).toBe("return a === 1 && (b === 1 || c === 1);");
    expect(codeOf(all(a, all(b, c)))).toBe("return a === 1 && b === 1 && c === 1;");
    expect(codeOf(anyOf(a, all(b, c)))).toBe("return a === 1 || (b === 1 && c === 1);");
    expect(codeOf(anyOf(a, anyOf(b, c)))).toBe("return a === 1 || b === 1 || c === 1;");
  });

  test("have opposites", () => {
    expect(opposite(always)).toBe(noTest);
    expect(opposite(noTest)).toBe(always);
    expect(codeOf(opposite(a))).toBe("return a !== 1;");
    expect(codeOf(opposite(opposite(a)))).toBe("return a === 1;");
    expect(codeOf(opposite(compare("a", "!==", "1")))).toBe("return a === 1;");
    expect(codeOf(opposite(compare("a", ">=", "1")))).toBe("return !(a >= 1);");
    expect(codeOf(opposite(call("f", "a")))).toBe("return !f(a);");
    expect(codeOf(opposite(all(a, b)))).toBe("return !(a === 1 && b === 1);");
    expect(codeOf(opposite(opposite(call("f", "a"))))).toBe("return !!f(a);");
  });

  test("take a line each where they do not fit", () => {
    const [first, second, third] = ["A", "B", "C"].map((letter) => `is${letter.repeat(48)}(value)`);
    expect(codeOf(all(long("A"), long("B"), long("C")))).toBe(
      `return (\n  ${first} &&\n  ${second} &&\n  ${third}\n);`,
    );
    expect(codeOf(all(long("A"), long("B")))).toBe(`return (\n  ${first} && ${second}\n);`);
    expect(codeOf(compare("x".repeat(110), ">=", "1"))).toBe(`return (\n  ${"x".repeat(110)} >= 1\n);`);
    expect(codeOf(call("f", "x".repeat(115)))).toBe(`return f(\n  ${"x".repeat(115)},\n);`);
    expect(codeOf(opposite(all(long("A"), long("B"), long("C"))))).toBe(
      `return !(\n  ${first} &&\n  ${second} &&\n  ${third}\n);`,
    );
  });

  test("keep a pair together, but not three, nor a chain, nor in a condition", () => {
    const lines = `f(\n    ${"x".repeat(115)},\n  )`;
    const first = call("f", "x".repeat(115));
    expect(codeOf(all(first, b))).toBe(`return (\n  ${lines} && b === 1\n);`);
    expect(codeOf(all(first, b, c))).toBe(`return (\n  ${lines} &&\n  b === 1 &&\n  c === 1\n);`);
    expect(codeOf(all(first, anyOf(b, c)))).toBe(`return (\n  ${lines} &&\n  (b === 1 || c === 1)\n);`);
    expect(codeOf(opposite(all(first, b)))).toBe(`return !(\n  ${lines} && b === 1\n);`);
    expect(print(ifStatement(all(first, b), "return false;"))).toBe(
      `if (\n  ${lines} &&\n  b === 1\n)\n  return false;`,
    );
  });

  test("stand in statements and calls", () => {
    expect(print(ifStatement(a, "return false;"))).toBe("if (a === 1) return false;");
    expect(print(ifStatement(always, "return false;"))).toBe("if (true) return false;");
    expect(print(ifStatement(all(long("A"), long("B")), "return false;"))).toBe(
      `if (\n  is${"A".repeat(48)}(value) &&\n  is${"B".repeat(48)}(value)\n)\n  return false;`,
    );
    expect(print(returnChoice(call("f", "a"), call("g", "a"), call("h", "a")))).toBe("return f(a) ? g(a) : h(a);");
    expect(print(returnChoice(long("A"), long("B"), noTest))).toBe(
      `return is${"A".repeat(48)}(value)\n  ? is${"B".repeat(48)}(value)\n  : false;`,
    );
    expect(print(argumentDoc(always))).toBe("true");
    expect(print(argumentDoc(a))).toBe("a === 1");
    expect(print(argumentDoc(all(a, anyOf(b, c))))).toBe("a === 1 && (b === 1 || c === 1)");
  });
});
