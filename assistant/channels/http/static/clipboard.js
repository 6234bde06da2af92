// An answer as plain text, for a mail or a document.

import { fill } from "./strings.js";

/** Return the statements alone, without source numbers. */
export function cleanText(answer) {
  return answer.statements.map(({ text }) => text).join("\n\n");
}

/** Return the answer with all that belongs to it: question, statements with source numbers, the list of sources. */
export function sourcedText(question, answer, strings) {
  const statements = answer.statements.map(({ text, citations }) => `${text} ${citations.map((n) => `[${n}]`).join("")}`.trim());
  const sources = answer.sources.map((source) => {
    const place = [source.title, source.locator, source.publisher, source.text_state].filter(Boolean).join(", ");
    return `[${source.number}] ${place}${source.url ? `\n    ${source.url}` : ""}`;
  });
  const parts = [question, answer.notice, ...statements, `${strings.sources}:\n${sources.join("\n")}`];
  return [...parts.filter(Boolean), `${fill(strings.asOfLine, { date: answer.as_of })} · ${strings.noticeShort}`].join("\n\n");
}

/** Put text on the clipboard; false when the browser refuses (it does on pages without TLS). */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
