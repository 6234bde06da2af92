// A turn of the conversation, and the drawer in which a source opens.

export const ANSWER = `
article + article { margin-block-start: 2.5rem; }
/* Room below, so that a new question can stand at the top while its answer comes. */
article + article:last-child { min-block-size: 100%; }
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
.error, .notice:is([data-outcome^="refused"], [data-outcome="error"], [data-outcome="index_missing"]) {
  border-color: var(--alarm); background: var(--alarm-tint); }
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
.foot { display: grid; gap: 0.625rem; padding-block-start: 0.75rem; border-block-start: 1px solid var(--line); }
.foot > .row { justify-content: space-between; gap: 0.5rem 1.5rem; }
.feedback { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; font-size: 0.875rem; color: var(--soft); }
.feedback:has(.reasons) { flex-basis: 100%; }
.reasons { display: grid; gap: 0.75rem; inline-size: 100%; padding: 0.875rem 1rem; border: 1px solid var(--line);
  border-radius: var(--radius); background: var(--card); color: var(--ink); }
.reasons legend { padding: 0; margin-block-end: 0.375rem; font-weight: 600; }
.reasons fieldset { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 0.125rem 1rem; }
.reasons legend { grid-column: 1 / -1; }
.comment { display: grid; gap: 0.25rem; }
.comment textarea { padding: 0.375rem 0.625rem; border: 1px solid var(--edge); border-radius: 0.5rem; background: var(--card);
  resize: vertical; }
.thanks:focus { outline: none; }
.as-of { font-size: 0.8125rem; color: var(--soft); }
.terms summary { cursor: pointer; min-block-size: 1.5rem; }
dt { font-weight: 600; }
.terms dd { margin-block-end: 0.5rem; }

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
`;
