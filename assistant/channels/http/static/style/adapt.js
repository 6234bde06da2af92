// What changes with width, zoom, paper, and the reader's own settings. Sizes are the chat's own, not the screen's.

export const ADAPT = `
@container chat (max-width: 60em) {
  .brand .tagline { display: none; }
}
@container chat (max-width: 40em) {
  .top, .bottom, .log { padding-inline: 0.875rem; }
  .log { padding-block-start: 1rem; }
  .start ul { grid-template-columns: 1fr; }
}
@container chat (max-width: 30em) {
  .top { gap: 0.25rem 0.5rem; }
  .tools { gap: 0.375rem; }
  .tools select { inline-size: 7.75rem; font-size: 0.8125rem; }
  .tools .quiet { padding-inline: 0.4375rem; }
  .points { inset-inline-end: 0.875rem; }
  .tools .word { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .pickers { gap: 0.375rem 0.75rem; }
  .small { font-size: 0.75rem; line-height: 1.4; }
}
/* At high zoom the frame would leave no room for the answer: let everything scroll. */
@container chat (max-height: 30em) {
  .shell { display: block; block-size: auto; min-block-size: 100%; }
  .log { overflow: visible; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; transition: none !important; }
}
@media (forced-colors: active) {
  .authority, .cite { border: 1px solid; }
}
@media print {
  :host, .frame { block-size: auto !important; }
  :host([position="floating"]) { display: none; }
  .frame { color-scheme: light !important; container-type: normal; overflow: visible; background: none; font-size: 10.5pt; }
  .shell { display: block; }
  .log { overflow: visible; padding: 0; }
  .log > * { max-inline-size: none; min-block-size: 0 !important; }
  .tools, .composer, .field, .follow-ups, .foot .row, .choices, .again, .toast, .start, .drawer { display: none !important; }
  .top, .bottom { padding: 0.5rem 0; background: none; }
  .brand .tagline { display: block; }
  .printed { display: block; font-size: 0.8125rem; overflow-wrap: anywhere; }
  .source, .statement, article > h2 { break-inside: avoid; }
  article > h2 .asked { padding: 0; background: none; color: var(--ink); font-weight: 700; }
  article > h2 { justify-content: flex-start; }
}
`;
