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
  out: ["M14 5h5v5", "M19 5l-9 9", "M18 14v5H5V6h5"],
};
