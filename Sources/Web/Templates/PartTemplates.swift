// SPDX-License-Identifier: Apache-2.0
// Parts that several pages share: access in words, record cards, source chips, identifiers, versions.

extension Templates {
    /// Asks for an ``AccessState`` as the innermost value.
    static let accessBadge = #"""
        {{#.isOpen}}<span class="badge open">{{icon.open}} {{t.access.open}}</span>{{/.isOpen}}
        {{#.isEmbargoed}}<span class="badge embargo">{{icon.clock}} {{t.access.embargoed}}</span>{{/.isEmbargoed}}
        {{#.isRestricted}}<span class="badge locked">{{icon.lock}} {{t.access.restricted}}</span>{{/.isRestricted}}
        {{#.isClosed}}<span class="badge locked">{{icon.lock}} {{t.access.closed}}</span>{{/.isClosed}}
        {{#.isMetadataOnly}}<span class="badge">{{icon.text}} {{t.access.metadataOnly}}</span>{{/.isMetadataOnly}}
        """#

    /// The whole state in words; asks for an ``AccessState`` as the innermost value.
    static let accessSentence = #"""
        {{#.isOpen}}
        <div class="access open">{{icon.open}}<p><strong>{{t.access.openLong}}</strong></p></div>
        {{/.isOpen}}
        {{#.isEmbargoed}}
        <div class="access embargo">{{icon.clock}}<div>
        <p><strong>{{t.access.embargoedFiles}}{{#.until}} {{t.access.until}} {{date .}}{{/.until}}{{#.isEither}} {{t.access.or}}{{/.isEither}}{{#.event}}{{^isEither}} {{t.access.until}}{{/isEither}} {{.}}{{/.event}}{{#.isEither}}, {{t.access.whichever}}{{/.isEither}}.</strong></p>
        {{#.reason}}<p>{{.}}</p>{{/.reason}}
        <p>{{#.viewerMayRead}}{{t.access.youMay}}{{/.viewerMayRead}}{{^.viewerMayRead}}{{t.access.embargoAdvice}} {{#.until}}{{t.access.opensByDate}}{{/.until}}{{^.until}}{{t.access.opensByEvent}}{{/.until}}{{#.contact}} {{t.access.ask}} {{#contactHref}}<a href="{{contactHref}}">{{contact}}</a>{{/contactHref}}{{^contactHref}}{{contact}}{{/contactHref}}.{{/.contact}}{{/.viewerMayRead}}</p>
        </div></div>
        {{/.isEmbargoed}}
        {{#.isRestricted}}
        <div class="access locked">{{icon.lock}}<div>
        <p><strong>{{t.access.restrictedFiles}}</strong></p>
        {{#.reason}}<p>{{.}}</p>{{/.reason}}
        <p>{{#.viewerMayRead}}{{t.access.youMay}}{{/.viewerMayRead}}{{^.viewerMayRead}}{{t.access.restrictedAdvice}}{{#.contact}} {{t.access.ask}} {{#contactHref}}<a href="{{contactHref}}">{{contact}}</a>{{/contactHref}}{{^contactHref}}{{contact}}{{/contactHref}}.{{/.contact}}{{/.viewerMayRead}}</p>
        </div></div>
        {{/.isRestricted}}
        {{#.isClosed}}
        <div class="access locked">{{icon.lock}}<div>
        <p><strong>{{t.access.closedLong}}</strong></p>
        {{#.reason}}<p>{{.}}</p>{{/.reason}}
        </div></div>
        {{/.isClosed}}
        {{#.isMetadataOnly}}
        <div class="access">{{icon.text}}<p><strong>{{t.access.metadataOnlyLong}}</strong></p></div>
        {{/.isMetadataOnly}}
        """#

    /// Asks for a ``RecordCard`` as the innermost value.
    static let recordCard = #"""
        <article class="card">
        <p class="over"><span>{{.kind}}</span>{{#.version}}<span>{{t.record.version}} {{.}}</span>{{/.version}}<span>{{date .published}}</span>{{#.access}}{{>access-badge}}{{/.access}}</p>
        <h3><a href="{{.href}}">{{.title}}</a></h3>
        <p class="by">{{.creators}}</p>
        {{#.snippet}}<p class="snippet">{{{.}}}</p>{{/.snippet}}
        <p class="under">{{^.files.isZero}}<span>{{icon.file}} {{n.files .files}}, {{size .bytes}}</span>{{/.files.isZero}}{{#.planKey}}<span>{{icon.plan}} {{t.card.fulfils}} {{#planHref}}<a href="{{planHref}}">{{planKey}}</a>{{/planHref}}{{^planHref}}{{planKey}}{{/planHref}}</span>{{/.planKey}}</p>
        </article>
        """#

    /// Asks for a ``SourceChip`` as the innermost value.
    static let sourceChip = #"""
        <span class="chip">{{#.isPlan}}{{icon.plan}} {{t.source.plan}}{{/.isPlan}}{{#.isInstrument}}{{icon.gauge}} {{t.source.instrument}}{{/.isInstrument}}{{#.isSidecar}}{{icon.text}} {{t.source.sidecar}}{{/.isSidecar}}{{#.isHeader}}{{icon.header}} {{t.source.header}}{{/.isHeader}}{{#.isAccount}}{{icon.person}} {{t.source.account}}{{/.isAccount}}{{#.isTyped}}{{icon.pencil}} {{t.source.typed}}{{/.isTyped}}{{#.isDerived}}{{icon.derived}} {{t.source.derived}}{{/.isDerived}}{{#.origin}} <b>{{.}}</b>{{/.origin}}</span>
        """#

    static let identifiers = #"""
        <dl class="ids">
        {{#identifiers}}
        <div><dt>{{.scheme}}{{#.note}} <small>· {{.}}</small>{{/.note}}</dt>
        <dd>{{#.href}}<a href="{{.}}">{{value}}</a>{{/.href}}{{^.href}}<code>{{.value}}</code>{{/.href}}{{^.isRegistered}} <span class="note">{{t.identifier.local}}</span>{{/.isRegistered}}</dd></div>
        {{/identifiers}}
        </dl>
        """#

    static let versions = #"""
        <ol class="versions">
        {{#versions}}
        <li{{#.isCurrent}} class="current"{{/.isCurrent}}>{{#.isCurrent}}<span aria-current="page">{{.label}}</span>{{/.isCurrent}}{{^.isCurrent}}<a href="{{.href}}">{{.label}}</a>{{/.isCurrent}} <span class="when">{{date .published}}</span>{{#.isNewest}} <span class="tag">{{t.versions.newest}}</span>{{/.isNewest}}{{#.isRemoved}} <span class="tag">{{t.versions.removed}}</span>{{/.isRemoved}}</li>
        {{/versions}}
        </ol>
        """#

    static let properties = #"""
        <div class="scroll" tabindex="0" role="region" aria-label="{{t.properties.label}}">
        <table class="facts">
        <thead><tr><th scope="col">{{t.properties.name}}</th><th scope="col">{{t.properties.value}}</th></tr></thead>
        <tbody>
        {{#properties}}
        <tr><th scope="row">{{.name}}</th><td>{{.value}}{{#.unit}} <span class="unit">{{.}}</span>{{/.unit}}</td></tr>
        {{/properties}}
        </tbody>
        </table>
        </div>
        """#
}
