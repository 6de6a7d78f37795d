// SPDX-License-Identifier: Apache-2.0
// The template of the home page.

extension Templates {
    static let home = #"""
        {{<layout}}
        {{$title}}{{t.home.title}}{{/title}}
        {{$class}}home{{/class}}
        {{$main}}
        <section class="hero">
        <h1>{{t.home.headline}}</h1>
        <p class="lead">{{t.home.lead}}</p>
        <form class="big-find" role="search" action="/search" method="get">
        <label class="hidden" for="big-find">{{t.frame.searchLabel}}</label>
        <input id="big-find" name="q" type="search" placeholder="{{t.home.searchHint}}">
        <button type="submit">{{icon.search}} {{t.frame.search}}</button>
        </form>
        {{^isEmpty}}
        <dl class="totals">
        <div><dt>{{t.home.records}}</dt><dd>{{records.grouped}}</dd></div>
        <div><dt>{{t.home.files}}</dt><dd>{{files.grouped}}</dd></div>
        <div><dt>{{t.home.bytes}}</dt><dd title="{{bytes.binary}}, {{bytes.exact}} bytes">{{bytes.text}}</dd></div>
        <div><dt>{{t.home.plans}}</dt><dd>{{plans.grouped}}</dd></div>
        </dl>
        {{/isEmpty}}
        </section>
        {{#isEmpty}}
        <section class="empty">
        <h2>{{t.home.emptyTitle}}</h2>
        <p>{{t.home.emptyText}}</p>
        <ol class="steps">
        <li><h3>{{t.home.step1}}</h3><p>{{t.home.step1Text}}</p><pre><code>fairway plan import plan.yaml</code></pre></li>
        <li><h3>{{t.home.step2}}</h3><p>{{t.home.step2Text}}</p><pre><code>fairway deposit RUN-07/ --plan ID --dataset KEY</code></pre></li>
        <li><h3>{{t.home.step3}}</h3><p>{{t.home.step3Text}}</p><pre><code>fairway publish ID</code></pre></li>
        </ol>
        </section>
        {{/isEmpty}}
        {{^isEmpty}}
        <div class="two">
        <section>
        <div class="head"><h2>{{t.home.newest}}</h2><a href="/search?sort=newest">{{t.home.all}} {{icon.right}}</a></div>
        {{^empty(kinds)}}
        <ul class="kinds" aria-label="{{t.home.kinds}}">
        {{#kinds}}<li><a href="{{.href}}">{{.name}} <span class="n">{{.records.grouped}}</span></a></li>{{/kinds}}
        </ul>
        {{/empty(kinds)}}
        {{#newest}}
        {{>record-card}}
        {{/newest}}
        {{#empty(newest)}}<p class="quiet">{{t.home.noRecords}}</p>{{/empty(newest)}}
        </section>
        <section>
        <div class="head"><h2>{{t.home.plansTitle}}</h2><a href="/plans">{{t.home.all}} {{icon.right}}</a></div>
        {{#planCards}}
        {{>plan-card}}
        {{/planCards}}
        {{#empty(planCards)}}<p class="quiet">{{t.home.noPlans}}</p>{{/empty(planCards)}}
        {{#mayDeposit}}
        <aside class="tip">
        <h3>{{t.home.depositTitle}}</h3>
        <p>{{t.home.depositText}}</p>
        <pre><code>fairway deposit RUN-07/ --plan ID --dataset KEY</code></pre>
        </aside>
        {{/mayDeposit}}
        </section>
        </div>
        {{/isEmpty}}
        {{/main}}
        {{/layout}}
        """#
}
