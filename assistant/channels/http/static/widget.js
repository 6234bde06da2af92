// <lotsen-chat>: the whole chat as one element. On the page it fills the screen (attribute `page`); elsewhere its host
// gives it a size. Attributes: `page`, `lang`, `jurisdiction`, `theme` ("light", "dark").

import { answerParts, Statements } from "./answer.js";
import { ask, history, Refusal } from "./api.js";
import { copy, plainText } from "./clipboard.js";
import { element, icon, ICONS } from "./dom.js";
import { frame } from "./frame.js";
import { remember, remembered } from "./memory.js";
import { showSource } from "./source.js";
import { fill, pickLanguage, STRINGS } from "./strings.js";
import { sheet } from "./style.js";

const JURISDICTIONS = ["SE", "NO", "DK", "FI", "EU"];

class LotsenChat extends HTMLElement {
  #turns = [];
  #running = null;
  #chosenLanguage = null;
  #jurisdiction = "";
  #ui;

  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet()];
    this.#chosenLanguage = remembered("language") ?? (this.getAttribute("lang") || null);
    this.#jurisdiction = remembered("jurisdiction") ?? this.getAttribute("jurisdiction") ?? "";
    this.#build();
  }

  disconnectedCallback() {
    this.#running?.abort();
  }

  get #language() {
    return pickLanguage([this.#chosenLanguage, ...navigator.languages].filter(Boolean));
  }

  get #strings() {
    return STRINGS[this.#language];
  }

  #build() {
    const draft = this.#ui?.input.value ?? "";
    const day = this.#ui?.day.value ?? "";
    this.#ui = frame(this.#strings, { language: this.#language, jurisdiction: this.#jurisdiction, day, draft }, {
      submit: () => (this.#running ? this.#running.abort() : this.#ask(this.#ui.input.value)),
      example: (text) => this.#ask(text, { focus: true }),
      newChat: () => this.#newChat(),
      language: (code) => this.#setLanguage(code),
      jurisdiction: (code) => this.#setJurisdiction(code),
    });
    this.#ui.shell.lang = this.#language;
    this.shadowRoot.replaceChildren(this.#ui.shell);
    if (this.hasAttribute("page")) {
      document.documentElement.lang = this.#language;
      document.title = this.#strings.title;
    }
  }

  #setLanguage(code) {
    this.#chosenLanguage = code;
    remember("language", code);
    const turns = [...this.#ui.log.querySelectorAll("article")];
    this.#build();
    // Answers stay in the language they were given in.
    if (turns.length) this.#ui.log.replaceChildren(...turns);
    this.#showRunning(Boolean(this.#running));
    this.#ui.language.focus();
  }

  #setJurisdiction(code) {
    this.#jurisdiction = code;
    this.#ui.jurisdiction.value = code;
    remember("jurisdiction", code);
  }

  #newChat() {
    this.#running?.abort();
    this.#turns = [];
    this.#build();
    this.#ui.input.focus();
  }

  async #ask(text, { focus = false, jurisdiction = this.#jurisdiction } = {}) {
    const question = text.trim();
    if (!question || this.#running) return;
    this.#ui.input.value = "";
    this.#ui.resize();
    const strings = this.#strings;
    const running = new AbortController();
    this.#running = running;
    this.#showRunning(true);
    const turn = this.#newTurn(question, strings, focus);
    this.#say(strings.working);
    try {
      const answer = await ask(this.#request(question, jurisdiction), this.#language, running.signal, {
        onStatus: (words) => turn.status.replaceChildren(words),
        onStatement: (statement) => turn.statements.add(statement),
      });
      this.#turns.push({ question, answer });
      turn.body.replaceChildren(...answerParts(answer, strings, this.#actions(question, answer, strings)));
      this.#say(spoken(answer, strings));
    } catch (error) {
      this.#failed(turn, question, error, running, strings);
    } finally {
      turn.article.removeAttribute("aria-busy");
      if (this.#running === running) {
        this.#running = null;
        this.#showRunning(false);
      }
    }
  }

  #request(question, jurisdiction) {
    const request = { question, history: history(this.#turns) };
    if (this.#chosenLanguage) request.language = this.#language;
    if (jurisdiction) request.jurisdiction = jurisdiction;
    if (this.#ui.day.value) request.as_of = this.#ui.day.value;
    return request;
  }

  #newTurn(question, strings, focus) {
    const status = element("p", { class: "status" }, strings.working);
    const statements = new Statements(this.#language, strings, [], () => {});
    const body = element("div", { class: "answer" }, status, statements.node);
    const heading = element(
      "h2",
      { tabindex: "-1" },
      element("span", { class: "hidden" }, `${strings.you}: `),
      element("span", { class: "asked" }, question),
    );
    const article = element("article", { "aria-busy": "true", lang: this.#language }, heading, body);
    this.#ui.start.remove();
    this.#ui.log.append(article);
    article.scrollIntoView({ block: "start" });
    if (focus) heading.focus({ preventScroll: true });
    return { article, body, status, statements };
  }

  #actions(question, answer, strings) {
    return {
      openSource: (source) => showSource(this.#ui.dialog, source, strings),
      ask: (text) => this.#ask(text, { focus: true }),
      choose: ({ value }) => {
        if (!JURISDICTIONS.includes(value)) return this.#ask(value, { focus: true });
        this.#setJurisdiction(value);
        return this.#ask(question, { focus: true, jurisdiction: value });
      },
      copy: async () => this.#say((await copy(plainText(question, answer, strings))) ? strings.copied : strings.notCopied, true),
    };
  }

  #failed(turn, question, error, running, strings) {
    if (running.signal.aborted) {
      turn.body.replaceChildren(element("p", { class: "notice" }, strings.stopped));
      return;
    }
    if (!(error instanceof Refusal)) console.error(error);
    const words = errorWords(error, strings);
    const retry = () => {
      if (this.#running) return;
      turn.article.remove();
      if (this.#ui.input.value === question) this.#ui.input.value = "";
      this.#ask(question, { focus: true });
    };
    turn.body.replaceChildren(
      element(
        "div",
        { class: "error" },
        element("p", {}, words),
        element("button", { type: "button", class: "choice", onclick: retry }, icon(...ICONS.again), strings.retry),
      ),
    );
    if (!this.#ui.input.value) this.#ui.input.value = question;
    this.#ui.resize();
    this.#say(words);
  }

  #showRunning(running) {
    const name = running ? this.#strings.stop : this.#strings.send;
    this.#ui.send.replaceChildren(icon(...(running ? ICONS.stop : ICONS.send)));
    this.#ui.send.setAttribute("aria-label", name);
    this.#ui.send.title = name;
  }

  /** Say something to a screen reader once; what everybody should see also shows as a short note. */
  #say(words, visibly = false) {
    this.#ui.live.replaceChildren(words);
    if (!visibly) return;
    this.#ui.toast.replaceChildren(words);
    this.#ui.toast.classList.add("shown");
    setTimeout(() => this.#ui.toast.classList.remove("shown"), 2500);
  }
}

function spoken(answer, strings) {
  const statements = answer.statements.map((statement) =>
    element("span", { lang: statement.language }, `${statement.text.replaceAll("|", " ")} `),
  );
  return element("span", {}, `${strings.ready} ${answer.notice ?? ""} `, ...statements);
}

function errorWords(error, strings) {
  const { errors } = strings;
  if (error.code === "busy" && error.retryAfter) return fill(errors.busyIn, { seconds: error.retryAfter });
  return Object.hasOwn(errors, error.code) ? errors[error.code] : errors.other;
}

customElements.define("lotsen-chat", LotsenChat);
