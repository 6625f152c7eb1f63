import { declaredTypes } from "../model/declared-types.js";
import { isJsonObject, type JsonValue } from "../model/json.js";
import { list, map, one, ruleOf, says, type Judge, type Keyword, type Place, type Scope } from "./keyword.js";
import { positions, type PositionTraits, type SchemaPosition } from "./schema-position.js";
import { documentationKeywords } from "./schema-words.js";
import { lost, type Verdict } from "./verdict.js";

const idle = lost("meaningless", "It says nothing about values of the `type` beside it.");
const later = lost("meaningless", "It is a keyword since OpenAPI 3.1.");
const older = lost("meaningless", "It is a keyword of older dialects of JSON Schema.");
const noGuards = lost("setting", "`guards` is `none`, so nothing is checked at run time.");
const unguarded = lost("unguarded", "The type cannot say it, and guards check bodies of JSON, forms and events alone.");
const untyped = lost("unguarded", "A body of this media type is given out as it comes.");

const traitsOf = ({ position }: Place): PositionTraits => positions[position];

/** What a type says as well as a guard. */
const typed: Judge = (_value, place, scope) => {
  const { isTyped, isGuarded } = traitsOf(place);
  return isTyped ? "honoured" : isGuarded ? checked(scope) : untyped;
};

/** What only a guard can say. */
const guarded: Judge = (_value, place, scope) => (traitsOf(place).isGuarded ? checked(scope) : unguarded);

function checked({ settings }: Scope): Verdict {
  return settings.guards === "none" ? noGuards : "honoured";
}

/** What a comment says where no guard does. */
const limit: Judge = (value, place, scope) => {
  const verdict = guarded(value, place, scope);
  return verdict !== "honoured" && traitsOf(place).hasLimits ? "documented" : verdict;
};

/** Comments count the items of a list, but not those of lists in it. */
const itemLimit: Judge = (value, place, scope) =>
  place.position === "parameterItem" ? unguarded : limit(value, place, scope);

const guardedUnlessFalse: Judge = (value, place, scope) =>
  value === false ? "honoured" : guarded(value, place, scope);

const always: Judge = () => "honoured";

/** A keyword that binds values of one type alone. */
function about(type: string, judge: Judge): Judge {
  return (value, place, scope) => (admits(place.value["type"], type) ? judge(value, place, scope) : idle);
}

function admits(declared: JsonValue | undefined, type: string): boolean {
  if (declared === undefined) return true;
  return declaredTypes(declared).some((name) => name === type || (name === "integer" && type === "number"));
}

/** A keyword that OpenAPI 3.0 lacks. */
function since31(judge: Judge): Judge {
  return (value, place, scope) => (scope.version === "3.0" ? later : judge(value, place, scope));
}

/** A keyword that means something beside another one alone. */
function beside(keyword: string, judge: Judge): Judge {
  const alone = lost("meaningless", `It means nothing without \`${keyword}\` beside it.`);
  return (value, place, scope) => (place.value[keyword] === undefined ? alone : judge(value, place, scope));
}

const inPlaceOf =
  (part: "property" | "item" | "member") =>
  (place: Place): SchemaPosition =>
    traitsOf(place)[part];

const member = inPlaceOf("member");

/** The one member of a schema that says nothing else stands in its place. */
function positionOfMember(place: Place, value: JsonValue): SchemaPosition {
  const isOnly = Object.keys(place.value).length === 1 && Array.isArray(value) && value.length === 1;
  return isOnly ? place.position : member(place);
}

const members: Keyword = list("Schema", { judge: typed, position: positionOfMember });

const condition = (judge: Judge): Keyword => one("Schema", judge, { position: "condition" });

function nullable(value: JsonValue, place: Place, scope: Scope): Verdict {
  if (value === true && place.value["type"] === undefined) {
    return lost("meaningless", "It means nothing without a `type` beside it (OpenAPI 3.0.3, section 4.7.24.1).");
  }
  return typed(value, place, scope);
}

const asHint = lost("unsupported", "The values do not lead to each member once, so guards try one after the other.");

const noDiscriminator = lost("meaningless", "It must be an object with a `propertyName`, a string.");

