import type { NamedSchema, Schema } from "../schema.js";
import type { Schemas } from "../schema-children.js";

/** What was asked of schemas, by their names: most want to know what a schema is called, and few what it says. */
export interface Questions {
  readonly named: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

/** Schemas that know what they were asked. */
export class ObservedSchemas implements Schemas {
  readonly #schemas: Schemas;
  readonly #observed = new Map<string, NamedSchema>();
  #named = new Set<string>();
  #read = new Set<string>();

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  get(name: string): NamedSchema | undefined {
    this.#named.add(name);
    const known = this.#observed.get(name);
    const schema = known === undefined ? this.#schemas.get(name) : undefined;
    if (schema === undefined) return known;
    const observed = new ObservedSchema(schema, () => this.#read.add(name));
    this.#observed.set(name, observed);
    return observed;
  }

  has(name: string): boolean {
    this.#named.add(name);
    return this.#schemas.has(name);
  }

  /** Does the work, and tells what it asked; that counts for the work around it as well. */
  observing<Value>(work: () => Value): { readonly value: Value; readonly asked: Questions } {
    const around = { named: this.#named, read: this.#read };
    const asked = { named: new Set<string>(), read: new Set<string>() };
    this.#named = asked.named;
    this.#read = asked.read;
    try {
      return { value: work(), asked };
    } finally {
      this.#named = around.named;
      this.#read = around.read;
      this.ask(asked);
    }
  }

  /** Asks what was asked before: whoever relies on a result relies on what it was made of. */
  ask({ named, read }: Questions): void {
    for (const name of named) this.#named.add(name);
    for (const name of read) this.#read.add(name);
  }

  /** Whether these schemas give the same answers as others. */
  answersLike(others: ObservedSchemas, { named, read }: Questions): boolean {
    for (const name of named) if (!haveSameNames(this.#schemas.get(name), others.#schemas.get(name))) return false;
    for (const name of read) {
      if (this.#schemas.get(name)?.schema !== others.#schemas.get(name)?.schema) return false;
    }
    return true;
  }
}

/** A schema that tells when somebody reads what it says. */
class ObservedSchema implements NamedSchema {
  readonly name: string;
  readonly localName: string;
  readonly module: string;
  readonly isComponent: boolean;
  readonly guarded: boolean;
  readonly recursive: boolean;
  readonly #schema: Schema;
  readonly #onRead: () => void;

  constructor({ name, localName, module, isComponent, schema, guarded, recursive }: NamedSchema, onRead: () => void) {
    this.name = name;
    this.localName = localName;
    this.module = module;
    this.isComponent = isComponent;
    this.guarded = guarded;
    this.recursive = recursive;
    this.#schema = schema;
    this.#onRead = onRead;
  }

  get schema(): Schema {
    this.#onRead();
    return this.#schema;
  }
}

/** Whether all but what they say is the same. */
function haveSameNames(one: NamedSchema | undefined, other: NamedSchema | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return one === other;
  const { schema: _one, ...names } = one;
  return (Object.keys(names) as (keyof typeof names)[]).every((key) => one[key] === other[key]);
}
