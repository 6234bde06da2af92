// Did the answer help? One press for yes; for no, what was wrong with it.

import { element, icon, ICONS } from "./dom.js";

const MAX_COMMENT = 1000;

/** Return the question and its buttons. `send(given)` returns whether it arrived; `say(words)` tells the reader. */
export function feedback(strings, send, say) {
  const words = strings.feedback;
  const node = element("div", { class: "feedback", role: "group", "aria-label": words.title });
  const finish = async (given) => {
    if (!(await send(given))) {
      say(words.failed);
      return;
    }
    const thanks = element("p", { class: "thanks", tabindex: "-1" }, words.thanks);
    node.replaceChildren(thanks);
    thanks.focus({ preventScroll: true });
  };
  const ask = () => {
    const no = button(words.no, ICONS.down, () => node.replaceChildren(reasonForm(words, finish, ask)));
    node.replaceChildren(
      element("span", { "aria-hidden": "true" }, words.title),
      button(words.yes, ICONS.up, () => finish({ verdict: "helpful" })),
      no,
    );
    return no;
  };
  ask();
  return node;
}

function reasonForm(words, finish, back) {
  const boxes = Object.entries(words.reasons).map(([value, label]) =>
    element("label", { class: "check" }, element("input", { type: "checkbox", name: "reason", value }), label),
  );
  const comment = element("textarea", { rows: "2", maxlength: `${MAX_COMMENT}` });
  const form = element(
    "form",
    { class: "reasons" },
    element("fieldset", {}, element("legend", {}, words.why), ...boxes),
    element("label", { class: "comment" }, words.comment, comment),
    element(
      "div",
      { class: "row" },
      element("button", { type: "submit", class: "quiet" }, words.send),
      element("button", { type: "button", class: "quiet", onclick: () => back().focus() }, words.cancel),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const reasons = [...form.querySelectorAll(":checked")].map(({ value }) => value);
    finish({ verdict: "not_helpful", reasons, comment: comment.value.trim() || undefined });
  });
  // The button that opened the form is gone: its place in the order of focus is the form's first box.
  queueMicrotask(() => {
    form.querySelector("input").focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  });
  return form;
}

function button(name, paths, onclick) {
  return element("button", { type: "button", class: "quiet small-button", onclick }, icon(...paths), name);
}