const discriminator: Judge = (value, place, scope) => {
  if (!isJsonObject(value) || typeof value["propertyName"] !== "string") return noDiscriminator;
  if (!scope.settings.discriminatorIsAuthoritative) {
    return lost("setting", "`discriminatorIsAuthoritative` is off, so guards try one member after the other.");
  }
  if (!traitsOf(place).isTyped && !traitsOf(place).isGuarded) return untyped;
  return scope.isDiscriminated(place) ? "honoured" : asHint;
};

/** Another dialect than the one that is read costs the guard, where there is one. */
const dialect: Judge = (value, place, scope) =>
  /\/2020-12\/schema#?$|\/oas\/3\.\d\/dialect\//.test(String(value)) ? "honoured" : guarded(value, place, scope);

/** Keywords that a schema of OpenAPI 3.0 has beside `$ref`, and that are not ignored. */
export function isReadBesideReference(keyword: string): boolean {
  return keyword === "$ref" || Object.hasOwn(documentationKeywords, keyword);
}

/** The Schema Object: JSON Schema 2020-12 and what OpenAPI adds to it (3.1.1, section 4.8.24). */
export const schema = ruleOf({
  // Core
  $ref: says(typed),
  $dynamicRef: says(since31(typed)),
  $recursiveRef: says(since31(typed)),
  $id: says(since31(always)),
  $anchor: says(since31(always)),
  $dynamicAnchor: says(since31(always)),
  $recursiveAnchor: says(since31(always)),
  $schema: says(since31(dialect)),
  $vocabulary: says(lost("meaningless", "It is said of dialects, not of schemas.")),
  $comment: says("honoured"), // which is to be shown to nobody (Core, section 8.3)
  $defs: map("Schema", { position: "component" }),
  definitions: map("Schema", { position: "component" }),

  // Applicators
  allOf: members,
  anyOf: members,
  oneOf: members,
  not: condition(guarded),
  if: condition(since31(guarded)),
  then: one("Schema", since31(beside("if", guarded)), { position: member }),
  else: one("Schema", since31(beside("if", guarded)), { position: member }),
  dependentSchemas: map("Schema", { judge: since31(about("object", guarded)), position: member }),
  prefixItems: list("Schema", { judge: since31(about("array", typed)), position: inPlaceOf("item") }),
  items: one("Schema", about("array", typed), { position: inPlaceOf("item") }),
  contains: condition(since31(about("array", guarded))),
  properties: map("Schema", { judge: about("object", typed), position: inPlaceOf("property") }),
  patternProperties: map("Schema", { judge: since31(about("object", guarded)), position: member }),
  additionalProperties: one("Schema", about("object", typed), { position: member }),
  propertyNames: condition(since31(about("object", guarded))),
  unevaluatedItems: condition(since31(about("array", guarded))),
  unevaluatedProperties: condition(since31(about("object", guarded))),

  // Validation
  type: says((value, place, scope) => (place.position === "text" ? "honoured" : typed(value, place, scope))),
  enum: says(typed),
  const: says(since31(typed)),
  nullable: says(nullable),
  multipleOf: says(about("number", limit)),
  maximum: says(about("number", limit)),
  exclusiveMaximum: says(about("number", limit)),
  minimum: says(about("number", limit)),
  exclusiveMinimum: says(about("number", limit)),
  maxLength: says(about("string", limit)),
  minLength: says(about("string", limit)),
  pattern: says(about("string", limit)),
  maxItems: says(about("array", itemLimit)),
  minItems: says(about("array", itemLimit)),
  uniqueItems: says(about("array", guardedUnlessFalse)),
  maxContains: says(since31(beside("contains", about("array", guarded)))),
  minContains: says(since31(beside("contains", about("array", guarded)))),
  maxProperties: says(about("object", guarded)),
  minProperties: says(about("object", guarded)),
  required: says(about("object", typed)),
  dependentRequired: says(since31(about("object", guarded))),
  discriminator: one("Discriminator", discriminator),

  ...documentationKeywords,

  // Other dialects
  additionalItems: says(older),
  dependencies: says(older),
  id: says(older),
});
