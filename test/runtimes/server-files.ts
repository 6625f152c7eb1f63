import type { Answered, Asked } from "./server.js";

const everyByte = Buffer.from(Uint8Array.from({ length: 256 }, (_, index) => index));

/** Answers as `files.yaml` says, with what arrived. */
export async function answerAsFiles(asked: Asked): Promise<Answered> {
  const { method, path, query, headers, body } = asked;
  const folder = /^\/folders\/([^/]+)\/files$/.exec(path)?.[1];
  if (method === "POST" && folder !== undefined) return { status: 201, body: await partsOf(asked, folder) };
  if (method === "GET" && path === "/search") {
    const session = /(?:^|; )session=([^;]*)/.exec(headers.cookie ?? "")?.[1];
    const pairs = [...new URLSearchParams(query)].map(([name, value]) => `${name} = ${value}`);
    return { status: 200, body: { query: pairs.join(", "), trace: headers["x-trace"], session } };
  }
  const id = /^\/files\/([^/]+)$/.exec(path)?.[1];
  if (method === "PUT") {
    return { status: 200, body: { name: id, type: headers["content-type"], size: body.equals(everyByte) ? 256 : -1 } };
  }
  if (method === "DELETE") return { status: 204 };
  if (id === "gone") return { status: 404, type: "application/problem+json", body: { title: "It is gone" } };
  return { status: 200, type: "application/octet-stream", body: everyByte };
}

async function partsOf({ headers, body }: Asked, folder: string): Promise<object> {
  const type = headers["content-type"] ?? "";
  const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData();
  const file = form.get("file");
  if (!(file instanceof File)) throw new Error("No file arrived.");
  const isWhole = Buffer.from(await file.arrayBuffer()).equals(everyByte);
  const name = `${decodeURIComponent(folder)}/${file.name}`;
  return { name, type: file.type, size: isWhole ? file.size : -1, labels: form.getAll("labels") };
}
