import { thoseForNow } from "./choose-part.js";
import { testSoundness } from "./soundness-suite.js";
import { specNames } from "./specs.js";

testSoundness(thoseForNow(specNames().filter((name) => name.startsWith("github"))));
