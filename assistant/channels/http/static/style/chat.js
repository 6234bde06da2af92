// What stands around the conversation: header, menu, start page, question field, the panel and its button.

export const CHAT = `
.shell { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; position: relative; block-size: 100%; }

.top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.25rem 1rem;
  position: relative; padding: 0.625rem 1.25rem; border-block-end: 1px solid var(--line); background: var(--card); }
.brand { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; }
.brand .name { font-size: 1.1875rem; font-weight: 700; letter-spacing: -0.01em; color: var(--accent); }
.brand .tagline { font-size: 0.875rem; color: var(--soft); }
.tools { display: flex; flex-wrap: wrap; align-items: center; justify-content: end; gap: 0.5rem; margin-inline-start: auto; }
.points { position: absolute; inset-block-start: calc(100% - 0.25rem); inset-inline-end: 1.25rem; z-index: 2;
  inline-size: min(18rem, 100% - 1.75rem); padding: 0.375rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--card);
  box-shadow: 0 0.5rem 1.5rem rgb(10 25 32 / 0.18); }
.point { display: flex; align-items: center; gap: 0.625rem; inline-size: 100%; min-block-size: 2.25rem; padding: 0.25rem 0.625rem;
  border: 0; border-radius: 0.5rem; background: none; text-align: start; font-size: 0.9375rem; line-height: 1.35; }
.point:hover { background: var(--tint); }
.points .check { border-block-start: 1px solid var(--line); border-radius: 0; padding-block: 0.5rem; margin-block-start: 0.25rem; }

.log { overflow-y: auto; padding: 1.5rem 1.25rem 2rem; overflow-wrap: anywhere; }
.log > * { max-inline-size: var(--measure); margin-inline: auto; }
.log:focus-visible { outline-offset: -3px; }

.start { padding-block: 4cqh 0; }
.start h2 { font-size: clamp(1.375rem, 1.2rem + 1.6cqi, 2.125rem); line-height: 1.2; letter-spacing: -0.015em; font-weight: 650; }
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
.field { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 0 0.375rem; max-inline-size: 100%; }
select, input[type="date"] { min-block-size: 1.875rem; padding: 0.125rem 0.375rem; border: 1px solid var(--edge);
  border-radius: 0.5rem; background: var(--card); font-size: 0.875rem; max-inline-size: 100%; color: var(--ink); }
.small { font-size: 0.8125rem; color: var(--soft); }

.toast { position: absolute; inset-inline: 0; inset-block-end: 9rem; inline-size: fit-content; margin-inline: auto;
  padding: 0.5rem 1rem; border-radius: var(--radius); background: var(--ink); color: var(--paper); opacity: 0;
  pointer-events: none; transition: opacity 0.2s; }
.toast.shown { opacity: 1; }

.launcher { position: fixed; inset-block-end: 1.25rem; inset-inline-end: 1.25rem; z-index: 2147483000; display: inline-flex;
  align-items: center; gap: 0.5rem; min-block-size: 3rem; padding: 0.5rem 1.125rem; border: 1px solid var(--on-accent);
  border-radius: 1.5rem; background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer;
  box-shadow: 0 0.25rem 1rem rgb(10 25 32 / 0.3); }
.launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.panel:not([open]) { display: none; }
.panel { position: fixed; inset: auto 1.25rem 5rem auto; z-index: 2147483000; inline-size: min(26rem, 100vw - 2.5rem);
  block-size: min(42rem, 100dvh - 6.5rem); max-inline-size: none; max-block-size: none; border: 1px solid var(--edge);
  border-radius: var(--radius); box-shadow: 0 0.75rem 2.5rem rgb(10 25 32 / 0.3); }
.panel:modal { inset: 0; inline-size: 100%; block-size: 100%; border: 0; border-radius: 0; }
`;
