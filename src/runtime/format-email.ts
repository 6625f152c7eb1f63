import type { Format } from "./format.js";
import { isMailDomain } from "./mail-domain.js";

const local = /^(?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[ !#-[\]-~]|\\[ -~])*")$/;
const domain = /^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i;

/** An address of a mailbox: RFC 5321, section 4.1.2. */
export const emailFormat: Format = {
  name: "email",
  test: (text) => {
    const at = text.lastIndexOf("@");
    return local.test(text.slice(0, Math.max(at, 0))) && isMailDomain(text.slice(at + 1), domain);
  },
};
