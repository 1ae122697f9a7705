/** The page before there is a console: its colours, type and spacing, for light and for dark. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7fb, #12141c);
  --surface: light-dark(#ffffff, #1a1d28);
  --sunken: light-dark(#eef0f6, #151823);
  --bar: light-dark(#1d2236, #0c0e15);
  --line: light-dark(#d9dde9, #343a4d);
  --line-strong: light-dark(#868ea6, #727b96);
  --text: light-dark(#1b2033, #e9ebf4);
  --quiet: light-dark(#535b74, #a8b0c9);
  --accent: light-dark(#3a4fd0, #9aabff);
  --accent-strong: light-dark(#2c3eb3, #b7c3ff);
  --on-accent: light-dark(#ffffff, #10142b);
  --danger: light-dark(#b3202f, #ff9aa2);
  --danger-wash: light-dark(#fdecee, #41191f);
  --warning-wash: light-dark(#fff4dd, #3a2c10);
  font: 93.75%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; background: var(--ground); color: var(--text); overflow-wrap: break-word; }
h1, h2, p, ul, ol, dl, dd, pre, fieldset { margin: 0; padding: 0; }
h1 { font-size: 1.6rem; line-height: 1.2; letter-spacing: -0.01em; }
h2, legend { font-size: 1.15rem; font-weight: 700; line-height: 1.3; padding: 0; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:hover { color: var(--accent-strong); }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.92em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.bar { display: flex; gap: 0.55rem; align-items: center; min-height: 3.15rem; padding: 0.45rem 1rem; background: var(--bar); color: #f3f4fa; font-size: 1.05rem; font-weight: 700; }
main { display: grid; place-items: start center; padding: clamp(1.5rem, 6vh, 4rem) 1rem 3rem; }
.card { display: flex; flex-direction: column; gap: 1.25rem; width: min(34rem, 100%); padding: clamp(1.1rem, 5vw, 1.75rem); border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
.wide { width: min(46rem, 100%); }
form, fieldset, section { display: flex; flex-direction: column; gap: 1rem; }
form, .card > section { gap: 1.4rem; }
.card > section { gap: 0.8rem; }
fieldset { min-width: 0; border: 0; }
fieldset + fieldset, .card > section { padding-top: 1.25rem; border-top: 1px solid var(--line); }
legend { float: left; width: 100%; }
.field:not([hidden]) { display: flex; flex-direction: column; gap: 0.25rem; clear: both; }
label { font-weight: 600; }
.hint, dt { color: var(--quiet); font-size: 0.93em; }
.problem { color: var(--danger); font-size: 0.93em; }
input { width: 100%; min-height: 2.35rem; padding: 0.35rem 0.65rem; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--surface); color: inherit; font: inherit; }
.check { display: flex; gap: 0.6rem; align-items: start; clear: both; }
.check input { flex: none; width: 1.15rem; min-height: 1.5rem; margin: 0; accent-color: var(--accent); }
input[aria-invalid] { border-color: var(--danger); box-shadow: inset 0 0 0 1px var(--danger); }
.button { align-self: start; display: inline-flex; align-items: center; min-height: 2.25rem; padding: 0.3rem 0.9rem; border: 1px solid transparent; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.plain { margin-top: 0.4rem; border-color: var(--line-strong); background: var(--surface); color: var(--text); }
.plain:hover { background: var(--sunken); color: var(--text); }
.button[hidden] { display: none; }
.button:not(.plain):hover { background: var(--accent-strong); color: var(--on-accent); }
.notice { padding: 0.8rem 1rem; border-radius: 8px; background: var(--warning-wash); }
.notice[role] { background: var(--danger-wash); }
.notice ul { padding: 0.35rem 0 0 1.2rem; }
.notice a { color: inherit; }
dl { display: grid; gap: 0.7rem; }
.value { display: block; padding: 0.4rem 0.65rem; border: 1px solid var(--line); border-radius: 8px; background: var(--sunken); overflow-wrap: anywhere; user-select: all; }
pre { padding: 0.8rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--sunken); white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; }
`;
