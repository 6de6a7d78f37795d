// SPDX-License-Identifier: Apache-2.0
// The template of the search page.

extension Templates {
    static let search = #"""
        {{<layout}}
        {{$title}}{{#hasQuery}}{{query}} – {{/hasQuery}}{{t.search.title}}{{/title}}
        {{$class}}search{{/class}}
        {{$main}}
        <h1 class="hidden">{{t.search.title}}</h1>
        <form class="big-find" role="search" action="/search" method="get">
        <label class="hidden" for="big-find">{{t.frame.searchLabel}}</label>
        <input id="big-find" name="q" type="search" value="{{query}}" placeholder="{{t.home.searchHint}}">
        {{#hidden}}<input type="hidden" name="{{.name}}" value="{{.value}}">{{/hidden}}
        <button type="submit">{{icon.search}} {{t.frame.search}}</button>
        </form>
        {{#hint}}<p class="hint">{{icon.info}} {{.}}</p>{{/hint}}
        <div class="with-facets">
        {{^empty(facets)}}
        <details class="facets" open>
        <summary>{{t.search.narrow}}</summary>
        <nav aria-label="{{t.search.narrow}}">
        {{#facets}}
        <details class="facet"{{#.isOpen}} open{{/.isOpen}}>
        <summary>{{.title}}</summary>
        <ul>
        {{#.values}}
        <li{{#.isSelected}} class="on"{{/.isSelected}}><a href="{{.href}}" rel="nofollow"{{#.isSelected}} aria-current="true"{{/.isSelected}}><span class="box">{{#.isSelected}}{{icon.check}}{{/.isSelected}}</span><span class="label">{{.label}}{{#.isSelected}}<span class="hidden"> ({{t.search.remove}})</span>{{/.isSelected}}</span> <span class="n">{{.count.grouped}}</span></a></li>
        {{/.values}}
        {{#.moreHref}}<li class="more"><a href="{{.}}" rel="nofollow">{{t.search.more}}</a></li>{{/.moreHref}}
        </ul>
        </details>
        {{/facets}}
        </nav>
        </details>
        {{/empty(facets)}}
        <section aria-labelledby="results">
        <h2 class="hidden" id="results">{{t.search.results}}</h2>
        <div class="result-head">
        <p role="status"><strong>{{n.records total}}</strong>{{#hasQuery}} {{t.search.for}} <q>{{query}}</q>{{/hasQuery}}</p>
        {{^empty(sorts)}}
        <nav class="sorts" aria-label="{{t.search.sort}}"><span aria-hidden="true">{{t.search.sort}}</span>
        <ul>
        {{#sorts}}
        <li><a href="{{.href}}" rel="nofollow"{{#.isSelected}} aria-current="true"{{/.isSelected}}>{{.label}}</a></li>
        {{/sorts}}
        </ul></nav>
        {{/empty(sorts)}}
        </div>
        {{#hasFilters}}
        <ul class="filters" aria-label="{{t.search.filters}}">
        {{#filters}}
        <li><a href="{{.removeHref}}" rel="nofollow"><span>{{.facet}}:</span> {{.label}} {{icon.cross}}<span class="hidden">({{t.search.remove}})</span></a></li>
        {{/filters}}
        {{#clearHref}}<li><a class="clear" href="{{.}}">{{t.search.clear}}</a></li>{{/clearHref}}
        </ul>
        {{/hasFilters}}
        {{#isEmpty}}
        <div class="empty">
        <h3>{{t.search.emptyTitle}}</h3>
        <ul class="advice">
        <li>{{t.search.advice1}}</li>
        <li>{{t.search.advice2}}</li>
        {{#hasFilters}}<li>{{t.search.advice3}}{{#clearHref}} <a href="{{.}}">{{t.search.clear}}</a>{{/clearHref}}</li>{{/hasFilters}}
        <li>{{t.search.advice4}}</li>
        </ul>
        <p><a class="button quiet" href="/search">{{t.search.showAll}}</a></p>
        </div>
        {{/isEmpty}}
        {{#results}}
        {{>record-card}}
        {{/results}}
        {{>pager}}
        </section>
        </div>
        {{/main}}
        {{/layout}}
        """#
}
