// SPDX-License-Identifier: Apache-2.0
// The stylesheet, part by part: drafts, sign-in, account, problems.

extension Stylesheet {
    static let drafts = #"""
        .draft-head .lead { margin-bottom: 0; }
        .missing { margin-block: 1.5rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-inline-start: 4px solid var(--accent); border-radius: var(--radius); background: var(--paper); }
        .missing h2 { font-size: 1.02rem; margin-bottom: .5rem; }
        .missing ul { list-style: none; padding: 0; margin: 0; columns: 16rem; column-gap: 2rem; }
        .missing li { padding-block: .15rem; break-inside: avoid; }
        .missing .i { color: var(--soft); }
        .draft-form fieldset { border: 0; padding: 0; margin: 2.5rem 0 0; min-width: 0; }
        .draft-form fieldset:first-of-type { margin-top: 1rem; }
        .draft-form legend { padding: 0; width: 100%; border-bottom: 1px solid var(--line); margin-bottom: 1.1rem; }
        .draft-form legend h2 { margin-bottom: .5rem; }
        .field { margin-bottom: 1.6rem; max-width: 52rem; }
        .field-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .2rem 1rem; margin-bottom: .35rem; }
        .field label, .field .label { font-weight: 580; }
        .sheet .field label, .inline-form label { display: block; margin-bottom: .3rem; }
        .required { font-size: .78rem; font-weight: 500; color: var(--soft); }
        .help { color: var(--soft); font-size: .88rem; margin: 0 0 .4rem; max-width: 44rem; }
        .error { color: var(--bad); font-size: .9rem; font-weight: 550; margin: 0 0 .4rem; }
        .from { display: inline-flex; flex-wrap: wrap; gap: .2rem .4rem; align-items: baseline; margin: 0; min-width: 0; }
        .wrong > input, .wrong > textarea, .wrong > select, [aria-invalid] { border-color: var(--bad); border-width: 2px; }
        .lacks > input, .lacks > textarea, .lacks > select { border-style: dashed; border-color: var(--accent); }
        .short { max-width: 12rem; }
        .row { padding: .75rem 0; border-bottom: 1px solid var(--line); }
        .row:first-of-type { padding-top: .25rem; }
        .row.blank { border-bottom-style: dashed; }
        .cells { display: grid; grid-template-columns: repeat(12, minmax(0, 1fr)); gap: .6rem .75rem; }
        .cell { min-width: 0; grid-column: span 4; }
        .cell.w1 { grid-column: span 2; }
        .cell.w2 { grid-column: span 3; }
        .cell.w3 { grid-column: span 4; }
        .cell.w4 { grid-column: span 6; }
        .cell input, .cell select { padding-inline: .55rem; }
        .cell label { font-size: .8rem; font-weight: 450; color: var(--soft); }
        .row .from { margin-top: .45rem; }
        .rows > [data-add] { margin-top: .75rem; }
        .others { margin-top: .5rem; font-size: .9rem; }
        .others > summary { color: var(--accent); width: fit-content; }
        .others ul { list-style: none; padding: 0; margin: .4rem 0 0; }
        .others li { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem .75rem; padding: .4rem 0; border-top: 1px solid var(--line); }
        .others .value { flex: 1 1 14rem; }
        .held { padding: 1.1rem 1.25rem; border-radius: var(--radius); background: var(--warn-wash); }
        .held h2 .i { color: var(--warn); }
        .held td, .held th { border-color: color-mix(in srgb, var(--warn) 30%, transparent); }
        .held .chip { background: var(--paper); }
        .form-bar { position: sticky; bottom: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; margin-top: 2rem; padding: .9rem 0; background: var(--ground); border-top: 1px solid var(--line); }
        .form-bar .note { margin: 0; flex: 1 1 16rem; }
        html:has(.form-bar) { scroll-padding-bottom: 6.5rem; }
        .fold.danger { margin-top: 2.5rem; border-color: transparent; background: none; }
        .fold.danger > summary { padding: .3rem 0; color: var(--soft); font-size: .88rem; }
        .fold.danger > :not(summary) { margin-inline: 0; }
                .drafts th .note { display: block; }
        .sheet { margin-inline: auto; max-width: 26rem; padding: clamp(1.25rem, 4vw, 2.25rem); background: var(--paper); border: 1px solid var(--line); border-radius: 12px; margin-top: clamp(0rem, 6vh, 4rem); }
        .sheet button { width: 100%; }
        .sheet form { margin-bottom: 1.2rem; }
        .sheet .field { margin-bottom: 1.1rem; }
        .sheet > :last-child { margin-bottom: 0; }
        .inline-form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; max-width: 40rem; margin-top: 1.5rem; }
        .inline-form .field { flex: 1 1 16rem; margin: 0; }
        .secret { display: inline-block; padding: .35rem .7rem; background: var(--paper); border-radius: 6px; font-size: .95rem; user-select: all; }
        .account main > section { margin-top: 2.5rem; }
        .ways { display: flex; flex-wrap: wrap; gap: .75rem; margin-block: 1.75rem; }
        .faults { padding-inline-start: 1.2rem; }
        """#
}
