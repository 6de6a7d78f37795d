// SPDX-License-Identifier: Apache-2.0
// The templates of files: the table, the preview, the page of one file, and the tombstone.

extension Templates {
    /// Asks for a ``FileBrowser`` as the innermost value.
    static let files = #"""
        {{#.isEmpty}}<p class="quiet">{{t.files.none}}</p>{{/.isEmpty}}
        {{^.isEmpty}}
        <div class="file-head">
        <p>{{n.files .files}}, {{size .bytes}}</p>
        {{#.archiveHref}}<a class="button quiet" href="{{.}}" download>{{icon.download}} {{t.files.all}}</a>{{/.archiveHref}}
        </div>
        {{^.isListed}}<p class="quiet">{{icon.lock}} {{t.files.hidden}}</p>{{/.isListed}}
        {{^empty(.crumbs)}}
        <nav class="crumbs" aria-label="{{t.files.folder}}">
        <ol>{{#.crumbs}}<li>{{#.href}}<a href="{{.}}">{{text}}</a>{{/.href}}{{^.href}}<span aria-current="page">{{.text}}</span>{{/.href}}</li>{{/.crumbs}}</ol>
        </nav>
        {{/empty(.crumbs)}}
        {{^empty(.rows)}}
        <table class="stack files">
        <thead><tr><th scope="col">{{t.files.name}}</th><th scope="col" class="num">{{t.files.size}}</th><th scope="col">{{t.files.format}}</th><th scope="col"><span class="hidden">{{t.files.actions}}</span></th></tr></thead>
        <tbody>
        {{#.rows}}
        <tr class="depth-{{.indent}}{{#.isFolder}} folder{{/.isFolder}}">
        <th scope="row">{{#.isFolder}}{{icon.folder}}{{/.isFolder}}{{^.isFolder}}{{icon.file}}{{/.isFolder}} {{#.href}}<a href="{{.}}">{{name}}</a>{{/.href}}{{^.href}}<span>{{.name}}</span>{{/.href}}</th>
        <td class="num" data-label="{{t.files.size}}">{{size .bytes}}</td>
        <td data-label="{{t.files.format}}">{{#.contains}}{{n.files .}}{{/.contains}}{{.format}}</td>
        <td class="acts">
        {{#.previewHref}}<a href="{{.}}">{{icon.eye}} {{t.files.preview}}<span class="hidden"> {{name}}</span></a>{{/.previewHref}}
        {{#.downloadHref}}<a href="{{.}}" download>{{icon.download}} {{t.files.download}}<span class="hidden"> {{name}}</span></a>{{/.downloadHref}}
        {{#.hasChecksum}}<details class="sum"><summary>{{t.files.checksum}}<span class="hidden"> {{.name}}</span></summary><div>{{#.sha512}}<code>sha512:{{.}}</code>{{/.sha512}}{{#.md5}}<code>md5:{{.}}</code>{{/.md5}}</div></details>{{/.hasChecksum}}
        </td>
        </tr>
        {{/.rows}}
        </tbody>
        </table>
        {{#.nextHref}}<p><a class="button quiet" href="{{.}}">{{t.files.more}} {{icon.right}}</a></p>{{/.nextHref}}
        {{/empty(.rows)}}
        {{/.isEmpty}}
        """#

    /// Asks for a ``FilePreview`` as the innermost value.
    static let preview = #"""
        <figure class="preview" id="preview">
        <figcaption><span>{{icon.eye}} <strong>{{.name}}</strong></span>{{#.downloadHref}}<a href="{{.}}" download>{{icon.download}} {{t.files.download}}</a>{{/.downloadHref}}</figcaption>
        {{#.image}}<div class="look"><img src="{{.}}" alt="{{t.preview.of}} {{name}}" loading="lazy"></div>{{/.image}}
        {{#.html}}<div class="look scroll" tabindex="0" role="region" aria-label="{{t.preview.of}} {{name}}">{{{.}}}</div>{{/.html}}
        {{#.text}}<pre class="look scroll" tabindex="0" role="region" aria-label="{{t.preview.of}} {{name}}"><code>{{.}}</code></pre>{{/.text}}
        {{#.pdf}}<iframe class="look" src="{{.}}" sandbox title="{{t.preview.of}} {{name}}" loading="lazy"></iframe>{{/.pdf}}
        {{#.reason}}<p class="look quiet">{{.}}</p>{{/.reason}}
        {{#.note}}<p class="note">{{.}}</p>{{/.note}}
        </figure>
        """#

    static let file = #"""
        {{<layout}}
        {{$title}}{{name}} – {{recordTitle}}{{/title}}
        {{$class}}file{{/class}}
        {{$main}}
        <nav class="crumbs" aria-label="{{t.files.folder}}">
        <ol><li><a href="{{recordHref}}">{{recordTitle}}</a></li>{{#crumbs}}<li>{{#.href}}<a href="{{.}}">{{text}}</a>{{/.href}}{{^.href}}{{.text}}{{/.href}}</li>{{/crumbs}}</ol>
        </nav>
        <h1 class="file-name">{{name}}</h1>
        <div class="file-head">
        <p>{{size bytes}}{{#format}} · {{.}}{{/format}}{{#mediaType}} · <code>{{.}}</code>{{/mediaType}}</p>
        {{#downloadHref}}<a class="button" href="{{.}}" download>{{icon.download}} {{t.files.download}}</a>{{/downloadHref}}
        </div>
        {{#access}}{{^.mayRead}}{{>access-sentence}}{{/.mayRead}}{{/access}}
        {{#preview}}{{>preview}}{{/preview}}
        {{^empty(properties)}}
        <section>
        <h2>{{t.file.says}}</h2>
        {{>properties}}
        </section>
        {{/empty(properties)}}
        <section>
        <h2>{{t.file.checksums}}</h2>
        <dl class="sums">
        {{#sha512}}<div><dt>SHA-512</dt><dd><code id="sha512">{{.}}</code> <button class="quiet small" type="button" data-copy="sha512" data-done="{{t.copy.done}}" hidden>{{icon.copy}} <span>{{t.copy.copy}}</span></button></dd></div>{{/sha512}}
        {{#md5}}<div><dt>MD5</dt><dd><code id="md5">{{.}}</code> <button class="quiet small" type="button" data-copy="md5" data-done="{{t.copy.done}}" hidden>{{icon.copy}} <span>{{t.copy.copy}}</span></button></dd></div>{{/md5}}
        </dl>
        </section>
        {{/main}}
        {{/layout}}
        """#

    static let tombstone = #"""
        {{<layout}}
        {{$title}}{{title}}{{/title}}
        {{$class}}tombstone{{/class}}
        {{$head}}<meta name="robots" content="noindex">{{/head}}
        {{$main}}
        <article class="narrow">
        <p class="over"><span>{{t.tombstone.over}}</span><span>{{date removed}}</span></p>
        <h1>{{title}}</h1>
        <div class="access gone">{{icon.stone}}<div>
        <p><strong>{{t.tombstone.removed}}</strong> {{reason}}.</p>
        {{#note}}<p>{{.}}</p>{{/note}}
        <p>{{t.tombstone.stays}}</p>
        </div></div>
        {{#replacement}}<p>{{t.tombstone.instead}} {{#.href}}<a href="{{.}}">{{text}}</a>{{/.href}}{{^.href}}{{.text}}{{/.href}}</p>{{/replacement}}
        <section><h2>{{t.record.cite}}</h2><p>{{citation}}</p></section>
        <section><h2>{{t.record.identifiers}}</h2>{{>identifiers}}</section>
        {{^empty(versions)}}<section><h2>{{t.record.versions}}</h2>
        {{>versions}}
        </section>{{/empty(versions)}}
        </article>
        {{/main}}
        {{/layout}}
        """#
}
