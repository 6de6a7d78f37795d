// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part by part: colours, type, the frame of the page.

extension Stylesheet {
    static let base = #"""
        :root {
          color-scheme: light dark;
          --ground: #f7f9f9; --paper: #ffffff; --sunk: #eff3f4; --ink: #18232a; --soft: #52626a; --line: #dbe3e5; --edge: #7c8b92;
          --accent: #0b5f6b; --accent-ink: #ffffff; --wash: #e3f1f2; --hover: #08464f;
          --good: #1b6a3d; --good-wash: #e5f3ea; --warn: #7d4e00; --warn-wash: #fbf0da; --bad: #a4262c; --bad-wash: #fbe9e9;
          --mark: #fff0b8;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
          --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
          --radius: 8px; --gap: 1.5rem;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #0e1416; --paper: #141c1f; --sunk: #1b2529; --ink: #e5ecee; --soft: #a3b3b9; --line: #2b383d; --edge: #71838a;
            --accent: #78cdd6; --accent-ink: #072a30; --wash: #15353b; --hover: #a5e2e8;
            --good: #7fcf9d; --good-wash: #14301f; --warn: #e6b765; --warn-wash: #35290f; --bad: #f29a9a; --bad-wash: #3a1c1e;
            --mark: #5c4a0c;
          }
        }
        *, ::before, ::after { box-sizing: border-box; }
        html { font: 100%/1.55 var(--sans); color: var(--ink); background: var(--ground); -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; overflow-wrap: break-word; font-size: .975rem; }
        main > section { margin-top: 2.5rem; }
        main { flex: 1; padding-block: 2rem 4rem; outline: none; width: 100%; }
        .wide { width: 100%; max-width: 78rem; margin-inline: auto; padding-inline: clamp(1rem, 3vw, 2rem); }
        .narrow { max-width: 44rem; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; padding: 0; border: 0; }
        h1, h2, h3, h4 { line-height: 1.2; font-weight: 650; letter-spacing: -.012em; margin: 0 0 .6em; text-wrap: balance; }
        h1 { font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.25rem); letter-spacing: -.022em; }
        h2 { font-size: 1.2rem; }
        h3 { font-size: 1rem; letter-spacing: -.005em; }
        p, ul, ol, dl, pre, figure, table { margin: 0 0 1em; }
        a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); }
        a:hover { color: var(--hover); text-decoration-color: currentColor; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
        main:focus-visible { outline: none; }
        b, strong { font-weight: 620; }
        small, .note { font-size: .875em; color: var(--soft); font-weight: 400; }
        .quiet { color: var(--soft); }
        .bad { color: var(--bad); }
        .lead { font-size: 1.1rem; color: var(--soft); max-width: 46rem; }
        .n, time, table, dd { font-variant-numeric: tabular-nums; }
        .n { white-space: nowrap; }
        mark { background: var(--mark); color: inherit; border-radius: 2px; padding: 0 .1em; }
        code, pre { font-family: var(--mono); font-size: .86em; }
        code { overflow-wrap: anywhere; }
        pre { background: var(--sunk); border-radius: var(--radius); padding: .8rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }
        pre code { font-size: 1em; }
        q { quotes: "“" "”"; }
        hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
        .i { width: 1em; height: 1em; flex: none; vertical-align: -.125em; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
        .i.logo { fill: currentColor; stroke: none; }
        .skip { position: absolute; left: 1rem; top: -4rem; z-index: 9; background: var(--accent); color: var(--accent-ink); padding: .6rem 1rem; border-radius: 0 0 var(--radius) var(--radius); }
        .skip:focus { top: 0; color: var(--accent-ink); }
        .demo { margin: 0; padding: .35rem 1rem; text-align: center; font-size: .85rem; background: var(--wash); color: var(--ink); }
        .top { background: var(--paper); border-bottom: 1px solid var(--line); }
        .top .wide { display: flex; align-items: center; gap: .6rem 1.5rem; min-height: 3.75rem; flex-wrap: wrap; padding-block: .5rem; }
        .top .mark { display: inline-flex; align-items: center; gap: .5rem; font-weight: 680; font-size: 1.12rem; letter-spacing: -.02em; color: var(--ink); text-decoration: none; }
        .top .mark .i { width: 1.5rem; height: 1.5rem; color: var(--accent); }
        .top .mark .water { opacity: .42; }
        .top .find { flex: 0 1 22rem; display: flex; margin-inline-start: auto; position: relative; }
        .top .find input { padding-inline-end: 2.5rem; background: var(--sunk); border-color: transparent; }
        .top .find input:focus { background: var(--paper); border-color: var(--edge); }
        .top .find button { position: absolute; right: 0; top: 0; bottom: 0; width: 2.5rem; min-height: 0; padding: 0; background: none; color: var(--soft); border: 0; }
        .top .find button:hover { color: var(--accent); }
        .top nav ul { list-style: none; display: flex; align-items: center; gap: .15rem; margin: 0; padding: 0; }
        .top nav a { display: inline-flex; align-items: center; gap: .4rem; padding: .45rem .7rem; border-radius: var(--radius); color: var(--ink); text-decoration: none; white-space: nowrap; }
        .top nav a:hover { background: var(--sunk); }
        .top nav a[aria-current] { color: var(--accent); background: var(--wash); font-weight: 600; }
        .top .who { max-width: 12rem; overflow: hidden; text-overflow: ellipsis; }
        body.home .top .find, body.search .top .find { visibility: hidden; }
        .bottom { border-top: 1px solid var(--line); font-size: .875rem; color: var(--soft); }
        .bottom .wide { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; padding-block: 1.25rem; }
        .bottom p, .bottom ul { margin: 0; }
        .bottom ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
        .bottom a { color: inherit; padding-block: .2rem; display: inline-block; }
        .notice { border-bottom: 1px solid var(--line); }
        .notice p { margin: 0 auto; padding-block: .7rem; display: flex; gap: .6rem; align-items: baseline; font-weight: 550; }
        .notice.good { background: var(--good-wash); color: var(--good); }
        .notice.warn { background: var(--warn-wash); color: var(--warn); }
        .notice.bad { background: var(--bad-wash); color: var(--bad); }
        """#
}
