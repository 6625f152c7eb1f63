/** Schemas of which fewer values were found than are asked for, and branches of which none could be made, by document. */
export interface Exceptions {
  readonly fewer?: readonly string[];
  readonly empty?: readonly string[];
}

// Of GitHub: two branches that exclude one another and the schema around them, or another branch that takes every value too.
const githubBranches = [
  "/components/schemas/webhook-fork/properties/forkee/allOf/0/properties/created_at/oneOf 0",
  "/components/schemas/webhook-fork/properties/forkee/allOf/0/properties/pushed_at/oneOf 0",
  "/paths/~1orgs~1{org}~1campaigns/post/requestBody/content/application~1json/schema/oneOf 1",
];

// Of GitHub: values so large that a few must do, and a `oneOf` of errors that are all alike.
const githubSchemas = ["PullRequestSimpleList has 4", "ReposCreateOrUpdateFileContents409Response has 0"];

/** All exceptions there are, each with its reason. The list may only shrink. */
export const exceptions: Readonly<Record<string, Exceptions>> = {
  // It must contain itself, and no JSON value does so without end.
  "drf-contrib-test_rest_framework_recursive.yaml": { fewer: ["Link has 0"] },
  "github.json": { fewer: githubSchemas, empty: githubBranches },
  "github-22.json": {
    fewer: [
      // Strings of exactly 40 characters that match a pattern are hard to come by.
      "CodeScanningAnalysisCommitSha has 4",
      "CodeScanningAnalysis has 3",
      "CodeScanningAnalysisList has 2",
      "CodeScanningUploadSarifBody has 1",
      ...githubSchemas,
    ],
    empty: githubBranches,
  },
  // Strings or arrays that are objects as well, numbers that are strings, members of `oneOf` that are all alike.
  "heyapi-full-3.0.yaml": {
    fewer: [
      "CompositionWithNestedAnyAndTypeNull has 1",
      "ModelWithAnyOfConstantSizeArrayAndIntersect has 0",
      "AdditionalPropertiesUnknownIssue3 has 0",
      "CallWithDuplicateResponses200Response has 1",
    ],
    empty: [
      "/components/schemas/CompositionWithOneOfAnonymous/properties/propA/oneOf 1",
      "/components/schemas/CompositionWithOneOfAnonymous/properties/propA/oneOf 2",
      "/components/schemas/CompositionWithAnyOfAnonymous/properties/propA/anyOf 1",
      "/components/schemas/CompositionWithAnyOfAnonymous/properties/propA/anyOf 2",
      "/components/schemas/CompositionWithNestedAnyAndTypeNull/properties/propA/anyOf 0",
      "/components/schemas/CompositionWithNestedAnyAndTypeNull/properties/propA/anyOf 1",
      "/components/schemas/OneOfAllOfIssue/oneOf 0",
      "/components/schemas/OneOfAllOfIssue/oneOf/0/allOf/0/oneOf 0",
      "/components/schemas/OneOfAllOfIssue/oneOf/0/allOf/0/oneOf 1",
    ],
  },
  // A string that is an object as well.
  "meilisearch.json": { empty: ["/components/schemas/DetailsView/allOf/0/oneOf 0"] },
  // Members of `oneOf` that are all alike.
  "oazapfts-petstore.json": { fewer: ["ProductsGetAll210Response has 0"] },
  "readme-3.0-discriminators.json": {
    fewer: [
      "PatchEmbeddedDiscriminatorBody has 0",
      "PatchNestedOneOfObjectWithNestedOneOfBody has 1",
      "NestedOneOfRefBody has 1",
    ],
  },
  "readme-3.0-readme-legacy.json": {
    fewer: [
      "AuthUnauthorizedResponse has 0",
      "UploadAPISpecification400Response has 0",
      "UpdateAPISpecification400Response has 0",
      "CreateVersion400Response has 0",
    ],
  },
  // Types that exclude one another.
  "readme-3.0-schema-types.json": {
    fewer: ["QuirksEntirelyIncompatibleAllOfBody has 0", "QuirksPartiallyUsableIncompatibleAllOfBody has 0"],
  },
  "readme-3.1-schema-types.json": {
    fewer: ["QuirksEntirelyIncompatibleAllOfBody has 0", "QuirksPartiallyUsableIncompatibleAllOfBody has 0"],
  },
};
