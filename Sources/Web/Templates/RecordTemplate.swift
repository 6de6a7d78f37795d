// SPDX-License-Identifier: Apache-2.0
// The templates of the record page: its head for machines, its body, its side column.

extension Templates {
    static let recordHead = #"""
        {{#head}}
        {{#.canonical}}<link rel="canonical" href="{{.}}">{{/.canonical}}
        {{#.metas}}
        <meta name="{{.name}}" content="{{.content}}">
        {{/.metas}}
        {{#.openGraph}}
        <meta property="{{.name}}" content="{{.content}}">
        {{/.openGraph}}
        {{#.links}}
        <link rel="{{.rel}}" href="{{.href}}"{{#.type}} type="{{.}}"{{/.type}}{{#.profile}} profile="{{.}}"{{/.profile}}>
        {{/.links}}
        {{#.jsonLD}}
        <script type="application/ld+json">{{{.}}}</script>
        {{/.jsonLD}}
        {{/head}}
        """#

    static let record = #"""
        {{<layout}}
        {{$title}}{{title}}{{/title}}
        {{$class}}record{{/class}}
        {{$head}}{{>record-head}}{{/head}}
        {{$main}}
        {{#newerHref}}
        <p class="notice-box">{{icon.info}} {{t.record.older}} <a href="{{.}}">{{t.record.toNewest}}</a></p>
        {{/newerHref}}
        <div class="with-aside">
        <article class="lead-column">
        <header>
        <p class="over"><span>{{kind}}</span>{{#version}}<span>{{t.record.version}} {{.}}</span>{{/version}}<span>{{t.record.published}} {{date published}}</span>{{#access}}{{>access-badge}}{{/access}}</p>
        <h1>{{title}}</h1>
        <ul class="people" aria-label="{{t.record.creators}}">
        {{#creators}}
        <li>{{#.searchHref}}<a href="{{.}}" class="name">{{name}}</a>{{/.searchHref}}{{^.searchHref}}<span class="name">{{.name}}</span>{{/.searchHref}}{{#.marks}}<sup>{{.}}</sup>{{/.marks}}{{#.orcid}}<a class="orcid" href="https://orcid.org/{{.}}" title="ORCID {{.}}">{{icon.orcid}}<span class="hidden">ORCID {{.}}</span></a>{{/.orcid}}{{#.rorHref}}<a class="orcid" href="{{.}}" title="ROR">{{icon.ror}}<span class="hidden">ROR</span></a>{{/.rorHref}}</li>
        {{/creators}}
        </ul>
        {{^empty(affiliations)}}
        <ol class="affiliations" aria-label="{{t.record.affiliations}}">
        {{#affiliations}}
        <li><sup>{{.mark}}</sup> {{.name}}{{#.rorHref}} <a class="orcid" href="{{.}}" title="ROR">{{icon.ror}}<span class="hidden">ROR</span></a>{{/.rorHref}}</li>
        {{/affiliations}}
        </ol>
        {{/empty(affiliations)}}
        </header>
        {{#access}}{{>access-sentence}}{{/access}}
        {{#description}}
        <section class="prose" aria-label="{{t.record.description}}">
        {{{.}}}
        </section>
        {{/description}}
        {{#descriptions}}
        <section class="prose">
        <h2>{{.title}}</h2>
        {{{.html}}}
        </section>
        {{/descriptions}}
        <section id="files">
        <h2>{{t.record.files}}</h2>
        {{#files}}{{>files}}{{/files}}
        {{#preview}}{{>preview}}{{/preview}}
        </section>
        {{^empty(variables)}}
        <section id="variables">
        <h2>{{t.record.variables}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{t.record.variables}}">
        <table class="facts">
        <thead><tr><th scope="col">{{t.record.variable}}</th><th scope="col">{{t.record.meaning}}</th><th scope="col">{{t.record.unit}}</th></tr></thead>
        <tbody>
        {{#variables}}
        <tr><th scope="row">{{.name}}</th><td>{{.value}}</td><td class="unit">{{.unit}}</td></tr>
        {{/variables}}
        </tbody>
        </table>
        </div>
        </section>
        {{/empty(variables)}}
        {{^empty(properties)}}
        <section id="properties">
        <h2>{{t.record.properties}}</h2>
        {{>properties}}
        </section>
        {{/empty(properties)}}
        {{#provenance}}{{>provenance}}{{/provenance}}
        {{^empty(related)}}
        <section id="related">
        <h2>{{t.record.related}}</h2>
        <ul class="related">
        {{#related}}
        <li><span class="relation">{{.relation}}</span> {{#.title}}<span>{{.}}.</span> {{/.title}}{{#.href}}<a href="{{.}}">{{identifier}}</a>{{/.href}}{{^.href}}<code>{{.identifier}}</code>{{/.href}}{{#.kind}} <span class="note">{{.}}</span>{{/.kind}}</li>
        {{/related}}
        </ul>
        </section>
        {{/empty(related)}}
        {{^empty(funding)}}
        <section id="funding">
        <h2>{{t.record.funding}}</h2>
        <ul class="related">
        {{#funding}}
        <li>{{.funder}}{{#.award}}, <em>{{.}}</em>{{/.award}}{{#.number}}, {{t.record.grant}} {{#href}}<a href="{{href}}">{{number}}</a>{{/href}}{{^href}}{{number}}{{/href}}{{/.number}}</li>
        {{/funding}}
        </ul>
        </section>
        {{/empty(funding)}}
        {{^empty(contributors)}}
        <section id="contributors">
        <h2>{{t.record.contributors}}</h2>
        <ul class="contributors">
        {{#contributors}}
        <li>{{.name}}{{#.orcid}}<a class="orcid" href="https://orcid.org/{{.}}" title="ORCID {{.}}">{{icon.orcid}}<span class="hidden">ORCID {{.}}</span></a>{{/.orcid}}{{#.role}} <span class="note">{{.}}</span>{{/.role}}</li>
        {{/contributors}}
        </ul>
        </section>
        {{/empty(contributors)}}
        </article>
        {{>record-aside}}
        </div>
        {{/main}}
        {{/layout}}
        """#

    static let recordAside = #"""
        <aside class="side" aria-label="{{t.record.aside}}">
        {{#editHref}}<p class="actions"><a class="button" href="{{.}}">{{icon.pencil}} {{t.record.edit}}</a></p>{{/editHref}}
        {{#newVersionHref}}<form class="actions" method="post" action="{{.}}"><input type="hidden" name="csrf" value="{{csrf}}"><button class="quiet">{{icon.plus}} {{t.record.newVersion}}</button></form>{{/newVersionHref}}
        <section class="cite">
        <h2>{{t.record.cite}}</h2>
        {{#citations}}
        <details class="style" name="citation"{{#.isFirst}} open{{/.isFirst}}>
        <summary>{{.style}}</summary>
        {{#.isCode}}<pre id="cite-{{.id}}">{{.text}}</pre>{{/.isCode}}
        {{^.isCode}}<p id="cite-{{.id}}">{{.text}}</p>{{/.isCode}}
        <button class="quiet small" type="button" data-copy="cite-{{.id}}" data-done="{{t.copy.done}}" hidden>{{icon.copy}} <span>{{t.copy.citation}}</span></button>
        </details>
        {{/citations}}
        </section>
        <section>
        <h2>{{t.record.identifiers}}</h2>
        {{>identifiers}}
        </section>
        {{#hasHistory}}
        <section>
        <h2>{{t.record.versions}}</h2>
        {{>versions}}
        </section>
        {{/hasHistory}}
        {{^empty(licences)}}
        <section>
        <h2>{{t.record.licence}}</h2>
        {{#licences}}
        <p>{{#.href}}<a href="{{.}}" rel="license">{{name}}</a>{{/.href}}{{^.href}}<strong>{{.name}}</strong>{{/.href}}</p>
        {{#.sentence}}<p class="quiet">{{.}}</p>{{/.sentence}}
        {{/licences}}
        </section>
        {{/empty(licences)}}
        {{#plan}}
        <section class="plan-box">
        <h2>{{t.record.plan}}</h2>
        {{>plan-box}}
        </section>
        {{/plan}}
        <section>
        <h2>{{t.record.details}}</h2>
        <dl class="small-facts">
        <div><dt>{{t.record.publisher}}</dt><dd>{{publisher}}</dd></div>
        {{#dates}}
        <div><dt>{{.kind}}</dt><dd>{{date .date}}{{#.note}} <span class="note">{{.}}</span>{{/.note}}</dd></div>
        {{/dates}}
        {{^empty(languages)}}<div><dt>{{t.record.languages}}</dt><dd>{{languageNames}}</dd></div>{{/empty(languages)}}
        </dl>
        {{^empty(subjects)}}
        <ul class="subjects" aria-label="{{t.record.subjects}}">
        {{#subjects}}
        <li>{{#.href}}<a href="{{.}}">{{text}}</a>{{/.href}}{{^.href}}{{.text}}{{/.href}}</li>
        {{/subjects}}
        </ul>
        {{/empty(subjects)}}
        </section>
        {{#usage}}
        <section>
        <h2>{{t.record.usage}}</h2>
        <dl class="small-facts">
        <div><dt>{{t.record.views}}</dt><dd class="n">{{.views.grouped}}</dd></div>
        <div><dt>{{t.record.downloads}}</dt><dd class="n">{{.downloads.grouped}}</dd></div>
        <div><dt>{{t.record.served}}</dt><dd>{{size .bytes}}</dd></div>
        </dl>
        </section>
        {{/usage}}
        {{^empty(exports)}}
        <section>
        <h2>{{t.record.exports}}</h2>
        <ul class="exports">
        {{#exports}}
        <li><a href="{{.href}}" type="{{.mediaType}}">{{.label}}</a></li>
        {{/exports}}
        </ul>
        </section>
        {{/empty(exports)}}
        </aside>
        """#

    /// Asks for a ``Provenance`` as the innermost value.
    static let provenance = #"""
        <section id="provenance">
        <h2>{{t.provenance.title}}</h2>
        <details class="fold">
        <summary>{{t.provenance.summary}} <span class="n">{{.found.grouped}}</span> {{t.provenance.of}} <span class="n">{{.total.grouped}}</span> {{t.provenance.untyped}}</summary>
        <table class="stack provenance">
        <thead><tr><th scope="col">{{t.provenance.field}}</th><th scope="col">{{t.provenance.value}}</th><th scope="col">{{t.provenance.source}}</th></tr></thead>
        <tbody>
        {{#.fields}}
        <tr><th scope="row">{{.field}}</th><td data-label="{{t.provenance.value}}">{{.value}}</td><td data-label="{{t.provenance.source}}">{{#.source}}{{>source-chip}}{{#.place}} <code class="place">{{.}}</code>{{/.place}}{{#.isStated}} <span class="note">{{t.source.stated}}</span>{{/.isStated}}{{#.isRead}} <span class="note">{{t.source.read}}</span>{{/.isRead}}{{#.isGuess}} <span class="note">{{t.source.guess}}</span>{{/.isGuess}}{{/.source}}</td></tr>
        {{/.fields}}
        </tbody>
        </table>
        </details>
        </section>
        """#
}
