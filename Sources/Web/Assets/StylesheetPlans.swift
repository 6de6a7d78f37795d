// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part by part: plan pages.

extension Stylesheet {
    static let plans = #"""
        .obligations, .deviations { list-style: none; padding: 0; margin: 0 0 .75rem; font-size: .9rem; }
        .obligations li, .deviations li { display: flex; gap: .6rem; padding: .3rem 0; }
        .obligations li > div > span { display: inline; }
        .obligations .actual, .obligations .detail { display: block; }
        .obligations .detail { color: var(--soft); }
        .deviations li { padding: .6rem .8rem; background: var(--sunk); border-radius: 6px; }
        .kept .i, .kept .mark-of { color: var(--good); }
        .waiting .i { color: var(--soft); }
        .broken .i { color: var(--bad); }
        .accepted .i, .deviations .i { color: var(--warn); }
        .obligations .i, .deviations .i { margin-top: .25em; }
        .tally { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin-bottom: .6rem; font-size: .9rem; }
        td .tally, summary .tally { display: inline-grid; grid-template-columns: repeat(4, 2.75rem); margin: 0; gap: 0; font-size: .9rem; white-space: nowrap; }
        td .tally .accepted, summary .tally .accepted { grid-column: 3; }
        td .tally .broken, summary .tally .broken { grid-column: 4; grid-row: 1; }
        .plan-head { margin-bottom: 2rem; }
        .plan-facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); gap: 1rem 2rem; margin: 1.5rem 0; }
        .plan-facts dt { font-size: .82rem; color: var(--soft); }
        .plan-facts dd { margin: 0; }
        .partners ul { list-style: none; padding: 0; columns: 22rem; column-gap: 2rem; }
        .partners li { padding-block: .25rem; break-inside: avoid; }
        body.plan main > section { margin-top: 2.75rem; }
        .state { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem clamp(1rem, 2.5vw, 1.75rem); }
        .state > .note { margin: .9rem 0 0; }
        .state-row { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 1rem 3rem; align-items: end; }
        .state-row p { margin: 0; }
        .state .bar { height: .9rem; }
        .tally.big { list-style: none; padding: 0; margin: 0; display: grid; gap: .1rem; font-size: 1rem; }
        .tally.big .n { display: inline-block; min-width: 2ch; text-align: end; font-weight: 620; }
        .datasets th[scope=row] { min-width: 12rem; }
        .datasets .key { display: block; font-weight: 480; font-size: .85rem; }
        .key { font-variant-numeric: tabular-nums; letter-spacing: .01em; white-space: nowrap; }
        .datasets td > span, .datasets .to { display: block; }
        .datasets td > .badge { display: inline-flex; }
        td .tally .kept, td .tally .waiting, summary .tally > * { grid-row: 1; }
        .datasets td { max-width: 17rem; }
        .datasets .due { font-size: .85rem; color: var(--soft); margin-top: .2rem; }
        .datasets .use { min-width: 9.5rem; }
        .use .bar { margin: .3rem 0; }
        .dataset { border-bottom: 1px solid var(--line); }
        .dataset:first-of-type { border-top: 1px solid var(--line); }
        .dataset > summary { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr) auto; gap: .25rem 1rem; padding: .75rem .25rem; align-items: baseline; list-style: none; }
        .dataset > summary::-webkit-details-marker { display: none; }
        .dataset > summary .title::after { content: ""; display: inline-block; width: .4em; height: .4em; margin-inline-start: .6em; border-inline-end: 1.5px solid var(--soft); border-block-end: 1.5px solid var(--soft); transform: translateY(-.2em) rotate(45deg); }
        .dataset[open] > summary .title::after { transform: rotate(225deg); }
        .dataset > summary:hover { background: var(--sunk); }
        .dataset .inside { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem 3rem; padding: .75rem .25rem 1.75rem; scroll-margin-top: 4rem; }
        .item:not(:last-of-type)::after { content: ", "; }
        .datasets td > .item { display: inline; }
        .datasets .to { margin-top: .3rem; font-size: .88rem; }
        .linked { list-style: none; padding: 0; }
        .timeline svg { display: block; min-width: 44rem; width: 100%; height: auto; font-family: var(--sans); }
        .timeline text { fill: var(--ink); font-size: 13px; }
        .timeline .year { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
        .timeline line { stroke: var(--edge); stroke-width: 1; }
        .timeline .axis { stroke: var(--line); stroke-width: 4; stroke-linecap: round; }
        .timeline .elapsed { stroke: var(--accent); stroke-width: 4; stroke-linecap: round; }
        .timeline .stem { stroke: var(--line); }
        .timeline .today { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 3 3; }
        .timeline .today-label { fill: var(--accent); font-size: 12px; }
        .timeline circle { fill: var(--ground); stroke: var(--edge); stroke-width: 2.5; }
        .timeline circle.done { fill: var(--accent); stroke: var(--accent); }
        .timeline circle.overdue { fill: var(--bad-wash); stroke: var(--bad); }
        .timeline .tick { fill: none; stroke: var(--edge); }
        .timeline path.tick { stroke: var(--accent-ink); stroke-width: 2; }
        .storage .note { display: block; }
        .storage .use { width: 32%; }
        .findings { list-style: none; padding: 0; }
        .findings li { display: flex; gap: .75rem; padding: .7rem 0; border-bottom: 1px solid var(--line); }
        .findings li > div { flex: 1; min-width: 0; max-width: 52rem; }
        .findings p { margin: 0; }
        .findings .i { margin-top: .25em; }
        .findings .fault .i { color: var(--bad); }
        .findings .warning .i { color: var(--warn); }
        .findings .tip { margin: 0; }
        .findings .tip .i { color: var(--accent); }
        .findings code { color: var(--soft); white-space: nowrap; margin-inline-start: auto; }
        """#
}
