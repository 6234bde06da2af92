// One source, opened: the quoted words, where they stand, since when they hold, and the way to the publisher's page.

import { authorityLabel } from "./authority.js";
import { blocks } from "./blocks.js";
import { element, icon, ICONS } from "./dom.js";
import { day, fill } from "./strings.js";

const WHOLE_QUOTE = 80;
const EDGE_WORDS = 6;
const OUR_WORDS = new Set(["digest", "data"]);

/** Fill the dialog with the source and show it; closing gives the focus back to what opened it. */
export function showSource(dialog, source, strings) {
  const heading = element("h2", { id: "source-title", lang: source.language }, source.title);
  const close = element(
    "button",
    { type: "button", class: "round", "aria-label": strings.close, title: strings.close, onclick: () => dialog.close() },
    icon(...ICONS.close),
  );
  const path = headingPath(source);
  const parts = [
    element("div", { class: "bar" }, element("p", { class: "kicker" }, fill(strings.source, source)), close),
    authorityLabel(source.authority, strings),
    heading,
    element("p", { class: "locator", lang: source.language }, source.locator),
    path && element("p", { class: "path", lang: source.language }, path),
    element("blockquote", { lang: source.language, "aria-label": strings.quote }, ...blocks(source.quote, strings.table)),
    facts(source, strings),
    link(source, strings),
  ];
  dialog.replaceChildren(...parts.filter(Boolean));
  dialog.showModal();
  dialog.scrollTop = 0;
}

/**
 * Return the address of the quoted words at the publisher, or null when there is no web address. Browsers that know
 * text fragments (https://wicg.github.io/scroll-to-text-fragment/) scroll to them; others open the page.
 */
function passageAddress(source) {
  let url;
  try {
    url = new URL(source.url);
  } catch {
    return null;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  // Our own words about a law do not stand on the law's page.
  if (OUR_WORDS.has(source.kind)) return url.href;
  const text = source.quote.split("\n")[0].replace(/^\s*(?:[-*•–]|\(?[0-9a-z]{1,3}[.)])\s+/i, "").trim();
  if (!text || text.startsWith("|")) return url.href;
  const words = text.split(/\s+/);
  const whole = text.length <= WHOLE_QUOTE || words.length <= 2 * EDGE_WORDS;
  const edges = whole ? [text] : [words.slice(0, EDGE_WORDS).join(" "), words.slice(-EDGE_WORDS).join(" ")];
  const directive = edges.map((edge) => encodeURIComponent(edge).replaceAll("-", "%2D")).join(",");
  return `${url.href}${url.hash ? "" : "#"}:~:text=${directive}`;
}

function headingPath(source) {
  // "21 §" says nothing more beside "6 kap. 21 §".
  return source.heading_path.filter((heading) => heading !== source.title && !source.locator.endsWith(heading)).join(" › ");
}

function facts(source, strings) {
  const { fields } = strings;
  const rows = [
    [fields.publisher, source.publisher],
    [fields.kind, strings.kinds[source.kind] ?? source.kind],
    [fields.jurisdiction, source.jurisdiction ? (strings.jurisdictions[source.jurisdiction] ?? source.jurisdiction) : strings.everywhere],
    [fields.textState, source.text_state],
    [fields.validFrom, day(source.valid_from, strings)],
    [fields.validTo, day(source.valid_to, strings)],
    [fields.checked, day(source.checked, strings)],
    [fields.language, strings.languages[source.language] ?? source.language],
  ];
  const shown = rows.filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);
  return element("dl", { class: "facts" }, ...shown);
}

function link(source, strings) {
  const address = passageAddress(source);
  if (!address) return source.url ? element("p", { class: "address" }, source.url) : null;
  const words = source.kind === "digest" ? strings.visitAct : strings.visit;
  return element(
    "p",
    { class: "address" },
    element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words, icon(...ICONS.out)),
    element("span", { class: "host" }, new URL(address).host),
  );
}
