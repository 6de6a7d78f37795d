// SPDX-License-Identifier: Apache-2.0
// The templates of drafts: the list, the form, its fields and rows.

extension Templates {
    static let draftList = #"""
        {{<layout}}
        {{$title}}{{t.drafts.title}}{{/title}}
        {{$class}}drafts{{/class}}
        {{$main}}
        <h1>{{t.drafts.title}}</h1>
        {{#isEmpty}}
        <section class="empty">
        <h2>{{t.drafts.emptyTitle}}</h2>
        <p>{{t.drafts.emptyText}}</p>
        <pre><code>fairway deposit RUN-07/ --plan ID --dataset KEY</code></pre>
        </section>
        {{/isEmpty}}
        {{^isEmpty}}
        <table class="stack drafts">
        <thead><tr><th scope="col">{{t.drafts.draft}}</th><th scope="col">{{t.drafts.state}}</th><th scope="col" class="num">{{t.record.files}}</th><th scope="col" class="num">{{t.files.size}}</th><th scope="col">{{t.drafts.changed}}</th></tr></thead>
        <tbody>
        {{#drafts}}
        <tr>
        <th scope="row"><a href="{{.href}}">{{#.title}}{{.}}{{/.title}}{{^.title}}{{t.drafts.untitled}}{{/.title}}</a> <span class="note">{{.kind}}{{#.planKey}} · {{.}}{{/.planKey}}{{#.nextVersionOf}} · {{t.drafts.nextOf}} {{.text}}{{/.nextVersionOf}}</span></th>
        <td data-label="{{t.drafts.state}}">{{#.isReady}}<span class="badge s-published">{{icon.check}} {{t.drafts.ready}}</span>{{/.isReady}}{{^.missing.isZero}}<span class="badge s-planned">{{icon.ring}} {{n.missing .missing}}</span>{{/.missing.isZero}}{{^.broken.isZero}} <span class="badge s-overdue">{{icon.cross}} {{n.contradictions .broken}}</span>{{/.broken.isZero}}</td>
        <td class="num" data-label="{{t.record.files}}">{{.files.grouped}}</td>
        <td class="num" data-label="{{t.files.size}}">{{size .bytes}}</td>
        <td data-label="{{t.drafts.changed}}">{{date .updated}}</td>
        </tr>
        {{/drafts}}
        </tbody>
        </table>
        {{#next}}<nav class="pager" aria-label="{{t.pager.label}}"><a class="button quiet" rel="next" href="{{.}}">{{t.pager.next}} {{icon.right}}</a></nav>{{/next}}
        {{/isEmpty}}
        {{/main}}
        {{/layout}}
        """#

    static let draft = #"""
        {{<layout}}
        {{$title}}{{#title}}{{.}}{{/title}}{{^title}}{{t.drafts.untitled}}{{/title}} – {{t.draft.draft}}{{/title}}
        {{$class}}draft{{/class}}
        {{$head}}<script type="module" src="{{asset.draft.js}}"></script>{{/head}}
        {{$main}}
        <header class="draft-head">
        <p class="over"><span class="tag">{{t.draft.draft}}</span><span>{{t.draft.changed}} {{date updated}}</span>{{#nextVersionOf}}<span>{{t.drafts.nextOf}} {{#.href}}<a href="{{.}}">{{text}}</a>{{/.href}}{{^.href}}{{.text}}{{/.href}}</span>{{/nextVersionOf}}</p>
        <h1>{{#title}}{{.}}{{/title}}{{^title}}{{t.drafts.untitled}}{{/title}}</h1>
        <p class="lead"><strong>{{n.values found}}</strong> {{t.draft.foundText}} {{n.values typed}} {{t.draft.typedText}}</p>
        </header>
        {{#hasErrors}}
        <div class="access bad" role="alert" id="errors">{{icon.cross}}<div><p><strong>{{n.problems errors}} {{t.draft.problems}}</strong></p><p>{{t.draft.problemsText}}</p></div></div>
        {{/hasErrors}}
        {{^isReady}}
        <section class="missing" aria-labelledby="missing">
        <h2 id="missing">{{t.draft.missing}}</h2>
        <ul>
        {{#missing}}<li>{{icon.ring}} <a href="#{{.field}}">{{.text}}</a></li>{{/missing}}
        </ul>
        </section>
        {{/isReady}}
        {{#isReady}}
        <p class="access open">{{icon.check}} <strong>{{t.draft.ready}}</strong></p>
        {{/isReady}}
        <form method="post" action="{{action}}" class="draft-form" data-draft data-leave="{{t.draft.leave}}">
        <input type="hidden" name="csrf" value="{{csrf}}">
        <button type="submit" name="action" value="save" class="hidden" tabindex="-1" aria-hidden="true">{{t.draft.save}}</button>
        <div class="with-aside">
        <div class="lead-column">
        {{#sections}}
        <fieldset id="{{.id}}">
        <legend><h2>{{.title}}</h2></legend>
        {{#.help}}<p class="quiet">{{.}}</p>{{/.help}}
        {{#.items}}
        {{#.field}}{{>form-field}}{{/.field}}
        {{#.rows}}{{>form-rows}}{{/.rows}}
        {{/.items}}
        </fieldset>
        {{/sections}}
        {{^empty(held)}}
        <section class="held" id="held">
        <h2>{{icon.lock}} {{t.draft.held}}</h2>
        <p>{{t.draft.heldText}}</p>
        <table class="stack">
        <thead><tr><th scope="col">{{t.provenance.field}}</th><th scope="col">{{t.provenance.value}}</th><th scope="col">{{t.provenance.source}}</th><th scope="col">{{t.draft.why}}</th></tr></thead>
        <tbody>
        {{#held}}
        <tr><th scope="row">{{.field}}</th><td data-label="{{t.provenance.value}}">{{.value}}</td><td data-label="{{t.provenance.source}}">{{#.source}}{{>source-chip}}{{#.place}} <code class="place">{{.}}</code>{{/.place}}{{/.source}}</td><td data-label="{{t.draft.why}}">{{.reason}}</td></tr>
        {{/held}}
        </tbody>
        </table>
        </section>
        {{/empty(held)}}
        <section id="files">
        <h2>{{t.record.files}}</h2>
        {{#files}}{{>files}}{{/files}}
        {{^empty(warnings)}}
        <details class="fold warnings"><summary>{{icon.warn}} {{t.draft.warnings}}</summary>
        <ul>{{#warnings}}<li>{{.}}</li>{{/warnings}}</ul>
        </details>
        {{/empty(warnings)}}
        </section>
        </div>
        <aside class="side" aria-label="{{t.draft.aside}}">
        {{#plan}}
        <section class="plan-box" id="plan">
        <h2>{{t.record.plan}}</h2>
        {{>plan-box}}
        {{#.hasBroken}}
        <div class="field{{#deviationError}} wrong{{/deviationError}}">
        <label for="field-deviation">{{t.draft.deviation}}</label>
        <p class="help" id="field-deviation-help">{{t.draft.deviationHelp}}</p>
        {{#deviationError}}<p class="error" id="field-deviation-error">{{icon.cross}} {{.}}</p>{{/deviationError}}
        <textarea id="field-deviation" name="deviation" rows="3" aria-describedby="field-deviation-help{{#deviationError}} field-deviation-error{{/deviationError}}"{{#deviationError}} aria-invalid="true"{{/deviationError}}>{{deviationReason}}</textarea>
        </div>
        {{/.hasBroken}}
        </section>
        {{/plan}}
        </aside>
        </div>
        <details class="fold danger"><summary>{{icon.trash}} {{t.draft.discard}}</summary>
        <p>{{t.draft.discardText}}</p>
        <button type="submit" name="action" value="discard" class="danger">{{t.draft.discardNow}}</button>
        </details>
        <div class="form-bar" role="group" aria-label="{{t.draft.finish}}">
        <button type="submit" name="action" value="save" class="quiet">{{t.draft.save}}</button>
        {{#mayPublish}}<button type="submit" name="action" value="publish">{{t.draft.publish}}</button>
        <p class="note">{{t.draft.publishText}}</p>{{/mayPublish}}
        </div>
        </form>
        {{/main}}
        {{/layout}}
        """#

    /// Asks for something with `others` as the innermost value.
    static let otherValues = #"""
        {{^empty(.others)}}
        <details class="others"><summary>{{t.draft.others}}</summary>
        <ul>
        {{#.others}}
        <li><span class="value">{{.value}}</span> {{#.source}}{{>source-chip}}{{/.source}} <button type="submit" class="quiet small" name="action" value="{{.action}}">{{t.draft.use}}<span class="hidden">: {{.value}}</span></button></li>
        {{/.others}}
        </ul>
        </details>
        {{/empty(.others)}}
        """#

    /// Asks for a ``FormField`` as the innermost value.
    static let formField = #"""
        <div class="field{{#.error}} wrong{{/.error}}{{#.isMissing}} lacks{{/.isMissing}}">
        <div class="field-head"><label for="{{.id}}">{{.label}}{{#.isRequired}} <span class="required">{{t.draft.required}}</span>{{/.isRequired}}</label>{{#.source}}<span class="from">{{>source-chip}}{{#.place}} <code class="place">{{.}}</code>{{/.place}}</span>{{/.source}}</div>
        {{#.help}}<p class="help" id="{{id}}-help">{{.}}</p>{{/.help}}
        {{#.error}}<p class="error" id="{{id}}-error">{{icon.cross}} {{.}}</p>{{/.error}}
        {{#.isText}}<input id="{{.id}}" name="{{.name}}" type="text" value="{{.value}}"{{#.placeholder}} placeholder="{{.}}"{{/.placeholder}}{{#.describedBy}} aria-describedby="{{.}}"{{/.describedBy}}{{#.error}} aria-invalid="true"{{/.error}}>{{/.isText}}
        {{#.isDate}}<input id="{{.id}}" name="{{.name}}" type="text" inputmode="numeric" class="short" value="{{.value}}" placeholder="YYYY-MM-DD"{{#.describedBy}} aria-describedby="{{.}}"{{/.describedBy}}{{#.error}} aria-invalid="true"{{/.error}}>{{/.isDate}}
        {{#.isParagraph}}<textarea id="{{.id}}" name="{{.name}}" rows="7"{{#.describedBy}} aria-describedby="{{.}}"{{/.describedBy}}{{#.error}} aria-invalid="true"{{/.error}}>{{.value}}</textarea>{{/.isParagraph}}
        {{#.isChoice}}<select id="{{.id}}" name="{{.name}}"{{#.describedBy}} aria-describedby="{{.}}"{{/.describedBy}}{{#.error}} aria-invalid="true"{{/.error}}>{{#.options}}<option value="{{.value}}"{{#.isSelected}} selected{{/.isSelected}}>{{.label}}</option>{{/.options}}</select>{{/.isChoice}}
        {{>other-values}}
        </div>
        """#

    /// Asks for a ``FormRows`` as the innermost value.
    static let formRows = #"""
        <div class="field rows{{#.error}} wrong{{/.error}}" id="{{.id}}" role="group" aria-label="{{.label}}" data-rows>
        <div class="field-head"><span class="label">{{.label}}{{#.isRequired}} <span class="required">{{t.draft.required}}</span>{{/.isRequired}}</span></div>
        {{#.help}}<p class="help">{{.}}</p>{{/.help}}
        {{#.error}}<p class="error" id="{{id}}-error">{{icon.cross}} {{.}}</p>{{/.error}}
        {{#.rows}}
        <div class="row{{#.error}} wrong{{/.error}}{{#.isEmpty}} blank{{/.isEmpty}}" data-row>
        <div class="cells">
        {{#.cells}}
        <div class="cell w{{.breadth}}"><label for="{{.id}}">{{.label}} <span class="hidden">{{number}}</span></label>
        {{#.isChoice}}<select id="{{.id}}" name="{{.name}}"{{#.error}} aria-invalid="true" aria-describedby="{{id}}-error"{{/.error}}>{{#.options}}<option value="{{.value}}"{{#.isSelected}} selected{{/.isSelected}}>{{.label}}</option>{{/.options}}</select>{{/.isChoice}}
        {{^.isChoice}}<input id="{{.id}}" name="{{.name}}" type="text" value="{{.value}}"{{#.placeholder}} placeholder="{{.}}"{{/.placeholder}}{{#.error}} aria-invalid="true" aria-describedby="{{id}}-error"{{/.error}}>{{/.isChoice}}
        {{#.error}}<p class="error" id="{{id}}-error">{{icon.cross}} {{.}}</p>{{/.error}}
        </div>
        {{/.cells}}
        </div>
        {{#.error}}<p class="error">{{icon.cross}} {{.}}</p>{{/.error}}
        {{#.source}}<p class="from">{{>source-chip}}{{#.place}} <code class="place">{{.}}</code>{{/.place}}</p>{{/.source}}
        </div>
        {{/.rows}}
        <button type="button" class="quiet small" data-add hidden>{{icon.plus}} {{.addLabel}}</button>
        {{>other-values}}
        </div>
        """#
}
