// Questions to the server. Every way this can fail is a `Refusal` with a code.

import { events } from "./events.js";

const CHAT = new URL("../api/chat", import.meta.url);
const MAX_HISTORY_BYTES = 10_000;
const MAX_TURNS = 6;

/** Why there is no answer: a problem of the API, "offline" or "broken"; `retryAfter` in seconds where it was said. */
export class Refusal extends Error {
  constructor(code, detail = "", retryAfter = null) {
    super(detail);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Ask; calls `onStatus(text)` and `onStatement(statement)` as they come and returns the whole answer. */
export async function ask(request, uiLanguage, signal, { onStatus, onStatement }) {
  const response = await post(request, uiLanguage, signal);
  if (!response.ok) throw await refusal(response);
  try {
    for await (const { name, data } of events(response)) {
      if (name === "status") onStatus(data.text);
      else if (name === "statement") onStatement(data);
      else if (name === "done") return data;
      else if (name === "error") throw new Refusal(data.code, data.detail);
    }
  } catch (error) {
    if (error instanceof Refusal || error.name === "AbortError") throw error;
    throw new Refusal("broken");
  }
  throw new Refusal("broken");
}

/** Return the newest earlier turns that fit beside a question; the server keeps none of them. */
export function history(turns) {
  const kept = [];
  let bytes = 0;
  for (const { question, answer } of turns.slice(-MAX_TURNS).reverse()) {
    const text = answer.statements[0]?.text.slice(0, 200) ?? null;
    const turn = { question, answer_id: answer.id, text };
    bytes += new TextEncoder().encode(JSON.stringify(turn)).length;
    if (bytes > MAX_HISTORY_BYTES) break;
    kept.unshift(turn);
  }
  return kept;
}

async function post(request, uiLanguage, signal) {
  try {
    return await fetch(CHAT, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream", "Accept-Language": uiLanguage },
      body: JSON.stringify(request),
      signal,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal("offline");
  }
}

async function refusal(response) {
  const retryAfter = Number(response.headers.get("Retry-After")) || null;
  try {
    const problem = await response.json();
    return new Refusal(problem.code ?? "broken", problem.detail ?? "", retryAfter);
  } catch {
    return new Refusal("broken", "", retryAfter);
  }
}
