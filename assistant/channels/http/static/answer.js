// An answer as elements: what its outcome is, its statements by authority, its sources, and what to ask next.

import { authorityLabel, authorityName } from "./authority.js";
import { blocks } from "./blocks.js";
import { element, icon, ICONS } from "./dom.js";
import { feedback } from "./feedback.js";
import { day, fill } from "./strings.js";

/** Outcomes that may be another one in a moment. */
const PASSING = new Set(["busy", "model_down", "index_missing", "error"]);

/**
 * Return the parts of a finished answer. `act` holds `openSource(source)`, `choose(choice)`, `ask(text)`, `again()`,
 * `copy(withSources)`, `feedback(given)` and `say(words)`.
 */
export function answerParts(answer, strings, act) {
  const statements = new Statements(answer.language, strings, answer.sources, act.openSource);
  for (const statement of answer.statements) statements.add(statement);
  return [
    notice(answer),
    PASSING.has(answer.outcome) ? againButton(strings, act.again) : null,
    choiceList(answer, strings, act.choose),
    answer.statements.length ? statements.node : null,
    sourceList(answer.sources, strings, act.openSource),
    termList(answer, strings),
    followUpList(answer, strings, act.ask),
    answer.outcome === "greeting" || PASSING.has(answer.outcome) ? null : foot(answer, strings, act),
  ].filter(Boolean);
}

/** Statements as they come: neighbours of one authority and one language share a label. */
export class Statements {
  constructor(language, strings, sources, openSource) {
    this.node = element("div", { class: "statements", part: "statements" });
    this._language = language;
    this._strings = strings;
    this._sources = new Map(sources.map((source) => [source.number, source]));
    this._openSource = openSource;
    this._group = null;
  }

  /** Show one more statement. */
  add(statement) {
    const key = `${statement.authority} ${statement.language}`;
    if (this._group?.dataset.key !== key) {
      this._group = this._newGroup(statement);
      this._group.dataset.key = key;
      this.node.append(this._group);
    }
    const parts = blocks(statement.text, this._strings.table);
    const shown = element("div", { class: "statement", part: "statement", lang: statement.language }, ...parts);
    const cites = statement.citations.map((number) => this._citation(number)).filter(Boolean);
    // After a list or table the numbers stand on a line of their own.
    const last = parts.at(-1);
    (last?.tagName === "P" ? last : shown).append(" ", element("span", { class: "cites" }, ...cites));
    this._group.append(shown);
  }

  _newGroup(statement) {
    const strings = this._strings;
    const foreign = statement.language !== this._language;
    const quoted = foreign ? fill(strings.quotedIn, { language: strings.languages[statement.language] ?? statement.language }) : null;
    const name = authorityName(statement.authority, strings);
    return element(
      "div",
      { class: "group", role: "group", "aria-label": quoted ? `${name}, ${quoted}` : name },
      authorityLabel(statement.authority, strings, quoted),
    );
  }

  _citation(number) {
    const source = this._sources.get(number);
    if (!source) return null;
    const name = fill(this._strings.openSource, source);
    const open = () => this._openSource(source);
    return element("button", { type: "button", class: "cite", part: "citation", "aria-label": name, title: name, onclick: open }, `${number}`);
  }
}

function sourceList(sources, strings, openSource) {
  if (!sources.length) return null;
  const items = sources.map((source) =>
    element(
      "li",
      {},
      element(
        "button",
        { type: "button", class: "source", lang: source.language, onclick: () => openSource(source) },
        element("span", { class: "number" }, `${source.number}`),
        element(
          "span",
          { class: "where" },
          element("span", { class: "title" }, source.title),
          element("span", { class: "place" }, [source.locator, source.publisher].filter(Boolean).join(" · ")),
          element("span", { class: "printed" }, source.url ?? ""),
        ),
        element("span", { class: "country", lang: strings.code }, source.jurisdiction ? strings.jurisdictions[source.jurisdiction] : ""),
      ),
    ),
  );
  return element("section", { class: "sources", part: "sources" }, element("h3", {}, strings.sources), element("ul", { role: "list" }, ...items));
}

function notice({ notice: words, language, outcome }) {
  if (!words) return null;
  return element("p", { class: "notice", part: "notice", lang: language, "data-outcome": outcome }, words);
}

/** Return the button that asks the same once more. */
export function againButton(strings, again) {
  return element("button", { type: "button", class: "choice again", onclick: again }, icon(...ICONS.again), strings.retry);
}

function choiceList({ choices, language }, strings, choose) {
  if (!choices.length) return null;
  const buttons = choices.map((choice) =>
    element("button", { type: "button", class: "choice", lang: language, onclick: () => choose(choice) }, choice.label),
  );
  return element("div", { class: "choices", role: "group", "aria-label": strings.choices }, ...buttons);
}

function termList({ terms, language }, strings) {
  if (!terms.length) return null;
  const pairs = terms.flatMap((term) => [element("dt", {}, term.label), element("dd", {}, term.definition)]);
  return element("details", { class: "terms" }, element("summary", {}, strings.terms), element("dl", { lang: language }, ...pairs));
}

function foot(answer, strings, act) {
  const place = answer.jurisdiction && strings.jurisdictions[answer.jurisdiction];
  const rules = fill(strings.asOfLine, { date: day(answer.as_of, strings) });
  const copies = [
    [strings.copyClean, false],
    [strings.copy, true],
  ].map(([name, withSources]) =>
    element("button", { type: "button", class: "quiet", onclick: () => act.copy(withSources) }, icon(...ICONS.copy), name),
  );
  return element(
    "div",
    { class: "foot" },
    answer.statements.length ? element("p", { class: "as-of" }, place ? `${place} · ${rules}` : rules) : null,
    element(
      "div",
      { class: "row" },
      answer.statements.length ? element("div", { class: "row" }, ...copies) : null,
      feedback(strings, act.feedback, act.say),
    ),
  );
}

function followUpList({ follow_ups: followUps, language }, strings, ask) {
  if (!followUps.length) return null;
  const buttons = followUps.map((text) =>
    element("li", {}, element("button", { type: "button", class: "follow-up", lang: language, onclick: () => ask(text) }, text)),
  );
  return element("section", { class: "follow-ups" }, element("h3", {}, strings.followUps), element("ul", { role: "list" }, ...buttons));
}
