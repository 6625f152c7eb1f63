/** Every kind of change of the TypeScript surface, with what it says. */
export const surfaceKinds = {
  "type-removed": "A type is no longer exported, and with it its guards and constants.",
  "type-renamed": "The schema is still there, but its type has another name.",
  "type-added": "A type is new.",
  "type-incompatible": "Code that reads or builds values of a type may no longer compile.",
  "type-changed": "A type is another one, and the compiler takes it for the old one wherever it matters.",
  "function-removed":
    "The function of an operation is no longer exported, and with it the types that belong to the operation.",
  "function-renamed": "The operation is still there, but its function has another name.",
  "function-added": "The function of an operation is new.",
  "function-request-incompatible": "A function no longer takes what it took.",
  "function-request-changed": "A function takes what it took, and something else beside it.",
  "function-response-incompatible": "A function gives something for a status that does not fit what it gave before.",
  "function-response-changed": "A function gives something else for a status, which fits what it gave before.",
  "function-status-removed":
    "A function no longer knows a status: breaking for a success, additive for an error, cosmetic if it is one of several now.",
  "function-status-added":
    "A function knows another status: additive, unless a success is of a type that was never given.",
  "function-pages-removed": "A function still gives its list, but no longer `items()` and `pages()`.",
  "function-pages-added": "A function gives its list with `items()` and `pages()` too.",
  "function-items-incompatible": "The items of a function are of a type that does not fit what they were.",
  "guard-removed": "Guards of a type that is still there are no longer exported.",
  "guard-added": "A type that was there has new guards.",
  "constant-removed": "A constant is no longer exported: the values or labels of an enum, a security scheme.",
  "constant-renamed": "A security scheme, webhook or callback is still there, but its constant has another name.",
  "constant-added": "A constant is new.",
  "constant-incompatible": "A constant has lost a member, or a member has another value.",
  "webhook-removed": "A webhook is no longer a member of `webhooks`, and its constant and types are gone.",
  "webhook-added": "A webhook is a new member of `webhooks`.",
  "callback-removed": "The constant of a callback is no longer exported, and the types that belong to it are gone.",
  "callback-added": "The constant of a callback is new.",
  "export-removed": "Something else is no longer exported, such as a helper of the runtime.",
  "export-added": "Something else is exported that was not.",
} as const;

/** The kind of a change that `diffSurface` reports. */
export type SurfaceKind = keyof typeof surfaceKinds;
