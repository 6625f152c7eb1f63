import { testSoundness } from "./soundness-suite.js";
import { specNames } from "./specs.js";

testSoundness(specNames().filter((name) => name.startsWith("github")));
