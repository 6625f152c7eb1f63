import { checks } from "../dist/clients/checks.js";
import { answersTo } from "./check.js";

/** For Cloudflare's workerd: a Worker that is told the address of the server, and answers with the answers. */
// oxlint-disable-next-line import/no-default-export -- workerd looks for one.
export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await answersTo(checks(await request.text())));
  },
};
