/** What a content security policy allows: the hash of {@link styles}. A test says what it has to be. */
export const stylesHash = "sha256-qtBAbqSw8tSnF99PR3RA6yhjAep63ofFxfshy9OmUIg=";

/** The look of the page: light and dark, on paper, and without its script. Contrasts are those of WCAG 2.2, level AA. */
export const styles = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --line: #d5d9e0; --text: #1b1f27; --quiet: #565e6c; --link: #1d4ed8;
  --breaking: #b42318; --risky: #8a4b00; --additive: #146c3c; --cosmetic: #4b5565;
  --breaking-soft: #fdecea; --risky-soft: #fdf1dc; --additive-soft: #e5f5eb; --cosmetic-soft: #eceff3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151b; --card: #1b2029; --line: #363d4a; --text: #e8ebf0; --quiet: #a5aebd; --link: #93b4ff;
    --breaking: #ff9d94; --risky: #f5be6b; --additive: #7fdba2; --cosmetic: #b9c2d0;
    --breaking-soft: #3d1f1e; --risky-soft: #3a2c14; --additive-soft: #173322; --cosmetic-soft: #2a313d;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  overflow-wrap: anywhere;
}
header, main { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
main { padding-bottom: 4rem; }
h1 { margin: 0 0 1.25rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.35rem; line-height: 1.3; }
h3 { margin: 0; font: 600 1rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
p { margin: 0; }
ul { margin: 0; padding: 0; list-style: none; }
a { color: var(--link); }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.875em; }
p code { padding: 0.1em 0.3em; border-radius: 4px; background: var(--cosmetic-soft); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.quiet { color: var(--quiet); font-size: 0.875rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1.5rem; top: 0.75rem; }

.api { padding: 1.25rem 1.5rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card); }
.api + .api { margin-top: 1rem; }
.name { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; font-weight: 600; font-size: 1.125rem; }
.verdict { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; margin: 0.75rem 0 0.5rem; }
.badge { padding: 0.1rem 0.65rem; border-radius: 99px; font-weight: 700; font-size: 0.8125rem; letter-spacing: 0.02em; white-space: nowrap; }
.major, .breaking { --tone: var(--breaking); --soft: var(--breaking-soft); }
.minor, .additive { --tone: var(--additive); --soft: var(--additive-soft); }
.risky { --tone: var(--risky); --soft: var(--risky-soft); }
.patch, .none, .cosmetic { --tone: var(--cosmetic); --soft: var(--cosmetic-soft); }
.badge { color: var(--tone); background: var(--soft); }

.filters {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.625rem 1.25rem; align-items: center;
  margin: 1.5rem -1.5rem 0; padding: 0.75rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--page);
}
.filters [role="group"] { display: flex; flex-wrap: wrap; gap: 0.375rem; align-items: center; }
button, input {
  min-height: 2.25rem; padding: 0.25rem 0.8rem; border: 1px solid var(--line); border-radius: 8px;
  background: var(--card); color: var(--text); font: inherit; font-size: 0.9rem;
}
button { cursor: pointer; }
button:hover:enabled { border-color: var(--quiet); }
button:disabled { color: var(--quiet); cursor: default; border-style: dashed; }
button b { margin-left: 0.3rem; color: var(--tone, inherit); font-variant-numeric: tabular-nums; }
button[aria-pressed="true"] { border-color: var(--tone, var(--text)); background: var(--soft, var(--text)); color: var(--tone, var(--page)); font-weight: 600; }
input { flex: 1 1 14rem; min-width: 10rem; }
input::placeholder { color: var(--quiet); opacity: 1; }
.outcome { display: flex; gap: 0.75rem; align-items: center; min-height: 2.25rem; font-variant-numeric: tabular-nums; }

.group { content-visibility: auto; contain-intrinsic-size: auto 9rem; margin-top: 1rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card); scroll-margin-top: 12rem; }
.group h3 { padding: 0.75rem 1.25rem; border-bottom: 1px solid var(--line); }
.change { padding: 0.9rem 1.25rem 1rem; border-left: 4px solid var(--tone); scroll-margin-top: 12rem; }
.change + .change { border-top: 1px solid var(--line); }
.group .change:last-child { border-bottom-left-radius: 11px; }
.change:target { background: var(--soft); }
.labels { display: flex; flex-wrap: wrap; gap: 0.375rem 0.75rem; align-items: center; margin-bottom: 0.3rem; }
.values { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; margin: 0.6rem 0 0; }
.values div { padding: 0.4rem 0.75rem; border: 1px solid var(--line); border-radius: 8px; }
.values dt { color: var(--quiet); font-size: 0.8125rem; }
.values dd { margin: 0; }
.values del, .values ins { text-decoration: none; }
.values .was { background: var(--breaking-soft); }
.values .is { background: var(--additive-soft); }
.values .was dt, .values .is dt { color: var(--text); }
pre { margin: 0.6rem 0 0; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--page); white-space: pre-wrap; }
.facts { margin-top: 0.5rem; }
.ignored { margin-top: 1rem; padding: 0.9rem 1.25rem; border: 1px dashed var(--line); border-radius: 12px; }
.ignored li { margin-top: 0.75rem; }
.nothing { padding: 2rem 0; }

@media (max-width: 40rem) {
  header, main { padding-left: 1rem; padding-right: 1rem; }
  .filters { position: static; margin-left: -1rem; margin-right: -1rem; padding-left: 1rem; padding-right: 1rem; }
  .values { grid-template-columns: 1fr; }
  .outcome { flex: 1 1 100%; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --card: #ffffff; --line: #b8bec8; --text: #000000; --quiet: #444444; --link: #000000;
    --breaking: #8f1a11; --risky: #6b3a00; --additive: #0d5a30; --cosmetic: #3b4351;
    --breaking-soft: #ffffff; --risky-soft: #ffffff; --additive-soft: #ffffff; --cosmetic-soft: #ffffff;
  }
  body { font-size: 10.5pt; }
  header { padding-top: 0; }
  .skip, .filters { display: none; }
  .badge { border: 1px solid var(--tone); }
  .change, .api { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
