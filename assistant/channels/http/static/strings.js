// Every word the page says itself. A test holds the languages to one set of keys.

import { da } from "./strings/da.js";
import { en } from "./strings/en.js";
import { nb } from "./strings/nb.js";
import { nn } from "./strings/nn.js";
import { sv } from "./strings/sv.js";

export const STRINGS = { sv, nb, nn, da, en };

/** Return the text with each `{name}` replaced by its value. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** Return an ISO date as people write it in the language of the strings; other text as it is. */
export function day(iso, strings) {
  const [year, month, date] = (iso ?? "").split("-").map(Number);
  if (!date) return iso;
  const format = new Intl.DateTimeFormat([strings.code, "nb"], { dateStyle: "long", timeZone: "UTC" });
  return format.format(Date.UTC(year, month - 1, date));
}

/** Return the first language of the list that the page speaks; Norwegian without a form is Bokmål. */
export function pickLanguage(preferred) {
  for (const tag of preferred) {
    const code = tag.toLowerCase().split("-")[0];
    const known = code === "no" ? "nb" : code;
    if (known in STRINGS) return known;
  }
  return "en";
}
