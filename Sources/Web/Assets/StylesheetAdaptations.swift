// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part by part: small screens, paper, reduced motion.

extension Stylesheet {
    static let adaptations = #"""
        @media (max-width: 62rem) {
          .with-aside { grid-template-columns: minmax(0, 1fr); }
          .side { max-width: 46rem; }
        }
        @media print, (max-width: 66rem) {
          .datasets { font-size: .84rem; }
          .datasets th, .datasets td { padding-inline-end: .6rem; }
          .datasets th[scope=row], .datasets .use { min-width: 0; }
          .datasets thead th { white-space: normal; }
          td .tally { grid-template-columns: repeat(2, 2.3rem); }
          td .tally .kept, td .tally .waiting { grid-row: 1; }
          td .tally .accepted { grid-column: 1; grid-row: 2; }
          td .tally .broken { grid-column: 2; grid-row: 2; }
        }
        @media screen and (max-width: 50rem) {
          .two, .two.even, .with-facets, .state-row, .dataset .inside { grid-template-columns: minmax(0, 1fr); }
          .facets { border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); padding: .2rem .9rem; }
          .facets > summary { display: list-item; padding-block: .6rem; font-weight: 600; }
          main { padding-block: 1.25rem 3rem; }
          .top .find { order: 3; flex-basis: 100%; }
          .top nav { margin-inline-start: auto; }
          body.home .top .find, body.search .top .find { display: none; }
          .top .who, .top .slim { display: none; }
          .top nav a { padding-inline: .55rem; min-height: 2.75rem; }
          .form-bar .note { display: none; }
          .form-bar button { flex: 1; }
          .cell.w1, .cell.w2 { grid-column: span 6; }
          .cell.w3, .cell.w4 { grid-column: span 12; }
          .big-find button { padding-inline: 1rem; }

          /* Tables become stacked rows: the heading of each cell stands in data-label. */
          .stack, .stack tbody, .stack tr, .stack td, .stack th { display: block; }
          .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .stack tr { padding: .8rem 0; border-bottom: 1px solid var(--line); }
          .stack tr:last-child { border-bottom: 0; }
          .stack th[scope=row], .stack td { border: 0; padding: .12rem 0; max-width: none; min-width: 0; text-align: start; white-space: normal; }
          .stack td[data-label] { position: relative; padding-inline-start: 8rem; min-height: 1.6rem; }
          .stack td[data-label]::before { content: attr(data-label); position: absolute; left: 0; width: 7.5rem; font-size: .82rem; line-height: 1.75; color: var(--soft); }
          .stack td[data-label]:empty { display: none; }
          .stack td.acts { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; padding-top: .35rem; }
          .stack td.acts > * { margin: 0; padding-block: .25rem; }
          .files .folder ~ tr th[scope=row], .files th[scope=row] { padding-inline-start: 0; }
          .dataset > summary { grid-template-columns: minmax(0, 1fr) auto; }
          .dataset > summary .title { grid-column: 1 / -1; grid-row: 2; }
        }
        @media screen and (max-width: 26rem) {
          .top .wide { gap: .3rem .5rem; }
          .top nav a { padding-inline: .4rem; }
          .stack td[data-label] { padding-inline-start: 6.75rem; }
          .stack td[data-label]::before { width: 6.25rem; }
          .totals { gap: .6rem 1.75rem; }
          .totals dd { font-size: 1.2rem; }
          .findings code { display: none; }
        }
        @media (pointer: coarse) {
          .facet li a, .sorts a, .exports a, .versions a { min-height: 2.25rem; align-items: center; }
        }
        @media (prefers-reduced-motion: no-preference) {
          a, button, .button { transition: background-color .12s, color .12s, border-color .12s; }
        }
        @media (forced-colors: active) {
          .bar rect { forced-color-adjust: none; }
        }
        @media print {
          :root { --ground: #fff; --paper: #fff; --sunk: #f3f3f3; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; }
          body, table { font-size: 9.5pt; }
          h1 { font-size: 20pt; }
          .button, [data-copy], .state-row + .note { display: none; }
          .top, .bottom, .skip, .demo, .notice, .acts, .actions, .file-head .button, .cite button, .exports, .pager, .form-bar { display: none; }
          main { padding: 0; }
          .with-aside { display: block; }
          .side { margin-top: 1.5rem; }
          .side > section { break-inside: avoid; }
          details:not([open])::details-content { content-visibility: visible; display: block; }
          .card, tr, .dataset { break-inside: avoid; }
          .prose a[href^="http"]::after, .related a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; }
        }
        """#
}
