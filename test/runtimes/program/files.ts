import {
  ApiError as FlexslotError,
  createClient as createFlexslotClient,
  isApiError as isFlexslotError,
  meAccessTokensRetrieve,
} from "../../../generated/flexslot/index.js";
import {
  addFile,
  ApiError,
  createClient,
  isApiError,
  readFile,
  removeFile,
  searchFiles,
  writeFile,
} from "../dist/clients/files/index.js";
import { type Checks, failureOf } from "./check.js";

/** What the client of a document full of files does, and how it gets on with the client of Flexslot. */
export function filesChecks(server: string): Checks {
  const client = createClient({ baseUrl: `${server}/files` });
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  return {
    "files are uploaded as parts": async () => {
      const file = new File([bytes], "ünïcode.bin", { type: "application/x-test" });
      return await addFile(client, { path: { folder: "a b/c" }, body: { file, labels: ["new", "ü"] } });
    },
    "bytes are uploaded": async () => await writeFile(client, { path: { id: "1" }, body: new Blob([bytes]) }),
    "a file is downloaded as a Blob": async () => {
      const blob = await readFile(client, { path: { id: "1" } });
      const read = new Uint8Array(await blob.arrayBuffer());
      return [blob instanceof Blob, blob.type, read.length, read.every((byte, index) => byte === index)];
    },
    "what has no content is undefined": async () => (await removeFile(client, { path: { id: "1" } })) === undefined,
    "parameters arrive where they belong": async () => {
      const query = { labels: ["a b", "c&d"], size: { least: 5 } };
      return await searchFiles(client, { query, header: { "X-Trace": "t-1" } });
    },
    "a cookie arrives": async () => (await searchFiles(client, { cookie: { session: "s-1" } })).session ?? "nothing",
    "clients know each other's errors": async () => {
      const error = await failureOf(readFile(client, { path: { id: "gone" } }));
      const known = [
        error instanceof ApiError,
        error instanceof FlexslotError,
        isApiError(error),
        isFlexslotError(error),
      ];
      const foreign = isFlexslotError(error, meAccessTokensRetrieve);
      return isApiError(error, readFile) && [known, error.status, error.body.title, foreign];
    },
    "clients know each other's errors the other way round": async () => {
      const flexslot = createFlexslotClient({ baseUrl: `${server}/teapot` });
      const error = await failureOf(meAccessTokensRetrieve(flexslot));
      return [error instanceof ApiError, isApiError(error), isApiError(error) && error.status];
    },
  };
}
