import { createServer, type IncomingHttpHeaders } from "node:http";
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Busboy } from "@fastify/busboy";
import { describe, expect, onTestFinished, test } from "vitest";
import { createRuntimeClient } from "../src/runtime/client.js";
import { jsonPart, multipartBody, styledPart, typedPart } from "../src/runtime/multipart-body.js";
import { empty } from "../src/runtime/response.js";
import { deepObject, pipeDelimited } from "../src/runtime/styles.js";
import type { Encoder } from "../src/runtime/descriptor.js";

/** What a server finds in a part; `filename` only where it takes the part for a file. */
interface ReceivedPart {
  readonly name: string;
  readonly type: string;
  readonly filename?: string;
  readonly content: Buffer;
}

const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);

describe("a multipart body, as busboy reads it", () => {
  test("has texts and numbers as plain text, and lists as parts of one name", async () => {
    const { parts } = await receive(multipartBody(), {
      title: "grüße\r\n--x\n",
      count: 2,
      ok: true,
      tags: ["a", undefined, "b"],
      none: null,
      no: [],
      at: new Date(0),
    });
    expect(texts(parts)).toEqual([
      ["title", "text/plain", "grüße\r\n--x\n"],
      ["count", "text/plain", "2"],
      ["ok", "text/plain", "true"],
      ["tags", "text/plain", "a"],
      ["tags", "text/plain", "b"],
      ["at", "text/plain", "1970-01-01T00:00:00.000Z"],
    ]);
  });

  test("has objects as JSON, which is no file", async () => {
    const { parts } = await receive(multipartBody(), {
      place: { city: "Köln" },
      places: [{ city: "Bonn" }, ["Trier"]],
    });
    expect(texts(parts)).toEqual([
      ["place", "application/json", '{"city":"Köln"}'],
      ["places", "application/json", '{"city":"Bonn"}'],
      ["places", "application/json", '["Trier"]'],
    ]);
    expect(parts.every(({ filename }) => filename === undefined)).toBe(true);
  });

  test("has files with their names, types and bytes", async () => {
    const { parts } = await receive(multipartBody(), {
      photo: new File([bytes], "photo.png", { type: "image/png" }),
      others: [new File([bytes], 'ü "x".bin'), new Blob(["blob"], { type: "text/csv" })],
    });
    expect(parts).toEqual([
      { name: "photo", type: "image/png", filename: "photo.png", content: Buffer.from(bytes) },
      { name: "others", type: "application/octet-stream", filename: "ü %22x%22.bin", content: Buffer.from(bytes) },
      { name: "others", type: "text/csv", filename: "blob", content: Buffer.from("blob") },
    ]);
  });

  test("has a file of the disk, piece by piece", async () => {
    const folder = mkdtempSync(join(tmpdir(), "specwright-multipart-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const content = Buffer.alloc(3_000_000, bytes);
    writeFileSync(join(folder, "large"), content);
    const { parts, headers } = await receive(multipartBody(), { file: await openAsBlob(join(folder, "large")) });
    expect(parts[0]?.content.equals(content)).toBe(true);
    expect(Number(headers["content-length"])).toBeGreaterThan(content.length);
  });

  test("has the content types that the document asks for", async () => {
    const encoder = multipartBody(undefined, {
      photo: typedPart("image/png"),
      xml: typedPart("application/xml; charset=utf-8"),
      quoted: jsonPart(),
      data: jsonPart("application/ld+json"),
    });
    const { parts } = await receive(encoder, {
      photo: [new Blob(["1"], { type: "image/jpeg" }), new Blob(["2"])],
      xml: "<a/>",
      quoted: "text",
      data: [{ a: 1 }],
    });
    expect(texts(parts)).toEqual([
      ["photo", "image/png", "1"],
      ["photo", "image/png", "2"],
      ["xml", "application/xml", "<a/>"],
      ["quoted", "application/json", '"text"'],
      ["data", "application/ld+json", '{"a":1}'],
    ]);
  });

  test("has styles of the query, without their encoding", async () => {
    const encoder = multipartBody(undefined, { filter: styledPart(deepObject), codes: styledPart(pipeDelimited) });
    const { parts } = await receive(encoder, { filter: { a: ["x &=+%", "y"] }, codes: ["ü", "/"] });
    expect(texts(parts)).toEqual([
      ["filter[a][0]", "text/plain", "x &=+%"],
      ["filter[a][1]", "text/plain", "y"],
      ["codes", "text/plain", "ü|/"],
    ]);
  });

  test("cannot be broken out of by names", async () => {
    const evil = 'x"\r\nX: evil\r\n\r\n';
    const { parts } = await receive(multipartBody(), { [evil]: "a", file: new File(["b"], evil) });
    expect(parts.map(({ name, type, filename, content }) => [name, type, filename, String(content)])).toEqual([
      [escaped(evil), "text/plain", undefined, "a"],
      ["file", "application/octet-stream", escaped(evil), "b"],
    ]);
  });

  test("does not take names that every object has for writers", async () => {
    const { parts } = await receive(multipartBody(undefined, {}), { constructor: "a", toString: "b" });
    expect(texts(parts).map(([name]) => name)).toEqual(["constructor", "toString"]);
  });

  test("may be empty", async () => {
    expect((await receive(multipartBody(), {})).parts).toEqual([]);
  });

  test("is of the type that the document says, with a boundary of its own each time", async () => {
    const types = [
      await receive(multipartBody(undefined, {}, "multipart/mixed"), {}),
      await receive(multipartBody(), {}),
    ];
    const [mixed = "", form = ""] = types.map(({ headers }) => headers["content-type"] ?? "");
    expect(mixed).toMatch(/^multipart\/mixed; boundary=[\w-]{1,70}$/);
    expect(form).toMatch(/^multipart\/form-data; boundary=[\w-]{1,70}$/);
    expect(mixed.split("=")[1]).not.toBe(form.split("=")[1]);
  });

  test("is what `Request.formData` reads as well", async () => {
    const { body, contentType = "" } = multipartBody().encode({ a: "1", file: new File([bytes], "f") }, {} as never);
    const form = await new Response(body, { headers: { "Content-Type": contentType } }).formData();
    expect(form.get("a")).toBe("1");
    expect(new Uint8Array(await (form.get("file") as File).arrayBuffer())).toEqual(bytes); // a part with a file name
  });

  test.each([Number.NaN, [Number.POSITIVE_INFINITY], new Date(Number.NaN)])("has no part for %j", (value) => {
    expect(() => multipartBody().encode({ value }, {} as never)).toThrow(/written as text|`NaN`|Invalid time value/);
  });
});

/** Name, type and text of parts. */
function texts(parts: readonly ReceivedPart[]): readonly (readonly [string, string, string])[] {
  return parts.map(({ name, type, content }) => [name, type, content.toString()]);
}

function escaped(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Sends a body through a socket to a server that reads it with busboy. */
async function receive(
  encoder: Encoder,
  body: unknown,
): Promise<{ readonly headers: IncomingHttpHeaders; readonly parts: readonly ReceivedPart[] }> {
  const parts: ReceivedPart[] = [];
  let headers: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    headers = request.headers;
    const type = headers["content-type"] ?? "";
    const busboy = new Busboy({ headers: { ...headers, "content-type": type.replace("/mixed", "/form-data") } });
    busboy.on("field", (name, value, _nameTruncated, _truncated, _encoding, mime) => {
      parts.push({ name, type: mime, content: Buffer.from(value) });
    });
    busboy.on("file", (name, stream, filename, _encoding, mime) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      const place = parts.push({ name, type: mime, filename, content: Buffer.alloc(0) }) - 1;
      stream.on("end", () => (parts[place] = { name, type: mime, filename, content: Buffer.concat(chunks) }));
    });
    busboy.on("finish", () => response.end());
    busboy.on("error", (error: unknown) => response.writeHead(400).end(String(error)));
    request.pipe(busboy);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const client = createRuntimeClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }); // listens on TCP
  const operation = {
    operation: receive,
    name: "any",
    method: "POST",
    path: "/",
    body: encoder,
    responses: { 200: empty },
  };
  await client.call(operation, { body });
  return { headers, parts };
}
