// The conversation as a file, on paper, or kept in this browser: a small menu behind one button.

import { element, icon, ICONS } from "./dom.js";

/** Return the menu. `act` holds `file(format)`, `print()` (null: no such point) and `keep(yes)` (null: not allowed). */
export function menu(strings, kept, act) {
  const points = [
    point(ICONS.file, strings.saveWord, () => act.file("docx")),
    point(ICONS.file, strings.saveMarkdown, () => act.file("markdown")),
    act.print && point(ICONS.print, strings.print, act.print),
    act.keep && keepBox(strings, kept, act.keep),
  ];
  const list = element("div", { class: "points", id: "points", hidden: true, part: "menu" }, ...points.filter(Boolean));
  const opener = element(
    "button",
    { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": "points", title: strings.save, onclick: () => show(list.hidden) },
    icon(...ICONS.save),
    element("span", { class: "word" }, strings.save),
  );
  const node = element("div", { class: "menu" }, opener, list);
  function show(open) {
    list.hidden = !open;
    opener.setAttribute("aria-expanded", `${open}`);
  }
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    // The panel around it would close too.
    event.stopPropagation();
    show(false);
    opener.focus();
  });
  node.addEventListener("focusout", (event) => {
    if (!node.contains(event.relatedTarget)) show(false);
  });
  return node;

  function point(paths, name, chosen) {
    const onclick = () => {
      opener.focus();
      show(false);
      chosen();
    };
    return element("button", { type: "button", class: "point", onclick }, icon(...paths), name);
  }
}

function keepBox(strings, kept, keep) {
  const box = element("input", { type: "checkbox", onchange: () => keep(box.checked) });
  box.checked = kept;
  return element("label", { class: "check point" }, box, strings.keep);
}
