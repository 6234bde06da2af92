// The text of a statement as real paragraphs, lists and tables, so that a screen reader hears their shape.

import { element } from "./dom.js";

const BULLET = /^(\s*)([-*•–])\s+(.*)$/;
const ORDERED = /^(\s*)(\(?(?:(\d{1,3})|([a-zåäöæø]))[.)])\s+(.*)$/i;
const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

/** Return the nodes that show `text`: lines of a list become items, pipe tables become tables, the rest paragraphs. */
export function blocks(text, tableLabel) {
  const lines = text.split("\n");
  const made = [];
  for (let at = 0; at < lines.length; ) {
    const kind = kindOf(lines, at);
    let end = at + 1;
    while (end < lines.length && (kindOf(lines, end) === kind || (kind === "list" && /^\s+\S/.test(lines[end])))) end++;
    const part = lines.slice(at, end);
    if (kind === "list") made.push(...lists(part));
    else if (kind === "table") made.push(table(part, tableLabel));
    else if (part.some((line) => line.trim())) made.push(element("p", {}, part.join(" ").trim()));
    at = end;
  }
  return made;
}

function kindOf(lines, at) {
  if (ROW.test(lines[at])) return "table";
  // A line such as "1. kap." alone is a sentence; a list begins after a lead-in or has a second item.
  if (marker(lines[at]) && (at > 0 || (at + 1 < lines.length && marker(lines[at + 1])))) return "list";
  return "text";
}

function marker(line) {
  const bullet = BULLET.exec(line);
  if (bullet) return { depth: bullet[1].length, type: "ul", sign: null, text: bullet[3] };
  const ordered = ORDERED.exec(line);
  if (!ordered) return null;
  const [, indent, sign, number, letter, text] = ordered;
  const value = number ? Number(number) : letter.toLowerCase().charCodeAt(0) - 96;
  return { depth: indent.length, type: "ol", sign, letters: Boolean(letter), value, text };
}

function lists(lines) {
  const top = [];
  const open = [];
  for (const line of lines) {
    const found = marker(line);
    if (!found) {
      open.at(-1).item.append(` ${line.trim()}`);
      continue;
    }
    while (open.length && (open.at(-1).depth > found.depth || sameDepthOtherList(open.at(-1), found))) open.pop();
    if (!open.length || open.at(-1).depth < found.depth) {
      const list = element(found.type, { type: found.letters ? "a" : null });
      if (open.length) open.at(-1).item.append(list);
      else top.push(list);
      open.push({ depth: found.depth, type: found.type, list, item: null });
    }
    const item = element("li", { value: found.sign ? String(found.value) : null, "data-sign": found.sign }, found.text);
    open.at(-1).list.append(item);
    open.at(-1).item = item;
  }
  return top;
}

function sameDepthOtherList(current, found) {
  return current.depth === found.depth && current.type !== found.type;
}

function table(lines, label) {
  const rows = lines.filter((line) => !RULE.test(line)).map(cells);
  const headed = lines.length > 1 && RULE.test(lines[1]);
  const made = element("table");
  if (headed) {
    const names = rows.shift().map((name) => element("th", { scope: "col" }, name));
    made.append(element("thead", {}, element("tr", {}, ...names)));
  }
  made.append(element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, cell))))));
  return element("div", { class: "table", role: "region", tabindex: "0", "aria-label": label }, made);
}

function cells(line) {
  const inner = line.trim().slice(1, -1);
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
}
