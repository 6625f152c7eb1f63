import { isJsonObject, type JsonObject, type JsonValue } from "../../src/model/json.js";

/** An object of a document that may be changed in place. */
export type Editable = Record<string, JsonValue | undefined>;

/** What of a document can be edited, and where it stands. */
export interface Site {
  readonly pointer: string;
  readonly value: Editable;
}

/** The schemas and operations of a document, each once. */
export interface Sites {
  readonly schemas: readonly Site[];
  readonly operations: readonly Site[];
  /** The path items. */
  readonly paths: readonly Site[];
}

const methods = ["get", "put", "post", "delete", "patch"];

/** Finds what can be edited in a document: schemas below the operations and in components, whoever refers to them. */
export function sitesOf(content: JsonObject): Sites {
  const schemas: Site[] = [];
  const paths = membersAt(content, "/paths");
  const operations = paths.flatMap(({ pointer, value }) =>
    methods.flatMap((method) => memberAt({ pointer, value }, method)),
  );
  for (const site of [...paths, ...membersAt(content, "/components")]) collect(site, schemas, 0);
  return { schemas, operations, paths };
}

/** A member of an object as something that can be edited itself; none if it is no object or refers to another. */
export function memberAt({ pointer, value }: Site, name: string): readonly Site[] {
  const member = Object.hasOwn(value, name) ? value[name] : undefined;
  return isEditable(member) && !("$ref" in member) ? [{ pointer: `${pointer}/${escaped(name)}`, value: member }] : [];
}

/** Whether a value is an object. */
export function isEditable(value: JsonValue | undefined): value is Editable & JsonObject {
  return value !== undefined && isJsonObject(value);
}

function membersAt(content: JsonObject, pointer: string): readonly Site[] {
  const parent = content[pointer.slice(1)];
  return isEditable(parent) ? Object.keys(parent).flatMap((name) => memberAt({ pointer, value: parent }, name)) : [];
}

/** Everything below `schema` is a schema, and so are the members of `components/schemas`. */
function collect(site: Site, schemas: Site[], depth: number): void {
  if (depth > 12) return;
  for (const name of Object.keys(site.value).filter((each) => each !== "example" && each !== "examples")) {
    const isSchema = name === "schema" || site.pointer === "/components/schemas";
    for (const member of memberAt(site, name)) {
      if (isSchema) collectSchema(member, schemas, 0);
      else collect(member, schemas, depth + 1);
    }
    const list = site.value[name];
    if (Array.isArray(list))
      collectList(`${site.pointer}/${escaped(name)}`, list, (each) => collect(each, schemas, depth + 1));
  }
}

function collectSchema(site: Site, schemas: Site[], depth: number): void {
  if (depth > 12) return;
  schemas.push(site);
  for (const properties of memberAt(site, "properties")) {
    for (const name of Object.keys(properties.value)) {
      for (const property of memberAt(properties, name)) collectSchema(property, schemas, depth + 1);
    }
  }
  for (const name of ["items", "additionalProperties"]) {
    for (const member of memberAt(site, name)) collectSchema(member, schemas, depth + 1);
  }
  for (const name of ["allOf", "anyOf", "oneOf"]) {
    const list = site.value[name];
    if (!Array.isArray(list)) continue;
    collectList(`${site.pointer}/${name}`, list, (member) => collectSchema(member, schemas, depth + 1));
  }
}

function collectList(pointer: string, list: readonly JsonValue[], take: (site: Site) => void): void {
  list.forEach((value, index) => {
    if (isEditable(value) && !("$ref" in value)) take({ pointer: `${pointer}/${index}`, value });
  });
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
