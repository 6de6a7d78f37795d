// SPDX-License-Identifier: Apache-2.0
// The frame around every page.

extension Templates {
    static let layout = #"""
        <!doctype html>
        <html lang="{{t.language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{$title}}{{t.home.title}}{{/title}} · {{siteName}}</title>
        <link rel="stylesheet" href="{{asset.style.css}}">
        <link rel="icon" href="{{asset.mark.svg}}" type="image/svg+xml">
        <script type="module" src="{{asset.page.js}}"></script>
        {{$head}}{{/head}}
        </head>
        <body class="{{$class}}plain{{/class}}">
        <a class="skip" href="#main">{{t.frame.skip}}</a>
        <header class="top">
        {{#isDemonstration}}
        <p class="demo">{{icon.info}} {{t.frame.demonstration}}</p>
        {{/isDemonstration}}
        <div class="wide">
        <a class="mark" href="/" {{#isHome}}aria-current="page"{{/isHome}}>{{icon.mark}}<span>{{siteName}}</span></a>
        <form class="find" role="search" action="/search" method="get">
        <label class="hidden" for="find">{{t.frame.searchLabel}}</label>
        <input id="find" name="q" type="search" value="{{query}}" placeholder="{{t.frame.searchHint}}" autocomplete="off">
        <button type="submit" class="plain" aria-label="{{t.frame.search}}">{{icon.search}}</button>
        </form>
        <nav aria-label="{{t.frame.navigation}}">
        <ul>
        <li class="slim"><a href="/search" {{#isSearch}}aria-current="page"{{/isSearch}}>{{t.frame.records}}</a></li>
        <li><a href="/plans" {{#isPlans}}aria-current="page"{{/isPlans}}>{{t.frame.plans}}</a></li>
        {{#viewer}}
        {{#mayDeposit}}
        <li><a href="/drafts" {{#isDrafts}}aria-current="page"{{/isDrafts}}>{{t.frame.drafts}}</a></li>
        {{/mayDeposit}}
        <li><a href="/account" title="{{email}}" {{#isAccount}}aria-current="page"{{/isAccount}}>{{icon.person}}<span class="hidden">{{t.frame.account}}: </span><span class="who">{{name}}</span></a></li>
        {{/viewer}}
        {{^viewer}}
        <li><a href="/sign-in?return={{path}}" {{#isAccount}}aria-current="page"{{/isAccount}}>{{t.frame.signIn}}</a></li>
        {{/viewer}}
        </ul>
        </nav>
        </div>
        </header>
        {{#notices}}
        <div class="notice {{#.isDone}}good{{/.isDone}}{{#.isAttention}}warn{{/.isAttention}}{{#.isRefused}}bad{{/.isRefused}}" role="status">
        <p class="wide">{{#.isDone}}{{icon.check}}{{/.isDone}}{{#.isAttention}}{{icon.warn}}{{/.isAttention}}{{#.isRefused}}{{icon.cross}}{{/.isRefused}} {{.text}}</p>
        </div>
        {{/notices}}
        <main id="main" tabindex="-1" class="wide">
        {{$main}}{{/main}}
        </main>
        <footer class="bottom">
        <div class="wide">
        <p><strong>{{siteName}}</strong> {{t.frame.about}}</p>
        <ul>
        <li><a href="/oai2d?verb=Identify">OAI-PMH</a></li>
        </ul>
        </div>
        </footer>
        </body>
        </html>
        """#

    static let pager = #"""
        {{#isPaged}}
        <nav class="pager" aria-label="{{t.pager.label}}">
        {{#previous}}<a class="button quiet" rel="prev" href="{{previous}}">{{icon.left}} {{t.pager.previous}}</a>{{/previous}}
        {{#next}}<a class="button quiet" rel="next" href="{{next}}">{{t.pager.next}} {{icon.right}}</a>{{/next}}
        </nav>
        {{/isPaged}}
        """#
}
