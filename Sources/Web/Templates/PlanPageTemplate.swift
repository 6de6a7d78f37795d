// SPDX-License-Identifier: Apache-2.0
// The template of the plan page: overview first, then each dataset, then time, storage and checks.

extension Templates {
    static let plan = #"""
        {{<layout}}
        {{$title}}{{title}}{{/title}}
        {{$class}}plan{{/class}}
        {{$main}}
        <header class="plan-head">
        <p class="over"><span>{{t.plan.plan}}</span><span>{{t.plan.version}} {{version}}</span><span>{{date updated}}</span></p>
        <h1>{{title}}</h1>
        {{#description}}<div class="prose">{{{.}}}</div>{{/description}}
        <dl class="plan-facts">
        {{#project}}<div><dt>{{t.plan.project}}</dt><dd><strong>{{.}}</strong>{{#projectTitle}}<br>{{.}}{{/projectTitle}}</dd></div>{{/project}}
        {{#start}}<div><dt>{{t.plan.runs}}</dt><dd>{{date .}}{{#end}}<br>{{t.plan.to}} {{date .}}{{/end}}</dd></div>{{/start}}
        {{#grant}}<div><dt>{{t.plan.grant}}</dt><dd>{{#grantHref}}<a href="{{.}}">{{grant}}</a>{{/grantHref}}{{^grantHref}}{{grant}}{{/grantHref}}{{#funder}}<br>{{.}}{{/funder}}</dd></div>{{/grant}}
        {{#contact}}<div><dt>{{t.plan.contact}}</dt><dd>{{.}}</dd></div>{{/contact}}
        </dl>
        {{^empty(partners)}}
        <details class="fold partners"><summary>{{n.partners partnerCount}}: {{partnerNames}}</summary>
        <ul>
        {{#partners}}
        <li><b>{{.short}}</b> {{#.href}}<a href="{{.}}">{{name}}</a>{{/.href}}{{^.href}}{{.name}}{{/.href}}{{#.role}} <span class="note">{{.}}</span>{{/.role}}</li>
        {{/partners}}
        </ul>
        </details>
        {{/empty(partners)}}
        </header>
        <section class="state" aria-labelledby="state">
        <h2 id="state">{{t.plan.state}}</h2>
        <div class="state-row">
        <div class="state-of">{{#states}}<p><strong>{{n.datasets .total}}</strong></p>{{>state-bar}}{{/states}}</div>
        <ul class="tally big">
        <li class="kept">{{icon.check}} <span class="n">{{kept.grouped}}</span> {{t.plan.kept}}</li>
        <li class="waiting">{{icon.ring}} <span class="n">{{open.grouped}}</span> {{t.plan.open}}</li>
        <li class="broken">{{icon.cross}} <span class="n">{{broken.grouped}}</span> {{t.plan.broken}}</li>
        </ul>
        </div>
        <p class="note">{{t.plan.derived}}{{#derived}}: {{date .}}{{/derived}}.</p>
        </section>
        {{>plan-table}}
        <section id="datasets">
        <h2>{{t.plan.each}}</h2>
        {{#datasets}}
        {{>plan-dataset}}
        {{/datasets}}
        </section>
        {{>plan-more}}
        {{/main}}
        {{/layout}}
        """#

    static let planTable = #"""
        <section>
        <h2>{{t.plan.overview}}</h2>
        <table class="stack datasets">
        <thead><tr>
        <th scope="col">{{t.plan.dataset}}</th><th scope="col">{{t.plan.stateColumn}}</th><th scope="col">{{t.plan.obligations}}</th><th scope="col">{{t.plan.bytes}}</th><th scope="col">{{t.plan.terms}}</th><th scope="col">{{t.plan.where}}</th>
        </tr></thead>
        <tbody>
        {{#datasets}}
        <tr>
        <th scope="row"><a class="key" href="#{{.key}}">{{.key}}</a> <span class="title">{{.title}}</span></th>
        <td data-label="{{t.plan.stateColumn}}">{{#.isPublished}}<span class="badge s-published">{{icon.check}} {{t.state.published}}{{#.standing}}, {{.}}{{/.standing}}</span>{{/.isPublished}}{{#.isInDraft}}<span class="badge s-draft">{{icon.pencil}} {{t.state.inDraft}}</span>{{/.isInDraft}}{{#.isOverdue}}<span class="badge s-overdue">{{icon.warn}} {{t.state.overdue}}</span>{{/.isOverdue}}{{#.isPlanned}}<span class="badge s-planned">{{icon.ring}} {{t.state.planned}}</span>{{/.isPlanned}}{{#.due}}<span class="due">{{t.plan.due}} {{date .}}</span>{{/.due}}</td>
        <td data-label="{{t.plan.obligations}}"><span class="tally"><span class="kept" title="{{t.obligation.kept}}">{{icon.check}} <span class="n">{{.kept.grouped}}</span><span class="hidden"> {{t.obligation.kept}}</span></span> <span class="waiting" title="{{t.obligation.open}}">{{icon.ring}} <span class="n">{{.open.grouped}}</span><span class="hidden"> {{t.obligation.open}}</span></span>{{^.accepted.isZero}} <span class="accepted" title="{{t.obligation.accepted}}">{{icon.accepted}} <span class="n">{{.accepted.grouped}}</span><span class="hidden"> {{t.obligation.accepted}}</span></span>{{/.accepted.isZero}}{{^.broken.isZero}} <span class="broken" title="{{t.obligation.broken}}">{{icon.cross}} <span class="n">{{.broken.grouped}}</span><span class="hidden"> {{t.obligation.broken}}</span></span>{{/.broken.isZero}}</span></td>
        <td class="use" data-label="{{t.plan.bytes}}"><span>{{size .usedBytes}}{{#.plannedBytes}} <span class="note">{{t.plan.of}} {{size .}}</span>{{/.plannedBytes}}</span>{{{.bar}}}{{#.plannedNote}}<span class="note">{{.}}</span>{{/.plannedNote}}{{#.isOverPlan}}<span class="bad">{{icon.warn}} {{t.plan.over}}</span>{{/.isOverPlan}}</td>
        <td data-label="{{t.plan.terms}}">{{#.licence}}<span>{{.}}</span>{{/.licence}}{{^.licence}}<span class="none">{{t.plan.noLicence}}</span>{{/.licence}}{{#.embargo}}<span class="note">{{.}}</span>{{/.embargo}}{{#.isSensitive}}<span class="note">{{icon.lock}} {{t.plan.sensitive}}</span>{{/.isSensitive}}</td>
        <td data-label="{{t.plan.where}}">{{#empty(.repositories)}}<span class="none">{{t.plan.noRepository}}</span>{{/empty(.repositories)}}{{#.repositories}}<span class="item">{{.text}}</span>{{/.repositories}}{{#.records}}<a class="to" href="{{.href}}">{{#.isDraft}}{{icon.pencil}}{{/.isDraft}}{{^.isDraft}}{{icon.right}}{{/.isDraft}} {{.title}}</a>{{/.records}}</td>
        </tr>
        {{/datasets}}
        </tbody>
        </table>
        </section>
        """#

    /// Asks for a ``PlannedDatasetLine`` as the innermost value.
    static let planDataset = #"""
        <details class="dataset">
        <summary><b class="key">{{.key}}</b> <span class="title">{{.title}}</span> <span class="tally"><span class="kept">{{icon.check}} <span class="n">{{.kept.grouped}}</span><span class="hidden"> {{t.obligation.kept}}</span></span> <span class="waiting">{{icon.ring}} <span class="n">{{.open.grouped}}</span><span class="hidden"> {{t.obligation.open}}</span></span>{{^.accepted.isZero}} <span class="accepted">{{icon.accepted}} <span class="n">{{.accepted.grouped}}</span><span class="hidden"> {{t.obligation.accepted}}</span></span>{{/.accepted.isZero}} <span class="broken">{{icon.cross}} <span class="n">{{.broken.grouped}}</span><span class="hidden"> {{t.obligation.broken}}</span></span></span></summary>
        <div class="inside" id="{{.key}}">
        <div>
        {{#.description}}<p>{{.}}</p>{{/.description}}
        <dl class="small-facts">
        <div><dt>{{t.plan.kind}}</dt><dd>{{.kind}}</dd></div>
        {{#.access}}<div><dt>{{t.plan.access}}</dt><dd>{{.}}</dd></div>{{/.access}}
        {{#.embargo}}<div><dt>{{t.plan.embargo}}</dt><dd>{{.}}</dd></div>{{/.embargo}}
        {{#.licence}}<div><dt>{{t.plan.licence}}</dt><dd>{{.}}</dd></div>{{/.licence}}
        {{#.retention}}<div><dt>{{t.plan.retention}}</dt><dd>{{.}}</dd></div>{{/.retention}}
        {{^empty(.formats)}}<div><dt>{{t.plan.formats}}</dt><dd>{{.formatList}}</dd></div>{{/empty(.formats)}}
        {{^empty(.repositories)}}<div><dt>{{t.plan.where}}</dt><dd>{{#.repositories}}<span class="item">{{#.href}}<a href="{{.}}">{{text}}</a>{{/.href}}{{^.href}}{{.text}}{{/.href}}</span>{{/.repositories}}</dd></div>{{/empty(.repositories)}}
        </dl>
        {{^empty(.records)}}
        <h3>{{t.plan.records}}</h3>
        <ul class="linked">
        {{#.records}}
        <li><a href="{{.href}}">{{.title}}</a> {{#.isDraft}}<span class="tag">{{t.plan.draft}}</span>{{/.isDraft}}{{#.version}}<span class="note">{{t.record.version}} {{.}}</span>{{/.version}}{{#.date}} <span class="note">{{date .}}</span>{{/.date}}</li>
        {{/.records}}
        </ul>
        {{/empty(.records)}}
        {{#empty(.records)}}
        <p class="quiet">{{t.plan.noRecords}}</p>
        <pre><code>fairway deposit DIR --plan {{id}} --dataset {{.key}}</code></pre>
        {{/empty(.records)}}
        </div>
        <div>
        <h3>{{t.plan.obligations}}</h3>
        {{>obligations}}
        </div>
        </div>
        </details>
        """#

    static let planMore = #"""
        {{^empty(milestones)}}
        <section id="milestones">
        <h2>{{t.plan.milestones}}</h2>
        {{#timeline}}<div class="scroll timeline" tabindex="0" role="region" aria-label="{{t.plan.milestones}}">{{{.}}}</div>{{/timeline}}
        <details class="fold"{{^timeline}} open{{/timeline}}>
        <summary>{{t.plan.asTable}}</summary>
        <table class="stack">
        <thead><tr><th scope="col">{{t.plan.milestone}}</th><th scope="col">{{t.plan.date}}</th><th scope="col">{{t.plan.stateColumn}}</th></tr></thead>
        <tbody>
        {{#milestones}}
        <tr><th scope="row">{{.name}}{{#.detail}} <span class="note">{{.}}</span>{{/.detail}}</th><td data-label="{{t.plan.date}}">{{date .date}}</td><td data-label="{{t.plan.stateColumn}}">{{#.isDone}}{{icon.check}} {{t.milestone.done}}{{/.isDone}}{{#.isComing}}{{icon.ring}} {{t.milestone.coming}}{{/.isComing}}{{#.isOverdue}}{{icon.warn}} {{t.milestone.overdue}}{{/.isOverdue}}</td></tr>
        {{/milestones}}
        </tbody>
        </table>
        </details>
        </section>
        {{/empty(milestones)}}
        {{^empty(storage)}}
        <section id="storage">
        <h2>{{t.plan.storage}}</h2>
        <table class="stack storage">
        <thead><tr><th scope="col">{{t.plan.storageName}}</th><th scope="col" class="num">{{t.plan.used}}</th><th scope="col" class="num">{{t.plan.planned}}</th><th scope="col" class="num">{{t.plan.capacity}}</th><th scope="col"><span class="hidden">{{t.plan.share}}</span></th></tr></thead>
        <tbody>
        {{#storage}}
        <tr><th scope="row">{{.name}}{{#.owner}} <span class="note">{{.}}</span>{{/.owner}}{{#.note}} <span class="note">{{.}}</span>{{/.note}}</th><td class="num" data-label="{{t.plan.used}}">{{#.used}}{{size .}}{{/.used}}{{^.used}}–{{/.used}}</td><td class="num" data-label="{{t.plan.planned}}">{{#.planned}}{{size .}}{{/.planned}}{{^.planned}}–{{/.planned}}</td><td class="num" data-label="{{t.plan.capacity}}">{{#.capacity}}{{size .}}{{/.capacity}}{{^.capacity}}–{{/.capacity}}</td><td class="use">{{{.bar}}}</td></tr>
        {{/storage}}
        </tbody>
        </table>
        </section>
        {{/empty(storage)}}
        {{^empty(findings)}}
        <section id="findings">
        <h2>{{t.plan.findings}}</h2>
        <p class="quiet">{{t.plan.findingsText}}</p>
        <ul class="findings">
        {{#findings}}
        <li class="{{#.isError}}fault{{/.isError}}{{#.isWarning}}warning{{/.isWarning}}{{#.isHint}}tip{{/.isHint}}">{{#.isError}}{{icon.cross}}<span class="hidden">{{t.finding.error}}</span>{{/.isError}}{{#.isWarning}}{{icon.warn}}<span class="hidden">{{t.finding.warning}}</span>{{/.isWarning}}{{#.isHint}}{{icon.info}}<span class="hidden">{{t.finding.hint}}</span>{{/.isHint}}<div><p><b>{{.place}}</b> {{.message}}</p>{{#.remedy}}<p class="quiet">{{.}}</p>{{/.remedy}}</div><code>{{.id}}</code></li>
        {{/findings}}
        </ul>
        </section>
        {{/empty(findings)}}
        <section class="two even">
        <div>
        <h2>{{t.plan.versions}}</h2>
        {{>versions}}
        </div>
        {{^empty(exports)}}
        <div>
        <h2>{{t.plan.exports}}</h2>
        <ul class="exports">
        {{#exports}}<li><a href="{{.href}}" type="{{.mediaType}}">{{.label}}</a></li>{{/exports}}
        </ul>
        </div>
        {{/empty(exports)}}
        </section>
        """#
}
