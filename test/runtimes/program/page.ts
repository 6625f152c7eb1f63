import { checks } from "../dist/clients/checks.js";
import { answersTo } from "./check.js";

declare global {
  interface Window {
    /** For browsers: whoever drives the page calls it with the address of the server. */
    answersOf(server: string): ReturnType<typeof answersTo>;
  }
}

window.answersOf = (server) => answersTo(checks(server));
