// Colours, sizes and what holds for every part. `all: initial` keeps out whatever the host page hands down.

export const BASE = `
:host { display: block; block-size: 40em; }
:host([hidden]) { display: none; }
:host([position="floating"]) { block-size: 0; }

.frame, .launcher {
  all: initial;
  --unit: var(--lotsen-size, 16px);
  --ink: var(--lotsen-ink, light-dark(#15242c, #e6eef1));
  --soft: var(--lotsen-soft, light-dark(#4a5b64, #a9bac2));
  --paper: var(--lotsen-paper, light-dark(#f6f8f8, #0e161a));
  --card: var(--lotsen-card, light-dark(#ffffff, #162127));
  --tint: var(--lotsen-tint, light-dark(#e8f1f2, #1d2d34));
  --line: var(--lotsen-line, light-dark(#d3dde1, #2c3d46));
  --edge: var(--lotsen-edge, light-dark(#70838d, #7f949e));
  --accent: var(--lotsen-accent, light-dark(#0a5566, #86d3e0));
  --on-accent: var(--lotsen-on-accent, light-dark(#ffffff, #06222a));
  --alarm: var(--lotsen-alarm, light-dark(#8c2f1b, #f2b09f));
  --alarm-tint: var(--lotsen-alarm-tint, light-dark(#fbeee9, #33201b));
  --radius: var(--lotsen-radius, 0.75rem);
  --measure: 46rem;
  box-sizing: border-box;
  color-scheme: light dark;
  color: var(--ink);
  font: var(--unit)/1.6 var(--lotsen-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif);
}
:host([theme="light"]) :is(.frame, .launcher) { color-scheme: light; }
:host([theme="dark"]) :is(.frame, .launcher) { color-scheme: dark; }
.frame { display: block; block-size: 100%; overflow: hidden auto; container: chat / size; background: var(--paper); }
:host(:not([page])) .frame:not(.panel) { border: 1px solid var(--line); border-radius: var(--radius); }

*, *::before, *::after { box-sizing: border-box; }
h1, h2, h3, p, ul, ol, dl, dd, blockquote, fieldset { margin: 0; padding: 0; }
fieldset { border: 0; min-inline-size: 0; }
ul[role="list"] { list-style: none; }
button, select, input, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; }
[hidden] { display: none !important; }
svg { inline-size: 1.25em; block-size: 1.25em; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; flex: none; }
:focus-visible, input[type="date"]:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.25rem; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
.printed { display: none; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; }
.check { display: flex; align-items: center; gap: 0.5rem; min-block-size: 1.75rem; cursor: pointer; }
.check input { inline-size: 1.5rem; block-size: 1.5rem; margin: 0; flex: none; accent-color: var(--accent); }
`;
