import { expect, test } from "vitest";
import { assertedFormats } from "../src/emit/guard/formats.js";

function namesOf(custom: Readonly<Record<string, string>>): readonly string[] {
  const formats = Object.keys(custom);
  return [...assertedFormats({ request: [], response: formats, custom }).response.values()].map(({ name }) => name);
}

test("a format of the settings is called by its letters and digits", () => {
  expect(
    namesOf({ "order-number": "^x$", größe: "^x$", "3d": "^x$", "!": "^x$", "a1-2b": "^x$", "one-two-three": "^x$" }),
  ).toEqual(["orderNumberFormat", "größeFormat", "_3dFormat", "customFormat", "a12bFormat", "oneTwoThreeFormat"]);
});

test("formats whose names say the same are told apart by numbers, also from those that the runtime has", () => {
  expect(namesOf({ "a-b": "^x$", "a b": "^y$", "a/b": "^z$", uuid: "^u$", "date-time": "^d$" })).toEqual([
    "aBFormat",
    "aB2Format",
    "aB3Format",
    "uuid2Format",
    "dateTime2Format",
  ]);
});

test("each format comes from where its constant is", () => {
  const { response, request } = assertedFormats({
    response: ["date-time", "order"],
    request: ["uuid", "order", "date-time"],
    custom: { order: "^[A-Z]$" },
  });
  expect([...response.values()]).toEqual([
    { format: "date-time", name: "dateTimeFormat", module: "runtime/format-date-time" },
    { format: "order", name: "orderFormat", module: "formats", pattern: "^[A-Z]$" },
  ]);
  // What responses assert as well is asserted by the guard itself.
  expect([...request.keys()]).toEqual(["uuid"]);
});

test("a format that nothing can assert is an annotation", () => {
  const { response, request } = assertedFormats({ response: ["int32", "phone"], request: ["phone"], custom: {} });
  expect([...response.keys()].includes("phone")).toBe(false);
  expect(request.size).toBe(0);
});
