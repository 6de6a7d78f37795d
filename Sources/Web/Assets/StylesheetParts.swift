// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part by part: home, search, cards.

extension Stylesheet {
    static let parts = #"""
        .hero { padding-block: clamp(1rem, 4vw, 3rem) 1rem; max-width: 56rem; margin-inline: auto; text-align: center; }
        .hero h1 { font-size: clamp(2rem, 1.4rem + 3vw, 3.1rem); margin-bottom: .35em; }
        .hero .lead { margin: 0 auto 1.8rem; text-wrap: balance; }
        .totals { display: flex; flex-wrap: wrap; justify-content: center; gap: .5rem 2.75rem; margin: 1.75rem 0 0; }
        .totals div { display: flex; flex-direction: column-reverse; }
        .totals dt { font-size: .85rem; color: var(--soft); }
        .totals dd { margin: 0; font-size: 1.45rem; font-weight: 620; letter-spacing: -.02em; }
        .two { display: grid; grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr); gap: 1rem clamp(1.5rem, 4vw, 3.5rem); margin-top: 2.5rem; }
        .two.even { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        .head { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
        .head a { white-space: nowrap; text-decoration: none; }
        .head a:hover { text-decoration: underline; }
        .kinds { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
        .kinds a { display: inline-flex; gap: .5rem; padding: .3rem .75rem; border: 1px solid var(--line); border-radius: 99px; background: var(--paper); color: var(--ink); text-decoration: none; font-size: .9rem; }
        .kinds a:hover { border-color: var(--accent); }
        .kinds .n { color: var(--soft); }
        .card { padding-block: 1.1rem; border-top: 1px solid var(--line); }
        .card h3 { font-size: 1.1rem; margin-bottom: .25rem; line-height: 1.3; text-wrap: pretty; }
        .card h3 a { text-decoration: none; }
        .card h3 a:hover { text-decoration: underline; }
        .card p { margin-bottom: .3rem; }
        .card .over { font-size: .84rem; margin-bottom: .3rem; }
        .card .by { color: var(--soft); }
        .card .snippet { max-width: 48rem; }
        .card .under { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; font-size: .875rem; color: var(--soft); margin-bottom: 0; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: 1.25rem; margin-top: 2rem; }
        .plan-card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem 1.25rem; margin-bottom: 1rem; }
        .cards .plan-card { margin: 0; }
        .tip { margin-top: 2rem; }
        .tip h3 { margin-bottom: .3rem; }
        .steps { list-style: none; counter-reset: step; padding: 0; margin: 1.5rem 0 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 1.5rem; }
        .steps li { counter-increment: step; min-width: 0; }
        .steps h3::before { content: counter(step); display: inline-grid; place-items: center; width: 1.7em; height: 1.7em; margin-inline-end: .5em; border-radius: 50%; background: var(--accent); color: var(--accent-ink); font-size: .85em; }
        .bar { display: block; width: 100%; height: .6rem; border-radius: 99px; margin: .35rem 0 .5rem; overflow: hidden; }
        .bar .s-none { fill: var(--line); }
        .bar .s-published, .bar .s-used { fill: var(--accent); }
        .bar .s-draft { fill: color-mix(in srgb, var(--accent) 52%, var(--paper)); }
        .bar .s-overdue, .bar .s-over { fill: var(--bad); }
        .bar .s-planned { fill: var(--line); }
        .bar .s-limit { fill: var(--paper); }
        .legend { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .875rem; color: var(--soft); }
        .legend .s-overdue { color: var(--bad); }
        .with-facets { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 1rem 3rem; align-items: start; }
        .facets > summary { display: none; }
        .facet { border-bottom: 1px solid var(--line); padding-block: .35rem; }
        .facet:last-child { border: 0; }
        .facet > summary { padding-block: .4rem; font-weight: 600; font-size: .9rem; }
        .facet ul { list-style: none; padding: 0; margin: 0 0 .5rem; }
        .facet li a { display: flex; align-items: baseline; gap: .55rem; padding: .25rem .3rem; border-radius: 6px; color: var(--ink); text-decoration: none; font-size: .9rem; }
        .facet li a:hover { background: var(--sunk); }
        .facet .label { flex: 1; min-width: 0; }
        .facet .n { color: var(--soft); font-size: .85rem; }
        .facet .box { flex: none; display: inline-grid; place-items: center; align-self: center; width: 1rem; height: 1rem; border: 1px solid var(--edge); border-radius: 4px; font-size: .75rem; }
        .facet .on .box { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
        .facet .on .label { font-weight: 600; }
        .facet .more a { color: var(--accent); }
        .result-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .5rem 2rem; margin-bottom: .75rem; }
        .result-head p { margin: 0; font-size: 1.05rem; }
        .sorts { display: flex; align-items: baseline; gap: .75rem; font-size: .9rem; color: var(--soft); }
        .sorts ul { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem; margin: 0; padding: 0; }
        .sorts a { display: block; padding: .2rem .55rem; border-radius: 6px; text-decoration: none; color: var(--ink); }
        .sorts a:hover { background: var(--sunk); }
        .sorts [aria-current] { background: var(--wash); color: var(--accent); font-weight: 600; }
        .filters { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
        .filters a { display: inline-flex; align-items: center; gap: .4rem; padding: .25rem .7rem; border-radius: 99px; background: var(--wash); color: var(--accent); text-decoration: none; font-size: .88rem; }
        .filters a:hover { text-decoration: line-through; }
        .filters a span { opacity: .85; }
        .filters .clear { background: none; text-decoration: underline; }
        .hint { color: var(--soft); }
        """#
}
