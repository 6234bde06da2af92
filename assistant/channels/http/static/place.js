// Where the chat stands on its page: in the flow, or behind a button in the corner.

import { element, icon, ICONS } from "./dom.js";

const NARROW = "(max-width: 40em), (max-height: 30em)";

/** Return `{ nodes, holder, name(strings), close }` for a chat that stands where its element stands. */
export function inline() {
  const holder = element("div", { class: "frame", part: "frame" });
  return { nodes: [holder], holder, name: () => {}, close: null };
}

/** The same for a chat behind a button. `opened()` is called whenever the panel has been opened. */
export function floating(opened) {
  const holder = element("dialog", { class: "frame panel", part: "frame panel", "aria-label": "Lotsen" });
  const words = element("span", {});
  const launcher = element(
    "button",
    { type: "button", class: "launcher", part: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false" },
    icon(...ICONS.chat),
    words,
  );
  const close = () => holder.close();
  launcher.addEventListener("click", () => {
    // Over the whole of a small screen nothing behind may take the focus.
    if (matchMedia(NARROW).matches) holder.showModal();
    else holder.show();
    launcher.setAttribute("aria-expanded", "true");
    opened();
  });
  holder.addEventListener("close", () => {
    launcher.setAttribute("aria-expanded", "false");
    launcher.focus();
  });
  holder.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !holder.querySelector("dialog[open]")) close();
  });
  return { nodes: [launcher, holder], holder, name: ({ open }) => words.replaceChildren(open), close };
}
