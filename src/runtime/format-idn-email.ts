import type { Format } from "./format.js";
import { isMailDomain } from "./mail-domain.js";

const local =
  /^(?:[\w!#$%&'*+/=?^`{|}~\x80-\uffff-]+(?:\.[\w!#$%&'*+/=?^`{|}~\x80-\uffff-]+)*|"(?:[ !#-[\]-~\x80-\uffff]|\\[ -~])*")$/;
const domain =
  /^[a-z\d\x80-\uffff](?:[a-z\d\x80-\uffff-]*[a-z\d\x80-\uffff])?(?:\.[a-z\d\x80-\uffff](?:[a-z\d\x80-\uffff-]*[a-z\d\x80-\uffff])?)*$/i;

/** An address of a mailbox in any language: RFC 6531, section 3.3. */
export const idnEmailFormat: Format = {
  name: "idn-email",
  test: (text) => {
    const at = text.lastIndexOf("@");
    return local.test(text.slice(0, Math.max(at, 0))) && isMailDomain(text.slice(at + 1), domain);
  },
};
