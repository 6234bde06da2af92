// What stands still around the conversation: name and pickers above, the question field below, the start page between.

import { element, icon, ICONS } from "./dom.js";
import { STRINGS } from "./strings.js";

const FIRST_DAY = "1990-01-01";

/** Build the frame and return its parts by name. `state` is what the fields show, `act` what they do. */
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
  const start = startPage(strings, act.example);
  const log = element("div", { class: "log", role: "log", "aria-live": "off", tabindex: "0", "aria-label": strings.conversation }, start);
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
    { class: "shell" },
    header(strings, language, act.newChat),
    log,
    element(
      "div",
      { class: "bottom" },
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
  return { shell, log, start, input, send, resize, language, jurisdiction, day, live, toast, dialog };
}

function header(strings, language, newChat) {
  return element(
    "div",
    { class: "top" },
    element("div", { class: "brand" }, element("h1", {}, "Lotsen"), element("p", {}, strings.tagline)),
    element(
      "div",
      { class: "tools" },
      element("label", { class: "hidden", for: "language" }, strings.language),
      language,
      element("button", { type: "button", class: "quiet", onclick: newChat }, icon(...ICONS.fresh), strings.newChat),
    ),
  );
}

function startPage(strings, ask) {
  const examples = strings.examples.map((text) =>
    element("li", {}, element("button", { type: "button", class: "example", onclick: () => ask(text) }, text)),
  );
  return element(
    "section",
    { class: "start" },
    element("h2", {}, strings.welcome),
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
    { type: "submit", class: "round strong", "aria-label": strings.send, title: strings.send },
    icon(...ICONS.send),
  );
  const label = element("label", { class: "hidden", for: "question" }, strings.question);
  const form = element("form", { class: "composer" }, label, input, send);
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
