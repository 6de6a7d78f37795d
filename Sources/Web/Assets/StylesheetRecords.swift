// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part by part: record and file pages.

extension Stylesheet {
    static let records = #"""
        .with-aside { display: grid; grid-template-columns: minmax(0, 1fr) 20.5rem; gap: 1rem clamp(2rem, 4vw, 4rem); align-items: start; }
        .lead-column > section { margin-top: 2.75rem; }
        .lead-column > section.prose { margin-top: 1.75rem; }
        .people { list-style: none; padding: 0; margin: 0 0 .6rem; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: 1.05rem; }
        .people .name { color: var(--ink); }
        .orcid { display: inline-block; padding: .1rem .3rem; text-decoration: none; color: var(--soft); }
        .i.orcid-mark { fill: #6a9a00; }
        .orcid-mark .on { fill: var(--paper); }
        .orcid:hover { color: var(--accent); }
        .affiliations { list-style: none; padding: 0; margin: 0; font-size: .9rem; color: var(--soft); }
        sup { line-height: 0; font-size: .75em; }
        .prose { max-width: 44rem; font-size: 1.05rem; line-height: 1.65; }
        .prose > :last-child { margin-bottom: 0; }
        .side { font-size: .925rem; }
        .side > section { padding-block: 1.1rem; border-top: 1px solid var(--line); }
        .side > section:first-child, .side > .actions:first-child + section { border-top: 0; padding-top: .3rem; }
        .side h2 { font-size: .95rem; letter-spacing: 0; margin-bottom: .5rem; }
        .side p { margin-bottom: .5rem; }
        .side > section > :last-child { margin-bottom: 0; }
        .actions { margin-bottom: .6rem; }
        .actions > * { width: 100%; }
        .cite { display: flex; flex-wrap: wrap; gap: 0 .25rem; align-content: flex-start; }
        .cite h2 { width: 100%; }
        .style { display: contents; }
        .style > summary { order: 1; list-style: none; padding: .2rem .55rem; border-radius: 6px; font-size: .85rem; color: var(--soft); }
        .style > summary::-webkit-details-marker { display: none; }
        .style > summary:hover { background: var(--sunk); }
        .style[open] > summary { background: var(--wash); color: var(--accent); font-weight: 600; }
        .style::details-content { order: 2; width: 100%; }
        .style > p, .style > pre { order: 2; width: 100%; margin: .6rem 0 .5rem; overflow-wrap: anywhere; }
        .style > pre { white-space: pre-wrap; font-size: .78rem; padding: .6rem .75rem; }
        .ids { margin: 0; }
        .ids div { margin-bottom: .5rem; }
        .ids dt { font-size: .82rem; color: var(--soft); }
        .ids dd { margin: 0; overflow-wrap: anywhere; }
        .ids .note { display: block; }
        .versions { list-style: none; padding: 0; margin: 0; }
        .versions li { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; padding: .25rem 0; }
        .versions .current { font-weight: 600; }
        .versions .when { color: var(--soft); font-weight: 400; }
        .small-facts { margin: 0 0 .8rem; }
        .small-facts div { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .75rem; padding: .2rem 0; }
        .small-facts dt { color: var(--soft); }
        .small-facts dd { margin: 0; }
        .subjects { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .35rem; }
        .subjects li > a, .subjects li { font-size: .85rem; }
        .subjects li:not(:has(a)), .subjects a { display: inline-block; padding: .12rem .6rem; border-radius: 99px; background: var(--sunk); color: var(--ink); text-decoration: none; }
        .subjects a:hover { background: var(--wash); }
        .exports { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem; }
        .exports a { display: inline-block; padding-block: .12rem; }
        .file-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; margin-bottom: .5rem; }
        .file-head p { margin: 0; color: var(--soft); }
        .file-name { overflow-wrap: anywhere; margin-bottom: .4rem; }
        .files th[scope=row] { font-weight: 450; overflow-wrap: anywhere; min-width: 12rem; }
        .files th[scope=row] > .i { color: var(--soft); margin-inline-end: .25rem; }
        .files .folder th[scope=row] { font-weight: 560; }
        .files td { color: var(--soft); }
        .files td.num { color: var(--ink); }
        .files .depth-1 th[scope=row] { padding-inline-start: 1.4rem; }
        .files .depth-2 th[scope=row] { padding-inline-start: 2.8rem; }
        .files .depth-3 th[scope=row] { padding-inline-start: 4.2rem; }
        .files .depth-4 th[scope=row] { padding-inline-start: 5.6rem; }
        .files .depth-5 th[scope=row], .files .depth-6 th[scope=row] { padding-inline-start: 7rem; }
        td.acts { text-align: end; font-size: .88rem; white-space: nowrap; }
        td.acts > a, td.acts > details { display: inline-block; margin-inline-start: .8rem; padding-block: .12rem; }
        .sum > summary { min-height: 1.5rem; list-style: none; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .18em; color: var(--soft); }
        .sum > summary::-webkit-details-marker { display: none; }
        .sum[open] { display: block; white-space: normal; }
        .sum div, .sum form { text-align: start; margin: .4rem 0 .2rem auto; width: min(26rem, 75vw); padding: .6rem .8rem; background: var(--sunk); border-radius: 6px; }
        .sum code { display: block; font-size: .72rem; line-height: 1.45; }
        .sums code { font-size: .8rem; }
        .sums dt { color: var(--soft); font-size: .85rem; }
        .sums dd { margin: 0 0 .75rem; }
        .preview { margin-top: 1.5rem; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; background: var(--paper); }
        .preview figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 1rem; padding: .6rem 1rem; background: var(--sunk); font-size: .9rem; overflow-wrap: anywhere; }
        .preview .look { margin: 0; padding: 1rem; max-height: 34rem; overflow: auto; border-radius: 0; background: none; }
        .preview img { display: block; max-width: 100%; height: auto; margin-inline: auto; }
        .preview iframe { width: 100%; height: 34rem; border: 0; padding: 0; }
        .preview > .note { padding: .5rem 1rem; margin: 0; border-top: 1px solid var(--line); }
        .preview table { width: auto; font-size: .85rem; margin: 0; }
        .preview pre.look { white-space: pre; overflow-wrap: normal; }
        .file .preview figcaption { display: none; }
        .preview td, .preview th { padding: .3rem 1.6rem .3rem 0; white-space: nowrap; max-width: 24rem; overflow: hidden; text-overflow: ellipsis; }
                .facts th[scope=row] { font-weight: 480; width: 38%; }
        .related, .contributors { list-style: none; padding: 0; }
        .related li, .contributors li { padding-block: .25rem; }
        .relation { color: var(--soft); }
        .provenance td:last-child { min-width: 15rem; }
        .provenance .place { display: inline-block; }
        """#
}
