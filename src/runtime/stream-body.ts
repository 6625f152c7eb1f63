import type { Bytes } from "./bytes.js";

/** The body of a response as text that is asked for chunk by chunk; of one response after the other, where a stream resumes. */
export class StreamBody {
  /** Resolves when nothing is read any more. */
  readonly ended: Promise<void>;
  readonly #closing: AbortController = new AbortController();
  #reader: ReadableStreamDefaultReader<Bytes> | undefined;
  #decoder: TextDecoder = new TextDecoder();

  /** @param signal Closes the body. */
  constructor(response: Response, signal: AbortSignal) {
    this.open(response);
    const onAbort = (): void => this.close();
    signal.addEventListener("abort", onAbort);
    this.ended = new Promise((resolve) => {
      this.closing.addEventListener("abort", () => {
        signal.removeEventListener("abort", onAbort);
        resolve();
      });
    });
    if (signal.aborted) this.close();
  }

  /** Aborted when the body is closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Goes on with the body of another response. */
  open(response: Response): void {
    this.#reader = response.body?.getReader();
    this.#decoder = new TextDecoder(); // which skips a byte order mark
    if (this.closing.aborted) this.#cancel();
  }

  /** The next chunk, which may be empty; `undefined` at the end, or when the body was closed. */
  async read(): Promise<string | undefined> {
    const bytes = await this.readBytes();
    return bytes && this.#decoder.decode(bytes, { stream: true });
  }

  /** The next chunk as it comes. */
  async readBytes(): Promise<Bytes | undefined> {
    return (await this.#reader?.read())?.value;
  }

  /** Lets go of the connection; a `read` that waits then ends. */
  close(): void {
    this.#closing.abort();
    this.#cancel();
  }

  #cancel(): void {
    this.#reader?.cancel().catch(() => undefined); // it may have failed already
  }
}
