/** The style of an exported page, on screen and on paper. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1c2330;--soft:#566074;--paper:#fff;--panel:#f3f5f9;--line:#c9d0dc;--right:#0b6b3a;--wrong:#a3242f;--mark:#fff0b8;--k:#8a1c6b;--s:#0b6b3a;--n:#9a4a00;--d:#1d4ed8}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf3;--soft:#a9b3c4;--paper:#12161d;--panel:#1b212b;--line:#3a4454;--right:#6fd79c;--wrong:#ff9aa2;--mark:#4a3f12;--k:#f0a1d8;--s:#8fdcae;--n:#f4b887;--d:#9dbcff}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
h1{font-size:1.6rem}h2{margin-top:3rem;font-size:1.3rem}h3{margin:0 0 .5rem;font-size:1rem;color:var(--soft)}h4{margin:.75rem 0 .25rem;font-size:.95rem}
article{margin:1.5rem 0;padding:1rem;border:1px solid var(--line);border-radius:.5rem;break-inside:avoid}
pre{overflow-x:auto;padding:.75rem;border-radius:.375rem;background:var(--panel);font:.875rem/1.5 ui-monospace,monospace}
code,.pieces button,.lines{font-family:ui-monospace,monospace;font-size:.875em}
.program .l{display:block}.program .now{background:var(--mark)}
.k{color:var(--k)}.s{color:var(--s)}.n{color:var(--n)}.d{color:var(--d)}.c{color:var(--soft)}
button{min-height:2.25rem;padding:.25rem .75rem;border:1px solid var(--line);border-radius:.375rem;background:var(--panel);color:var(--ink);font:inherit;cursor:pointer}
button:disabled{opacity:.55;cursor:default}:focus-visible{outline:3px solid var(--d);outline-offset:2px}.verdict:focus{outline:none}
.pieces{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;list-style:none}.pieces.answer{flex-direction:column;align-items:start;min-height:2.25rem;padding:.5rem;border:1px dashed var(--line);border-radius:.375rem}
.pieces button{white-space:pre-wrap;text-align:left}
fieldset{margin:0 0 .75rem;padding:.5rem .75rem;border:1px solid var(--line);border-radius:.375rem}label{display:flex;gap:.5rem;padding:.375rem 0}
.columns{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.lines{padding-left:1.75rem}.lines li{white-space:pre-wrap}.differs{background:var(--mark)}
.right>p:first-child,p.right{color:var(--right)}p.wrong{color:var(--wrong)}.belief,.replay{margin:1rem 0;padding:.75rem;border-left:3px solid var(--d);background:var(--panel)}
.replay .output{background:var(--paper)}.bar{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center}.place{color:var(--soft)}.sentence{min-height:3.1em}
.score{position:sticky;top:0;margin:0;padding:.25rem 0;background:var(--paper)}.about,footer{color:var(--soft)}
.live .answers{display:none}
@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--panel:#fff;--line:#888;--k:#000;--s:#000;--n:#000;--d:#000;--mark:#fff}body{max-width:none;padding:0;font-size:10.5pt}
.work,.score,footer{display:none}.live .answers{display:block}.answers{break-before:page}article{border:0;border-bottom:1px solid var(--line);border-radius:0;padding:.5rem 0}pre{border:1px solid var(--line);white-space:pre-wrap}.k{font-weight:bold}h2{break-after:avoid}
.room{display:block;height:6rem;border-bottom:1px solid var(--line)}}
@media screen{.room{display:none}}
`;
