import { visit } from "jsonc-parser";
import { type DocumentTree, NumberText } from "../model/document-tree.js";

/** The tree of a text of JSON that is known to be well-formed. */
export function jsonTree(text: string): DocumentTree {
  const open: Collection[] = [];
  let root: DocumentTree = null;
  const add = (value: DocumentTree): void => {
    const parent = open.at(-1);
    if (parent === undefined) root = value;
    else if (parent.kind === "list") parent.items.push(value);
    else parent.members.set(parent.name, value);
  };
  const begin = (collection: Collection): void => {
    add(collection.kind === "list" ? collection.items : collection.members);
    open.push(collection);
  };
  visit(text, {
    onObjectBegin: () => begin({ kind: "map", members: new Map(), name: "" }),
    onObjectProperty: (name) => {
      const parent = open.at(-1);
      if (parent?.kind === "map") parent.name = name;
    },
    onArrayBegin: () => begin({ kind: "list", items: [] }),
    onObjectEnd: () => void open.pop(),
    onArrayEnd: () => void open.pop(),
    onLiteralValue: (value: unknown, offset, length) => {
      if (typeof value === "number") add(new NumberText(text.slice(offset, offset + length)));
      else if (typeof value === "string" || typeof value === "boolean") add(value);
      else add(null);
    },
  });
  return root;
}

type Collection =
  | { readonly kind: "list"; readonly items: DocumentTree[] }
  | {
      readonly kind: "map";
      readonly members: Map<string, DocumentTree>;
      /** Of the member whose value comes next. */
      name: string;
    };
