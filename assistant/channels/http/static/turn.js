// One question and what comes of it, as elements in the log.

import { againButton, Statements } from "./answer.js";
import { element } from "./dom.js";
import { fill } from "./strings.js";

const A_MINUTE = 60;

/** Return a turn that waits for its answer: `{ article, heading, body, status, statements }`. */
export function newTurn(question, language, strings) {
  const status = element("p", { class: "status", part: "status" }, strings.working);
  const statements = new Statements(language, strings, [], () => {});
  const body = element("div", { class: "answer", part: "answer" }, status, statements.node);
  const heading = element(
    "h2",
    { tabindex: "-1" },
    element("span", { class: "hidden" }, `${strings.you}: `),
    element("span", { class: "asked", part: "question" }, question),
  );
  const article = element("article", { "aria-busy": "true", lang: language }, heading, body);
  return { article, heading, body, status, statements };
}

/** Return what stands in a turn that got no answer. */
export function errorPart(words, strings, again) {
  return element("div", { class: "error", part: "error" }, element("p", {}, words), againButton(strings, again));
}

/** Return what a screen reader is told of a finished answer, each part in its language. */
export function spoken(answer, strings) {
  const statements = answer.statements.map((statement) =>
    element("span", { lang: statement.language }, `${statement.text.replaceAll("|", " ")} `),
  );
  return element("span", {}, `${strings.ready} ${answer.notice ?? ""} `, ...statements);
}

/** Return what a refused request is called in the reader's language. */
export function errorWords(error, { errors }) {
  if (error.code === "busy" && error.retryAfter) return fill(errors.busyIn, { seconds: error.retryAfter });
  const words = Object.hasOwn(errors, error.code) ? errors[error.code] : errors.other;
  return fill(words, { seconds: error.retryAfter ?? A_MINUTE });
}
