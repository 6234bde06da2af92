// The one way elements are made here: text becomes text nodes, never markup.

/**
 * Return a new element. Properties that start with "on" are listeners, all others are attributes; `null` and `false`
 * leave one out. Children are nodes or text.
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** Return an icon drawn with strokes on a 24 × 24 grid; it is decoration, its button carries the name. */
export function icon(...paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const path of paths) {
    const stroke = document.createElementNS(SVG, "path");
    stroke.setAttribute("d", path);
    svg.append(stroke);
  }
  return svg;
}

export const ICONS = {
  send: ["M12 19V5", "M5 12l7-7 7 7"],
  stop: ["M7 7h10v10H7z"],
  fresh: ["M12 5v14", "M5 12h14"],
  copy: ["M9 9h10v11H9z", "M15 9V4H5v11h4"],
  close: ["M6 6l12 12", "M18 6L6 18"],
  again: ["M4 12a8 8 0 1 0 3-6.2", "M4 4v5h5"],
  up: ["M7 11v9H4v-9z", "M7 11l4-8c2 0 3 1.500 2.500 3.500L13 9h6a2 2 0 0 1 2 2.300l-1 7A2 2 0 0 1 18 20H7"],
  down: ["M17 13V4h3v9z", "M17 13l-4 8c-2 0-3-1.500-2.500-3.500L11 15H5a2 2 0 0 1-2-2.300l1-7A2 2 0 0 1 6 4h11"],
  file: ["M6 3h8l4 4v14H6z", "M14 3v4h4"],
  save: ["M12 4v11", "M7 11l5 5 5-5", "M5 20h14"],
  print: ["M7 8V4h10v4", "M7 17H4V8h16v9h-3", "M7 14h10v6H7z"],
  chat: ["M4 5h16v11H11l-5 4v-4H4z"],
  out: ["M14 5h5v5", "M19 5l-9 9", "M18 14v5H5V6h5"],
};
