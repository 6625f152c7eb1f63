import { expect, test } from "vitest";
import { emitGuard } from "../src/emit/guard/emit-guard.js";
import { client, known, node, pet } from "./guard-examples.js";
import { schemaMap } from "./guard-support.js";

test("a module reads as if written by hand", () => {
  expect(emitGuard(client, schemaMap(...known)).text).toMatchInlineSnapshot(`
    "/** Whether \`value\` is a valid \`Client\`. */
    export function isClient(value: unknown): value is Client {
      const it = value as Fields<keyof Client>;
      if (!isObject(it)) return false;
      if (typeof it.id !== "string") return false;
      if (!isStatus(it.status)) return false;
      if (!isClientRedirectUrisItems(it.redirect_uris)) return false;
      if (
        it["secret-rotated-at"] !== undefined &&
        it["secret-rotated-at"] !== null &&
        typeof it["secret-rotated-at"] !== "string"
      )
        return false;
      return true;
    }

    function isClientRedirectUrisItems(value: unknown): value is readonly unknown[] {
      return (
        Array.isArray(value) &&
        value.findIndex(
          (item: unknown) => !(typeof item === "string" && (item.length <= 512 || hasMaxLength(item, 512))),
        ) === -1
      );
    }

    /** Throws unless \`value\` is a valid \`Client\`. */
    export function assertClient(value: unknown): asserts value is Client {
      assertValid(ClientGuard, value);
    }

    /** Gives \`value\` as a valid \`Client\`, or everything that is wrong with it. */
    export function validateClient(value: unknown): Validation<Client> {
      return validationOf(ClientGuard, value);
    }

    export const ClientGuard: Guard<Client> = /* @__PURE__ */ guard<Client>("Client", isClient, clientShape);

    /** What a \`Client\` must be, in the form that explanations read. */
    function clientShape(): UncheckedShape {
      return {
        required: {
          id: "string",
          status: StatusGuard,
          redirect_uris: { items: { type: "string", maxLength: 512 } },
        },
        optional: {
          "secret-rotated-at": "string|null",
        },
      };
    }
    "
  `);
});

test("a recursive predicate carries a depth that its callers do not see", () => {
  expect(emitGuard(node, schemaMap(...known)).text).toMatchInlineSnapshot(`
    "/** Whether \`value\` is a valid \`Node\`. */
    export function isNode(value: unknown): value is Node {
      return isNodeAt(value, 0);
    }

    /** Is \`isNode\` for a value that lies \`depth\` levels of this type below another. */
    export function isNodeAt(value: unknown, depth: number): boolean {
      const it = value as Fields<keyof Node>;
      if (!isBounded(depth)) return false;
      if (!isObject(it)) return false;
      if (typeof it.id !== "string") return false;
      if (it.children !== undefined && !isDeepArray(it.children, isNodeAt, depth + 1)) return false;
      return true;
    }

    /** Throws unless \`value\` is a valid \`Node\`. */
    export function assertNode(value: unknown): asserts value is Node {
      assertValid(NodeGuard, value);
    }

    /** Gives \`value\` as a valid \`Node\`, or everything that is wrong with it. */
    export function validateNode(value: unknown): Validation<Node> {
      return validationOf(NodeGuard, value);
    }

    export const NodeGuard: Guard<Node> = /* @__PURE__ */ guard<Node>("Node", isNode, nodeShape);

    /** What a \`Node\` must be, in the form that explanations read. */
    function nodeShape(): UncheckedShape {
      return {
        required: {
          id: "string",
        },
        optional: {
          children: { items: NodeGuard },
        },
      };
    }
    "
  `);
});

test("a discriminator becomes a switch", () => {
  expect(emitGuard(pet, schemaMap(...known)).text).toMatchInlineSnapshot(`
    "/** Whether \`value\` is a valid \`Pet\`. */
    export function isPet(value: unknown): value is Pet {
      const it = value as Fields<"kind">;
      if (!isObject(it)) return false;
      switch (it.kind) {
        case "cat":
        case "kitten":
          return isCat(value);
        case "dog":
          return isDog(value);
        default:
          return false;
      }
    }

    /** Throws unless \`value\` is a valid \`Pet\`. */
    export function assertPet(value: unknown): asserts value is Pet {
      assertValid(PetGuard, value);
    }

    /** Gives \`value\` as a valid \`Pet\`, or everything that is wrong with it. */
    export function validatePet(value: unknown): Validation<Pet> {
      return validationOf(PetGuard, value);
    }

    export const PetGuard: Guard<Pet> = /* @__PURE__ */ guard<Pet>("Pet", isPet, petShape);

    /** What a \`Pet\` must be, in the form that explanations read. */
    function petShape(): UncheckedShape {
      return {
        discriminator: "kind",
        mapping: {
          cat: CatGuard,
          kitten: CatGuard,
          dog: DogGuard,
        },
      };
    }
    "
  `);
});
