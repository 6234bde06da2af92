// What stands still around the conversation: name and pickers above, the question field below, the start page between.

import { element, icon, ICONS } from "./dom.js";
import { menu } from "./menu.js";
import { STRINGS } from "./strings.js";

const FIRST_DAY = "1990-01-01";
const SCROLL_GAP = 12;

/**
 * Build the frame and return its parts by name. `state` is what the fields show: `language`, `jurisdiction`, `day`,
 * `draft`, `kept`, `greeting`, and whether the chat is the `page`. `act` is what they do; a `close`, `print` or `keep`
 * of null leaves that button out.
 */
export function frame(strings, state, act) {
  const language = select(
    "language",
    Object.entries(STRINGS).map(([code, { name }]) => [code, name]),
    state.language,
    act.language,
  );
  const jurisdiction = select("jurisdiction", Object.entries(strings.jurisdictions), state.jurisdiction, act.jurisdiction);
  const day = element("input", { type: "date", id: "day", min: FIRST_DAY, max: "2100-12-31" });
  day.value = state.day;
  const start = startPage(strings, state.greeting, act.example);
  const log = element("div", { class: "log", part: "log", role: "log", "aria-live": "off", tabindex: "0", "aria-label": strings.conversation }, start);
  const { form, input, send, resize } = composer(strings, state.draft, act.submit);
  const live = element("div", { class: "hidden", role: "status" });
  const toast = element("div", { class: "toast", "aria-hidden": "true" });
  const dialog = element("dialog", {
    class: "drawer",
    "aria-labelledby": "source-title",
    // A click on the backdrop closes; it has the dialog itself as target.
    onclick: (event) => event.target === dialog && event.offsetX < 0 && dialog.close(),
  });
  const shell = element(
    "div",
    { class: "shell", ...(state.page ? {} : { role: "region", "aria-label": "Lotsen" }) },
    header(strings, language, state, act),
    log,
    element(
      "div",
      { class: "bottom", part: "bottom" },
      form,
      element(
        "div",
        { class: "pickers", role: "group", "aria-label": strings.settings },
        field(strings.jurisdiction, jurisdiction),
        field(strings.asOf, day),
        element("span", { class: "small" }, strings.noticeShort),
      ),
    ),
    live,
    toast,
    dialog,
  );
  return { shell, log, start, input, send, resize, language, jurisdiction, day, live, toast, dialog, scrollTo: scroller(log) };
}

/** Return a function that brings a turn to the top of what scrolls around it, and never moves the host page. */
function scroller(log) {
  return (turn) => {
    const box = getComputedStyle(log).overflowY === "visible" ? log.closest(".frame") : log;
    box.scrollTop += turn.getBoundingClientRect().top - box.getBoundingClientRect().top - SCROLL_GAP;
  };
}

function header(strings, language, state, act) {
  // A host page has a first heading of its own.
  const name = element(state.page ? "h1" : "p", { class: "name" }, "Lotsen");
  return element(
    "div",
    { class: "top", part: "header" },
    element("div", { class: "brand" }, name, element("p", { class: "tagline" }, strings.tagline)),
    element(
      "div",
      { class: "tools" },
      element("label", { class: "hidden", for: "language" }, strings.language),
      language,
      menu(strings, state.kept, act),
      tool(ICONS.fresh, strings.newChat, "fresh", act.newChat),
      act.close && tool(ICONS.close, strings.close, "close", act.close),
    ),
  );
}

function tool(paths, name, kind, onclick) {
  const word = element("span", { class: "word" }, name);
  return element("button", { type: "button", class: `quiet ${kind}`, title: name, onclick }, icon(...paths), word);
}

function startPage(strings, greeting, ask) {
  const examples = strings.examples.map((text) =>
    element("li", {}, element("button", { type: "button", class: "example", onclick: () => ask(text) }, text)),
  );
  return element(
    "section",
    { class: "start", part: "start" },
    element("h2", {}, greeting || strings.welcome),
    element("p", { class: "ai" }, strings.notice),
    element("h3", {}, strings.examplesTitle),
    element("ul", { role: "list" }, ...examples),
  );
}

function composer(strings, draft, submit) {
  const input = element("textarea", { id: "question", rows: "1", placeholder: strings.placeholder, autocomplete: "off" });
  input.value = draft;
  const resize = () => {
    input.style.blockSize = "auto";
    input.style.blockSize = `${input.scrollHeight}px`;
  };
  input.addEventListener("input", resize);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  const send = element(
    "button",
    { type: "submit", class: "round strong", part: "send", "aria-label": strings.send, title: strings.send },
    icon(...ICONS.send),
  );
  const label = element("label", { class: "hidden", for: "question" }, strings.question);
  const form = element("form", { class: "composer", part: "composer" }, label, input, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  return { form, input, send, resize };
}

function select(id, options, value, changed) {
  const made = element("select", { id }, ...options.map(([code, name]) => element("option", { value: code }, name)));
  made.value = value;
  made.addEventListener("change", () => changed(made.value));
  return made;
}

function field(label, control) {
  return element("span", { class: "field" }, element("label", { for: control.id }, label), control);
}
