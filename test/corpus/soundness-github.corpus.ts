import { everyOtherInCI } from "./choose-part.js";
import { testSoundness } from "./soundness-suite.js";
import { specNames } from "./specs.js";

testSoundness(everyOtherInCI(specNames().filter((name) => name.startsWith("github"))));
