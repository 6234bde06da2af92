// Questions to the server. Every way this can fail is a `Refusal` with a code.

import { events } from "./events.js";

const MAX_HISTORY_BYTES = 10_000;
const MAX_TURNS = 6;

/** Outcomes whose question is never sent or kept again: it held what it should not, or nothing came of it. */
export const FORGOTTEN = new Set([
  "refused_personal_data",
  "refused_misuse",
  "invalid_question",
  "busy",
  "index_missing",
  "error",
]);

/** Why there is no answer: a problem of the API, "offline" or "broken"; `retryAfter` in seconds where it was said. */
export class Refusal extends Error {
  constructor(code, detail = "", retryAfter = null) {
    super(detail);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The server's addresses, below a base address. */
export class Server {
  constructor(base) {
    this._base = base;
    this._token = null;
  }

  /** Ask; calls `onStatus(text)` and `onStatement(statement)` as they come and returns the whole answer. */
  async ask(request, language, signal, { onStatus, onStatement }) {
    const response = await this._post("api/chat", request, { language, signal, accept: "text/event-stream" });
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

  /** Say whether an answer helped: `{ verdict, reasons, comment }`. */
  async feedback(answer, given, language) {
    const about = { answer_id: answer.id, build_id: answer.index.build_id ?? undefined };
    await this._post("api/feedback", { ...about, ...given }, { language });
  }

  /** Return the answers as a file, a `Blob`; `format` is "markdown" or "docx". */
  async file(format, answers, language) {
    const response = await this._post("api/export", { format, answers, language }, { language });
    return response.blob();
  }

  async _post(path, body, { language, signal, accept = "*/*" }) {
    const headers = { "Content-Type": "application/json", Accept: accept, "Accept-Language": language };
    const request = { method: "POST", headers, body: JSON.stringify(body), signal };
    let response = await this._send(path, request);
    // Servers that want to know whom they count for give this page a token of a few minutes.
    if (response.status === 401 && (await this._renewToken(signal))) response = await this._send(path, request);
    if (!response.ok) throw await refusal(response);
    return response;
  }

  async _renewToken(signal) {
    this._token = null;
    const response = await this._send("api/widget/token", { method: "POST", headers: {}, signal });
    if (response.ok) this._token = (await response.json()).token;
    return response.ok;
  }

  async _send(path, request) {
    const headers = this._token ? { ...request.headers, Authorization: `Bearer ${this._token}` } : request.headers;
    try {
      return await fetch(new URL(path, this._base), { ...request, headers });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Refusal("offline");
    }
  }
}

/** Return the newest earlier turns that fit beside a question; the server keeps none of them. */
export function history(turns) {
  const kept = [];
  let bytes = 0;
  const useful = turns.filter(({ answer }) => !FORGOTTEN.has(answer.outcome));
  for (const { question, answer } of useful.slice(-MAX_TURNS).reverse()) {
    const text = answer.statements[0]?.text.slice(0, 200) ?? null;
    const turn = { question, answer_id: answer.id, text };
    bytes += new TextEncoder().encode(JSON.stringify(turn)).length;
    if (bytes > MAX_HISTORY_BYTES) break;
    kept.unshift(turn);
  }
  return kept;
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
