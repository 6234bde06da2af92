// The element's style. Colours are custom properties, so that a host page can give its own.

const CSS = `
:host {
  color-scheme: light dark;
  --ink: light-dark(#15242c, #e6eef1);
  --soft: light-dark(#4a5b64, #a9bac2);
  --paper: light-dark(#f6f8f8, #0e161a);
  --card: light-dark(#ffffff, #162127);
  --tint: light-dark(#e8f1f2, #1d2d34);
  --line: light-dark(#d3dde1, #2c3d46);
  --edge: light-dark(#70838d, #7f949e);
  --accent: light-dark(#0a5566, #86d3e0);
  --on-accent: light-dark(#ffffff, #06222a);
  --alarm: light-dark(#8c2f1b, #f2b09f);
  --alarm-tint: light-dark(#fbeee9, #33201b);
  --radius: 0.75rem;
  --measure: 46rem;
  display: block;
  overflow: hidden;
  color: var(--ink);
  background: var(--paper);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  text-align: start;
}
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }

*, *::before, *::after { box-sizing: border-box; }
h1, h2, h3, p, ul, ol, dl, dd, blockquote { margin: 0; padding: 0; }
ul[role="list"] { list-style: none; }
button, select, input, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
svg { inline-size: 1.25em; block-size: 1.25em; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; flex: none; }
:focus-visible, input[type="date"]:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.25rem; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }

.shell { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; block-size: 100%; }

.top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.25rem 1rem;
  padding: 0.625rem 1.25rem; border-block-end: 1px solid var(--line); background: var(--card); }
.brand { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; }
.brand h1 { font-size: 1.1875rem; font-weight: 700; letter-spacing: -0.01em; color: var(--accent); }
.brand p { font-size: 0.875rem; color: var(--soft); }
.tools { display: flex; align-items: center; gap: 0.5rem; }

.log { overflow-y: auto; padding: 1.5rem 1.25rem 2rem; scroll-padding-block-start: 1rem; overflow-wrap: anywhere; }
.log > * { max-inline-size: var(--measure); margin-inline: auto; }
.log:focus-visible { outline-offset: -3px; }

.start { padding-block: 4vh 0; }
.start h2 { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.125rem); line-height: 1.2; letter-spacing: -0.015em; font-weight: 650; }
.start .ai { margin-block: 1rem 2rem; max-inline-size: 38rem; color: var(--soft); }
h3 { font-size: 0.875rem; font-weight: 600; color: var(--soft); margin-block-end: 0.5rem; }
.start ul, .follow-ups ul { display: grid; gap: 0.5rem; }
.start ul { grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }

.example, .follow-up, .choice, .quiet, .source { border: 1px solid var(--line); border-radius: var(--radius);
  background: var(--card); text-align: start; }
.example { inline-size: 100%; block-size: 100%; padding: 0.875rem 1rem; }
.follow-up { inline-size: 100%; padding: 0.5rem 0.875rem; }
.example:hover, .follow-up:hover, .choice:hover, .quiet:hover, .source:hover { border-color: var(--accent);
  background: var(--tint); }
.quiet, .choice { display: inline-flex; align-items: center; gap: 0.375rem; min-block-size: 2.25rem;
  padding: 0.25rem 0.75rem; }
.quiet { font-size: 0.875rem; }
.choice { border-color: var(--accent); color: var(--accent); font-weight: 600; }

article { scroll-margin-block-start: 0.75rem; }
article + article { margin-block-start: 2.5rem; }
article > h2 { display: flex; justify-content: flex-end; font-size: 1rem; font-weight: 500; white-space: pre-wrap; }
article > h2 .asked { max-inline-size: 36rem; padding: 0.625rem 1rem; border-radius: 1.125rem 1.125rem 0.25rem 1.125rem;
  background: var(--accent); color: var(--on-accent); }
article > h2:focus-visible { outline: none; }
article > h2:focus-visible .asked { outline: 3px solid var(--accent); outline-offset: 2px; }
.answer { margin-block-start: 1rem; }
.answer > * + * { margin-block-start: 1.25rem; }

.status { display: flex; align-items: center; gap: 0.625rem; color: var(--soft); }
.status::before { content: ""; inline-size: 0.625rem; block-size: 0.625rem; border-radius: 50%; background: var(--accent);
  animation: breathe 1.4s ease-in-out infinite; }
@keyframes breathe { 50% { opacity: 0.25; transform: scale(0.75); } }

.notice, .error { padding: 0.75rem 1rem; border-inline-start: 4px solid var(--accent); border-radius: 0.25rem;
  background: var(--tint); }
.error { border-color: var(--alarm); background: var(--alarm-tint); }
.error .choice { margin-block-start: 0.625rem; border-color: var(--alarm); color: var(--alarm); }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; }

.group { padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
.group + .group { margin-block-start: 1rem; }
.label { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.625rem; font-size: 0.8125rem; line-height: 1.5;
  margin-block-end: 0.25rem; }
.authority { padding-inline: 0.5rem; border: 1px solid var(--edge); border-radius: 1rem; font-weight: 600; }
.label:is([data-authority="law"], [data-authority="regulation"], [data-authority="directive"],
  [data-authority="case_law"]) .authority { border-color: var(--accent); background: var(--accent);
  color: var(--on-accent); }
.group:has(> .label:is([data-authority="law"], [data-authority="regulation"], [data-authority="directive"],
  [data-authority="case_law"])) { border-color: var(--accent); }
.label[data-authority="digest"] .authority, .label[data-authority="practice"] .authority { border-style: dashed; }
.quoted { color: var(--soft); font-style: italic; }
.statement + .statement { margin-block-start: 0.625rem; }
.statement > * + *, blockquote > * + * { margin-block-start: 0.375rem; }
.statement :is(ul, ol), blockquote :is(ul, ol) { padding-inline-start: 1.75rem; }
.statement li + li, blockquote li + li { margin-block-start: 0.25rem; }
li[data-sign]::marker { content: attr(data-sign) "\\a0"; color: var(--soft); }
.cites { white-space: nowrap; }
.cite { min-inline-size: 1.5rem; min-block-size: 1.5rem; padding: 0 0.375rem; margin-inline-end: 0.1875rem;
  border: 1px solid transparent; border-radius: 0.5rem; background: var(--tint); color: var(--accent);
  font-size: 0.8125rem; line-height: 1.375rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.cite:hover { border-color: var(--accent); }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding: 0.375rem 1rem 0.375rem 0; text-align: start; vertical-align: top; border-block-end: 1px solid var(--line);
  min-inline-size: 6rem; overflow-wrap: normal; }
th { font-weight: 600; }

.sources ul { display: grid; gap: 0.375rem; }
.source { display: flex; align-items: baseline; gap: 0.75rem; inline-size: 100%; padding: 0.5rem 0.875rem; }
.source .number { color: var(--accent); font-weight: 650; min-inline-size: 1ch; }
.source .where { display: grid; flex: 1; min-inline-size: 0; line-height: 1.4; }
.source .title { font-weight: 550; }
.source .place, .source .country { font-size: 0.875rem; color: var(--soft); }
.foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; }
.as-of, .small { font-size: 0.8125rem; color: var(--soft); }
.terms summary { cursor: pointer; min-block-size: 1.5rem; }
dt { font-weight: 600; }
.terms dd { margin-block-end: 0.5rem; }

.bottom { padding: 0.75rem 1.25rem calc(0.75rem + env(safe-area-inset-bottom)); border-block-start: 1px solid var(--line);
  background: var(--card); }
.bottom > * { max-inline-size: var(--measure); margin-inline: auto; }
.composer { display: flex; align-items: flex-end; gap: 0.5rem; padding: 0.375rem; border: 1px solid var(--edge);
  border-radius: 1.375rem; background: var(--card); }
.composer:focus-within { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
.composer textarea { flex: 1; min-inline-size: 0; max-block-size: 9rem; padding: 0.375rem 0.75rem; border: 0; resize: none;
  background: none; }
.composer textarea:focus { outline: none; }
.composer textarea::placeholder { color: var(--soft); opacity: 1; }
.round { display: grid; place-items: center; inline-size: 2.375rem; block-size: 2.375rem; padding: 0; flex: none;
  border: 1px solid var(--line); border-radius: 50%; background: var(--card); }
.round.strong { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.round:focus-visible { border-radius: 50%; }
.pickers { display: flex; flex-wrap: wrap; align-items: center; gap: 0.375rem 1rem; margin-block-start: 0.5rem;
  font-size: 0.8125rem; color: var(--soft); }
.field { display: inline-flex; align-items: center; gap: 0.375rem; }
select, input[type="date"] { min-block-size: 1.875rem; padding: 0.125rem 0.375rem; border: 1px solid var(--edge);
  border-radius: 0.5rem; background: var(--card); font-size: 0.875rem; max-inline-size: 100%; color: var(--ink); }

.drawer { position: fixed; inset: 0 0 0 auto; margin: 0; inline-size: min(100%, 30rem); block-size: 100%; max-block-size: 100%;
  max-inline-size: 100%; padding: 0.75rem 1.5rem 2rem; border: 0; border-inline-start: 1px solid var(--line);
  background: var(--card); color: var(--ink); overflow-y: auto; overflow-wrap: anywhere; }
.drawer::backdrop { background: rgb(10 25 32 / 0.4); }
.drawer .bar { display: flex; align-items: center; justify-content: space-between; margin-block-end: 0.5rem; }
.drawer h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; }
.kicker, .path { color: var(--soft); font-size: 0.9375rem; }
.locator { font-weight: 550; }
.drawer blockquote { margin-block: 1rem; padding: 0.75rem 1rem; border-inline-start: 4px solid var(--accent);
  border-radius: 0.25rem; background: var(--tint); }
.facts { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 1rem; font-size: 0.9375rem; }
.facts dt { font-weight: 500; color: var(--soft); }
.address { margin-block-start: 1.25rem; }
.address a { display: inline-flex; align-items: center; gap: 0.375rem; min-block-size: 1.5rem; color: var(--accent); }
.address .host { display: block; font-size: 0.875rem; color: var(--soft); }

.toast { position: absolute; inset-inline: 0; inset-block-end: 9rem; inline-size: fit-content; margin-inline: auto;
  padding: 0.5rem 1rem; border-radius: var(--radius); background: var(--ink); color: var(--paper); opacity: 0;
  pointer-events: none; transition: opacity 0.2s; }
.toast.shown { opacity: 1; }

@media (max-width: 40rem) {
  .brand p, .small { display: none; }
  .top, .bottom, .log { padding-inline: 0.875rem; }
  .log { padding-block-start: 1rem; }
}
/* At high zoom the frame would leave no room for the answer: let everything scroll. */
@media (max-height: 30rem) {
  :host { overflow-y: auto; }
  .shell { display: block; block-size: auto; }
  .log { overflow: visible; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
}
@media (forced-colors: active) {
  .authority, .cite { border: 1px solid; }
}
`;

/** Return the style sheet: a constructed one, which strict content security policies of host pages allow. */
export function sheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(CSS);
  return made;
}
