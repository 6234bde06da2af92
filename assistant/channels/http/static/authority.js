// How much weight a text carries, as a word in a badge: a must is not a should.

import { element } from "./dom.js";

/** Return what an authority is called in the reader's language. */
export function authorityName(authority, strings) {
  return strings.authorities[authority] ?? authority;
}

/** Return the badge; `quoted` says in which other language the text is quoted, if it is. */
export function authorityLabel(authority, strings, quoted = null) {
  return element(
    "p",
    { class: "label", "data-authority": authority },
    element("span", { class: "authority", part: "authority" }, authorityName(authority, strings)),
    quoted && element("span", { class: "quoted" }, quoted),
  );
}
