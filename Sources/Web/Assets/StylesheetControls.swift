// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part by part: buttons, inputs, badges, folds, tables.

extension Stylesheet {
    static let controls = #"""
        button, .button { font: inherit; font-weight: 580; display: inline-flex; align-items: center; justify-content: center; gap: .5rem; min-height: 2.6rem; padding: .45rem 1.1rem; border: 1px solid transparent; border-radius: var(--radius); background: var(--accent); color: var(--accent-ink); text-decoration: none; cursor: pointer; line-height: 1.2; }
        button:hover, .button:hover { background: var(--hover); color: var(--accent-ink); }
        button.quiet, .button.quiet { background: var(--paper); color: var(--ink); border-color: var(--edge); }
        button.quiet:hover, .button.quiet:hover { background: var(--wash); color: var(--ink); border-color: var(--accent); }
        button.small, .button.small { min-height: 1.9rem; padding: .2rem .65rem; font-size: .85rem; }
        button.danger { background: var(--bad); color: var(--paper); }
        button.danger:hover { background: var(--ink); color: var(--paper); }
        button[hidden] { display: none; }
        input, select, textarea { font: inherit; color: inherit; width: 100%; min-height: 2.6rem; padding: .45rem .75rem; background: var(--paper); border: 1px solid var(--edge); border-radius: var(--radius); }
        textarea { line-height: 1.5; resize: vertical; }
        input::placeholder, textarea::placeholder { color: var(--soft); opacity: 1; }
        input[type=hidden] { display: none; }
        input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: 0; border-radius: var(--radius); }
        .big-find { display: flex; gap: .6rem; margin-bottom: 1.5rem; }
        .big-find input { font-size: 1.1rem; min-height: 3.1rem; padding-inline: 1.1rem; }
        .big-find button { min-height: 3.1rem; padding-inline: 1.5rem; }
        .badge, .tag { display: inline-flex; align-items: center; gap: .35em; padding: .05rem .55rem; border-radius: 99px; font-size: .82rem; font-weight: 550; white-space: nowrap; background: var(--sunk); color: var(--ink); }
        .badge.open, .badge.s-published { background: var(--good-wash); color: var(--good); }
        .badge.embargo, .badge.locked { background: var(--warn-wash); color: var(--warn); }
        .badge.s-draft { background: var(--wash); color: var(--accent); }
        .badge.s-overdue { background: var(--bad-wash); color: var(--bad); }
        .badge.s-planned { background: var(--sunk); color: var(--soft); }
        .tag { background: var(--wash); color: var(--accent); }
        .chip { display: inline-flex; align-items: center; gap: .35em; max-width: 100%; padding: .08rem .5rem; border: 1px solid var(--line); border-radius: 6px; background: var(--sunk); font-size: .8rem; line-height: 1.5; color: var(--soft); }
        .chip b { color: var(--ink); font-weight: 550; overflow-wrap: anywhere; }
        .place { font-size: .78rem; color: var(--soft); }
        .over { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .8rem; margin-bottom: .5rem; font-size: .875rem; color: var(--soft); }
        .crumbs ol { list-style: none; padding: 0; margin: 0 0 .8rem; display: flex; flex-wrap: wrap; font-size: .9rem; }
        .crumbs li + li::before { content: "/"; color: var(--soft); padding-inline: .45rem; }
        .pager { display: flex; justify-content: space-between; gap: 1rem; margin-top: 2rem; }
        .pager [rel=next]:only-child { margin-inline-start: auto; }
        details > summary { cursor: pointer; }
        summary::marker { color: var(--soft); }
        .fold { border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); }
        .fold > summary { padding: .65rem 1rem; }
        .fold[open] > summary { border-bottom: 1px solid var(--line); }
        .fold > :not(summary) { margin: .8rem 1rem; }
        .fold > table { width: calc(100% - 2rem); }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .925rem; }
        th, td { text-align: start; vertical-align: top; padding: .55rem .9rem .55rem 0; border-bottom: 1px solid var(--line); }
        th:last-child, td:last-child { padding-inline-end: 0; }
        thead th { font-size: .8rem; font-weight: 550; color: var(--soft); white-space: nowrap; vertical-align: bottom; border-bottom-color: var(--edge); }
        tbody th { font-weight: 560; }
        tbody tr:last-child > * { border-bottom: 0; }
        th.num, td.num { text-align: end; white-space: nowrap; }
        .unit { color: var(--soft); }
        .none { color: var(--soft); font-style: italic; }
        .empty { padding: clamp(1.5rem, 4vw, 3rem); border: 1px dashed var(--edge); border-radius: 12px; margin-block: 1.5rem; max-width: 60rem; }
        .home .empty { margin-inline: auto; }
        .empty > :last-child { margin-bottom: 0; }
        .access { display: flex; gap: .9rem; padding: .9rem 1.1rem; margin-block: 1.25rem; border-radius: var(--radius); background: var(--sunk); border-inline-start: 4px solid var(--edge); max-width: 46rem; }
        .access > .i { margin-top: .28em; }
        .access > div { min-width: 0; }
        .access p { margin: 0 0 .3rem; }
        .access :last-child { margin-bottom: 0; }
        .access.open, .access.good { background: var(--good-wash); border-color: var(--good); }
        .access.open > .i, .access.good > .i { color: var(--good); }
        .access.embargo, .access.locked { background: var(--warn-wash); border-color: var(--warn); }
        .access.embargo > .i, .access.locked > .i { color: var(--warn); }
        .access.bad { background: var(--bad-wash); border-color: var(--bad); color: var(--ink); }
        .access.bad > .i { color: var(--bad); }
        .notice-box { padding: .7rem 1rem; border-radius: var(--radius); background: var(--warn-wash); color: var(--warn); font-weight: 550; }
        .notice-box a { color: inherit; }
        """#
}
