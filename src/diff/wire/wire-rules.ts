import type { Impact } from "../../model/change.js";

/** What a kind of change costs whoever sends what changed, and whoever receives it. */
export interface WireRule {
  readonly request: Impact;
  readonly response: Impact;
  /** One whole sentence without names. */
  readonly summary: string;
}

const both = (impact: Impact, summary: string): WireRule => ({ request: impact, response: impact, summary });

/** Fewer values are valid: a request that was right may be refused, an answer is what was promised and more. */
const narrower = (summary: string): WireRule => ({ request: "breaking", response: "additive", summary });

/** More values are valid: a request that was right still is, an answer may be what nobody was prepared for. */
const wider = (summary: string): WireRule => ({ request: "additive", response: "breaking", summary });

/** The closed list of what can differ on the wire. */
export const wireRules = {
  "operation-removed": both("breaking", "An operation is gone."),
  "operation-added": both("additive", "There is a new operation."),
  "operation-name-changed": both("cosmetic", "An operation has another operationId."),
  "operation-tag-changed": both("cosmetic", "An operation has another first tag."),
  "operation-documentation-changed": both("cosmetic", "An operation is described in other words."),

  "parameter-removed": both("risky", "A parameter is gone: it may be ignored."),
  "required-parameter-removed": {
    request: "risky",
    response: "breaking",
    summary: "A parameter that was always there is gone.",
  },
  "parameter-added": both("additive", "There is a new optional parameter."),
  "required-parameter-added": narrower("There is a new required parameter."),
  "parameter-became-required": narrower("A parameter is required now."),
  "parameter-became-optional": wider("A parameter is optional now."),
  "parameter-serialization-changed": both("breaking", "A parameter is written in another way."),
  "path-parameter-renamed": both("cosmetic", "A path parameter has another name, which no server sees."),

  "request-body-removed": both("breaking", "An operation takes no body any longer."),
  "request-body-added": both("additive", "An operation takes an optional body now."),
  "required-request-body-added": narrower("An operation needs a body now."),
  "request-body-became-required": narrower("A body is required now."),
  "request-body-became-optional": wider("A body is optional now."),

  "encoding-changed": both("breaking", "A property of a form or a part is written in another way."),
  "media-type-removed": both("breaking", "A media type is gone."),
  "media-type-added": both("additive", "There is a new media type."),
  "body-schema-removed": wider("A body is not described any longer."),
  "body-schema-added": narrower("A body is described now."),

  "success-status-removed": both("breaking", "A status that stands for success is gone."),
  "success-status-added": both("additive", "There is a new status that stands for success."),
  "error-status-removed": both("risky", "An error is not documented any longer."),
  "error-status-added": both("additive", "An error is documented that was not."),
  "status-singled-out": both("additive", "A status that was one of several is documented on its own."),
  "status-merged": both("cosmetic", "A status that was documented on its own is one of several."),

  "header-removed": both("risky", "An optional header of a response is gone."),
  "required-header-removed": both("breaking", "A header that every response had is gone."),
  "header-added": both("additive", "Responses have a new header."),
  "header-became-optional": both("breaking", "A header may be absent now."),
  "header-became-required": both("additive", "A header is always there now."),

  "security-tightened": both("breaking", "Credentials that were enough are so no longer."),
  "security-loosened": both("additive", "There is another way to be let in."),
  "security-scope-added": both("risky", "More scopes are asked for."),
  "security-scope-removed": both("additive", "Fewer scopes are asked for."),
  "security-scheme-removed": both("risky", "A security scheme is gone."),
  "security-scheme-added": both("additive", "There is a new security scheme."),
  "security-scheme-changed": both("breaking", "Credentials travel in another way."),
  "server-removed": both("risky", "A server is gone."),
  "server-added": both("additive", "There is a new server."),
  "operation-server-changed": both("risky", "An operation goes to another server."),

  "webhook-removed": both("breaking", "A webhook is gone."),
  "webhook-added": both("additive", "There is a new webhook."),
  "callback-removed": both("breaking", "A callback is gone."),
  "callback-added": both("additive", "There is a new callback."),
  "callback-expression-changed": both("breaking", "A callback goes to a URL from elsewhere."),

  "type-changed": both("breaking", "A value is of another type."),
  "type-narrowed": narrower("A value is of fewer types."),
  "type-widened": wider("A value may be of more types."),
  "became-nullable": wider("A value may be null now."),
  "became-not-nullable": narrower("A value must not be null any longer."),
  "enum-added": narrower("A value is one of a list now."),
  "enum-removed": wider("A value is not one of a list any longer."),
  "enum-value-removed": narrower("A value is gone from a list."),
  "enum-value-added": wider("There is a new value in a list."),
  "open-enum-value-added": both("additive", "There is a new value in a list that never was complete."),
  "open-enum-value-removed": both("additive", "A value is gone from a list that never was complete."),
  "limit-added": narrower("There is a limit where there was none."),
  "limit-removed": wider("A limit is gone."),
  "limit-tightened": narrower("A limit is tighter."),
  "limit-loosened": wider("A limit is looser."),
  "pattern-added": narrower("A text must match a pattern now."),
  "pattern-removed": wider("A text need not match a pattern any longer."),
  "pattern-changed": { request: "breaking", response: "risky", summary: "A text must match another pattern." },
  "format-added": narrower("A value has a format now."),
  "format-removed": wider("A value has no format any longer."),
  "format-narrowed": narrower("A value has a narrower format."),
  "format-widened": wider("A value has a wider format."),
  "format-changed": both("breaking", "A value has another format."),

  "property-added": both("additive", "There is a new property."),
  "property-added-to-closed-object": {
    request: "additive",
    response: "risky",
    summary: "There is a new property where none but those known were allowed.",
  },
  "required-property-added": narrower("There is a new required property."),
  "property-removed": both("risky", "An optional property is gone."),
  "required-property-removed": {
    request: "risky",
    response: "breaking",
    summary: "A property that was always there is gone.",
  },
  "property-forbidden": {
    request: "breaking",
    response: "risky",
    summary: "An optional property is gone, and no others are allowed.",
  },
  "required-property-forbidden": both(
    "breaking",
    "A property that was always there is gone, and no others are allowed.",
  ),
  "property-became-required": narrower("A property is required now."),
  "property-became-optional": wider("A property is optional now."),
  "additional-properties-forbidden": narrower("No other properties are allowed any longer."),
  "additional-properties-allowed": wider("Other properties are allowed now."),
  "additional-properties-restricted": narrower("Other properties must be of one kind now."),
  "additional-properties-unrestricted": wider("Other properties may be anything now."),
  "pattern-properties-added": narrower("Properties whose names match a pattern must be of one kind now."),
  "pattern-properties-removed": wider("Properties whose names match a pattern may be anything now."),
  "property-names-restricted": narrower("Names of properties must be of one kind now."),
  "property-names-unrestricted": wider("Names of properties may be anything now."),
  "contains-added": narrower("A list must contain something now."),
  "contains-removed": wider("A list need not contain something any longer."),

  "union-member-removed": narrower("An alternative is gone."),
  "union-member-added": wider("There is a new alternative."),
  "union-became-exclusive": narrower("Exactly one alternative must hold where several could."),
  "union-became-inclusive": wider("Several alternatives may hold where exactly one had to."),
  "discriminator-changed": both("breaking", "Another property says which alternative it is."),
  "discriminator-added": both("additive", "A property says which alternative it is."),
  "discriminator-removed": both("risky", "No property says which alternative it is any longer."),
  "discriminator-value-removed": narrower("A value of a discriminator is gone."),
  "discriminator-value-added": wider("There is a new value of a discriminator."),
  "all-of-member-added": narrower("There is another part to be met."),
  "all-of-member-removed": wider("A part need not be met any longer."),
  "condition-changed": both("risky", "A condition is another one, with an effect that cannot be told."),

  "default-changed": { request: "risky", response: "cosmetic", summary: "What is left out means something else." },
  "content-added": narrower("A text holds something in another notation now."),
  "content-removed": wider("A text does not hold something in another notation any longer."),
  "content-changed": both("breaking", "A text holds something else in another notation."),
  deprecated: both("additive", "Something is deprecated, and says until when it is there."),
  "deprecated-without-sunset": both("risky", "Something is deprecated, and does not say until when it is there."),
  "deprecated-no-longer": both("additive", "Something is deprecated no longer."),
  "sunset-added": both("additive", "Something deprecated says until when it is there."),
  "sunset-removed": both("risky", "Something does not say any longer until when it is there."),
  "sunset-moved-forward": both("risky", "Something ends earlier than was announced."),
  "sunset-postponed": both("additive", "Something ends later than was announced."),
  "stability-decreased": both("risky", "Something may change more easily than before."),
  "stability-increased": both("additive", "Something may change less easily than before."),
  "documentation-changed": both("cosmetic", "Something is described in other words."),
} as const satisfies Readonly<Record<string, WireRule>>;

/** A kind of change on the wire. */
export type WireKind = keyof typeof wireRules;
