// <lotsen-chat>: the whole chat as one element. docs/widget.md explains its attributes.

import { answerParts } from "./answer.js";
import { cleanText, copy, sourcedText } from "./clipboard.js";
import { element, icon, ICONS } from "./dom.js";
import { frame } from "./frame.js";
import { remember, remembered, rememberedTurns, rememberTurns } from "./memory.js";
import { floating, inline } from "./place.js";
import { FORGOTTEN, history, Refusal, Server } from "./server.js";
import { showSource } from "./source.js";
import { pickLanguage, STRINGS } from "./strings.js";
import { sheet } from "./style.js";
import { errorPart, errorWords, newTurn, spoken } from "./turn.js";

const JURISDICTIONS = ["SE", "NO", "DK", "FI", "EU"];
const TOAST_MS = 2500;

class LotsenChat extends HTMLElement {
  static observedAttributes = ["language", "jurisdiction"];
  #turns = [];
  #running = null;
  #chosenLanguage = null;
  #jurisdiction = "";
  #server;
  #place;
  #ui;

  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet()];
    this.#server = new Server(new URL(this.getAttribute("api") ?? new URL("..", import.meta.url), document.baseURI));
    this.#chosenLanguage = remembered("language") ?? this.#attribute("language");
    this.#jurisdiction = remembered("jurisdiction") ?? this.#attribute("jurisdiction") ?? "";
    this.#place = this.getAttribute("position") === "floating" ? floating(() => this.#ui.input.focus()) : inline();
    this.shadowRoot.append(...this.#place.nodes);
    this.#build();
    if (this.#kept) this.#restore();
  }

  disconnectedCallback() {
    this.#running?.abort();
  }

  attributeChangedCallback(name, old, value) {
    if (!this.shadowRoot || old === value) return;
    // What the host page says holds for now; only what the reader picks is kept.
    if (name === "language") this.#setLanguage(value, { picked: false });
    else this.#setJurisdiction(this.#attribute(name) ?? "", { picked: false });
  }

  /** An attribute without the values that mean nothing. */
  #attribute(name) {
    const value = this.getAttribute(name);
    return value && (name !== "jurisdiction" || JURISDICTIONS.includes(value)) ? value : null;
  }

  get #isPage() {
    return this.hasAttribute("page");
  }

  get #mayKeep() {
    return this.getAttribute("history") !== "off";
  }

  get #kept() {
    return this.#mayKeep && remembered("keep") === "yes";
  }

  get #language() {
    const ofPage = this.#isPage ? null : document.documentElement.lang;
    return pickLanguage([this.#chosenLanguage, ofPage, ...navigator.languages].filter(Boolean));
  }

  get #strings() {
    return STRINGS[this.#language];
  }

  #build() {
    const state = {
      language: this.#language,
      jurisdiction: this.#jurisdiction,
      day: this.#ui?.day.value ?? "",
      draft: this.#ui?.input.value ?? "",
      kept: this.#kept,
      greeting: this.getAttribute("greeting"),
      page: this.#isPage,
    };
    this.#ui = frame(this.#strings, state, {
      submit: () => (this.#running ? this.#running.abort() : this.#ask(this.#ui.input.value)),
      example: (text) => this.#ask(text, { focus: true }),
      newChat: () => this.#newChat(),
      language: (code) => this.#setLanguage(code),
      jurisdiction: (code) => this.#setJurisdiction(code),
      file: (format) => this.#save(format),
      print: this.#isPage ? () => window.print() : null,
      keep: this.#mayKeep ? (yes) => this.#keep(yes) : null,
      close: this.#place.close,
    });
    this.#ui.shell.lang = this.#language;
    this.#place.name(this.#strings);
    this.#place.holder.replaceChildren(this.#ui.shell);
    if (this.#isPage) {
      document.documentElement.lang = this.#language;
      document.title = this.#strings.title;
    }
  }

  #setLanguage(code, { picked = true } = {}) {
    this.#chosenLanguage = code;
    if (picked) remember("language", code);
    const turns = [...this.#ui.log.querySelectorAll("article")];
    this.#build();
    // Answers stay in the language they were given in.
    if (turns.length) this.#ui.log.replaceChildren(...turns);
    this.#showRunning(Boolean(this.#running));
    if (picked) this.#ui.language.focus();
  }

  #setJurisdiction(code, { picked = true } = {}) {
    this.#jurisdiction = code;
    this.#ui.jurisdiction.value = code;
    if (picked) remember("jurisdiction", code);
  }

  #newChat() {
    this.#running?.abort();
    this.#turns = [];
    this.#store();
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
    const turn = this.#addTurn(question, strings);
    if (focus) turn.heading.focus({ preventScroll: true });
    this.#say(strings.working);
    try {
      const answer = await this.#server.ask(this.#request(question, jurisdiction), this.#language, running.signal, {
        onStatus: (words) => turn.status.replaceChildren(words),
        onStatement: (statement) => turn.statements.add(statement),
      });
      this.#answered(turn, question, answer, strings);
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

  #addTurn(question, strings) {
    const turn = newTurn(question, strings.code, strings);
    this.#ui.start.remove();
    this.#ui.log.append(turn.article);
    this.#ui.scrollTo(turn.article);
    return turn;
  }

  #answered(turn, question, answer, strings) {
    const done = { question, answer };
    turn.body.replaceChildren(...answerParts(answer, strings, this.#actions(turn, done, strings)));
    turn.article.removeAttribute("aria-busy");
    this.#turns.push(done);
    this.#store();
  }

  #actions(turn, done, strings) {
    const { question, answer } = done;
    return {
      openSource: (source) => showSource(this.#ui.dialog, source, strings),
      ask: (text) => this.#ask(text, { focus: true }),
      again: () => this.#again(turn, question, done),
      choose: ({ value }) => {
        if (!JURISDICTIONS.includes(value)) return this.#ask(value, { focus: true });
        this.#setJurisdiction(value);
        return this.#ask(question, { focus: true, jurisdiction: value });
      },
      copy: async (withSources) => {
        const text = withSources ? sourcedText(question, answer, strings) : cleanText(answer);
        this.#say((await copy(text)) ? strings.copied : strings.notCopied, true);
      },
      feedback: async (given) => {
        try {
          await this.#server.feedback(answer, given, this.#language);
          return true;
        } catch {
          return false;
        }
      },
      say: (words) => this.#say(words, true),
    };
  }

  #again(turn, question, done) {
    if (this.#running) return;
    turn.article.remove();
    this.#turns = this.#turns.filter((other) => other !== done);
    if (this.#ui.input.value === question) this.#ui.input.value = "";
    this.#ask(question, { focus: true });
  }

  #failed(turn, question, error, running, strings) {
    if (running.signal.aborted) {
      turn.body.replaceChildren(element("p", { class: "notice" }, strings.stopped));
      return;
    }
    if (!(error instanceof Refusal)) console.error(error);
    const words = errorWords(error, strings);
    turn.body.replaceChildren(errorPart(words, strings, () => this.#again(turn, question)));
    if (!this.#ui.input.value) this.#ui.input.value = question;
    this.#ui.resize();
    this.#say(words);
  }

  #keep(yes) {
    remember("keep", yes ? "yes" : null);
    this.#store();
  }

  #store() {
    if (!this.#mayKeep) return;
    rememberTurns(this.#kept ? this.#turns.filter(({ answer }) => !FORGOTTEN.has(answer.outcome)) : []);
  }

  #restore() {
    const strings = this.#strings;
    for (const { question, answer } of rememberedTurns()) {
      const turn = this.#addTurn(question, strings);
      try {
        this.#answered(turn, question, answer, strings);
      } catch {
        // Kept by another version of this page, or not by this page at all.
        turn.article.remove();
      }
    }
  }

  async #save(format) {
    const strings = this.#strings;
    const answers = this.#turns.map(({ answer }) => answer);
    if (!answers.length) return this.#say(strings.nothingToSave, true);
    try {
      download(await this.#server.file(format, answers, this.#language), format === "docx" ? "docx" : "md");
      return this.#say(strings.saved, true);
    } catch (error) {
      if (!(error instanceof Refusal)) console.error(error);
      return this.#say(strings.notSaved, true);
    }
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
    const { toast } = this.#ui;
    toast.replaceChildren(words);
    toast.classList.add("shown");
    setTimeout(() => toast.classList.remove("shown"), TOAST_MS);
  }
}

function download(file, suffix) {
  const address = URL.createObjectURL(file);
  element("a", { href: address, download: `lotsen-${new Date().toISOString().slice(0, 10)}.${suffix}` }).click();
  URL.revokeObjectURL(address);
}

customElements.define("lotsen-chat", LotsenChat);
