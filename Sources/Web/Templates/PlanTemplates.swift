// SPDX-License-Identifier: Apache-2.0
// The templates of plans: list, page, and the parts that record and draft pages share.

extension Templates {
    /// Asks for a ``StateBar`` as the innermost value.
    static let stateBar = #"""
        {{{.svg}}}
        <ul class="legend">
        {{^.publishedCount.isZero}}<li class="s-published">{{icon.check}} <span class="n">{{.publishedCount.grouped}}</span> {{t.state.published}}</li>{{/.publishedCount.isZero}}
        {{^.inDraftCount.isZero}}<li class="s-draft">{{icon.pencil}} <span class="n">{{.inDraftCount.grouped}}</span> {{t.state.inDraft}}</li>{{/.inDraftCount.isZero}}
        {{^.overdueCount.isZero}}<li class="s-overdue">{{icon.warn}} <span class="n">{{.overdueCount.grouped}}</span> {{t.state.overdue}}</li>{{/.overdueCount.isZero}}
        {{^.plannedCount.isZero}}<li class="s-planned">{{icon.ring}} <span class="n">{{.plannedCount.grouped}}</span> {{t.state.planned}}</li>{{/.plannedCount.isZero}}
        </ul>
        """#

    /// Asks for a ``PlanCard`` as the innermost value.
    static let planCard = #"""
        <article class="card plan-card">
        <p class="over">{{#.project}}<span>{{.}}</span>{{/.project}}{{#.grant}}<span>{{t.plan.grant}} {{.}}</span>{{/.grant}}{{#.version}}<span>{{t.plan.version}} {{.}}</span>{{/.version}}</p>
        <h3><a href="{{.href}}">{{.title}}</a></h3>
        {{#.datasets}}<p class="by">{{n.datasets .total}}</p>{{>state-bar}}{{/.datasets}}
        {{^.broken.isZero}}<p class="under"><span class="bad">{{icon.cross}} {{n.contradictions .broken}}</span></p>{{/.broken.isZero}}
        </article>
        """#

    /// Asks for something with `obligations` and `deviations` as the innermost value.
    static let obligations = #"""
        <ul class="obligations">
        {{#.obligations}}
        <li class="{{#.isKept}}kept{{/.isKept}}{{#.isOpen}}waiting{{/.isOpen}}{{#.isBroken}}broken{{/.isBroken}}{{#.isAccepted}}accepted{{/.isAccepted}}">
        <span class="mark-of">{{#.isKept}}{{icon.check}}<span class="hidden">{{t.obligation.kept}}: </span>{{/.isKept}}{{#.isOpen}}{{icon.ring}}<span class="hidden">{{t.obligation.open}}: </span>{{/.isOpen}}{{#.isBroken}}{{icon.cross}}<span class="hidden">{{t.obligation.broken}}: </span>{{/.isBroken}}{{#.isAccepted}}{{icon.accepted}}<span class="hidden">{{t.obligation.accepted}}: </span>{{/.isAccepted}}</span>
        <div><b>{{.name}}</b> <span>{{.promised}}</span>{{#.actual}}<span class="actual"><span class="note">{{t.obligation.actual}}</span> {{.}}</span>{{/.actual}}{{#.detail}}<span class="detail">{{.}}</span>{{/.detail}}</div>
        </li>
        {{/.obligations}}
        </ul>
        {{^empty(.deviations)}}
        <ul class="deviations">
        {{#.deviations}}
        <li>{{icon.accepted}} <div><b>{{t.obligation.deviation}}: {{.obligation}}.</b> {{.reason}} <span class="note">{{.person}}, {{date .date}}</span></div></li>
        {{/.deviations}}
        </ul>
        {{/empty(.deviations)}}
        """#

    /// Asks for a ``PlanBox`` as the innermost value.
    static let planBox = #"""
        <p><a href="{{.planHref}}">{{.planTitle}}</a></p>
        <p class="quiet"><b>{{.key}}</b> {{.datasetTitle}}</p>
        <p class="tally"><span class="kept">{{icon.check}} <span class="n">{{.kept.grouped}}</span> {{t.obligation.kept}}</span> <span class="waiting">{{icon.ring}} <span class="n">{{.open.grouped}}</span> {{t.obligation.open}}</span>{{^.accepted.isZero}} <span class="accepted">{{icon.accepted}} <span class="n">{{.accepted.grouped}}</span> {{t.obligation.accepted}}</span>{{/.accepted.isZero}} <span class="broken">{{icon.cross}} <span class="n">{{.broken.grouped}}</span> {{t.obligation.broken}}</span></p>
        {{>obligations}}
        """#

    static let planList = #"""
        {{<layout}}
        {{$title}}{{t.plans.title}}{{/title}}
        {{$class}}plans{{/class}}
        {{$main}}
        <h1>{{t.plans.title}}</h1>
        <p class="lead">{{t.plans.lead}}</p>
        {{#isEmpty}}
        <section class="empty">
        <h2>{{t.plans.emptyTitle}}</h2>
        <p>{{t.plans.emptyText}}</p>
        <pre><code>fairway plan import plan.yaml</code></pre>
        </section>
        {{/isEmpty}}
        <h2 class="hidden">{{t.plans.all}}</h2>
        <div class="cards">
        {{#plans}}
        {{>plan-card}}
        {{/plans}}
        </div>
        {{#next}}<nav class="pager" aria-label="{{t.pager.label}}"><a class="button quiet" rel="next" href="{{.}}">{{t.pager.next}} {{icon.right}}</a></nav>{{/next}}
        {{/main}}
        {{/layout}}
        """#
}
