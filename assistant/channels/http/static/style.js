// The element's style, from four parts.

import { ADAPT } from "./style/adapt.js";
import { ANSWER } from "./style/answer.js";
import { BASE } from "./style/base.js";
import { CHAT } from "./style/chat.js";

// Host pages set the size of the root element to all sorts of values, so `rem` in the parts counts from --lotsen-size.
const css = `${BASE}${CHAT}${ANSWER}${ADAPT}`.replace(/(\d*\.?\d+)rem\b/g, "calc($1 * var(--unit))");

/** Return the style sheet: a constructed one, which strict content security policies of host pages allow. */
export function sheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
