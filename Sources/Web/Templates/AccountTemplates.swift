// SPDX-License-Identifier: Apache-2.0
// The templates of sign-in, account and error pages.

extension Templates {
    static let signIn = #"""
        {{<layout}}
        {{$title}}{{t.signIn.title}}{{/title}}
        {{$class}}sign-in{{/class}}
        {{$head}}<meta name="robots" content="noindex">{{/head}}
        {{$main}}
        <div class="narrow sheet">
        <h1>{{t.signIn.title}}</h1>
        {{#reason}}<p class="quiet">{{.}}</p>{{/reason}}
        {{#error}}<div class="access bad" role="alert" id="sign-in-error">{{icon.cross}}<p>{{.}}</p></div>{{/error}}
        <form method="post" action="/sign-in">
        <input type="hidden" name="csrf" value="{{csrf}}">
        <input type="hidden" name="return" value="{{returnTo}}">
        <div class="field"><label for="email">{{t.signIn.email}}</label><input id="email" name="email" type="email" autocomplete="username" required value="{{email}}"{{#error}} aria-describedby="sign-in-error"{{/error}}></div>
        <div class="field"><label for="password">{{t.signIn.password}}</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
        <button type="submit">{{t.signIn.button}}</button>
        </form>
        <p class="note">{{t.signIn.help}}</p>
        </div>
        {{/main}}
        {{/layout}}
        """#

    static let account = #"""
        {{<layout}}
        {{$title}}{{t.account.title}}{{/title}}
        {{$class}}account{{/class}}
        {{$head}}<meta name="robots" content="noindex">{{/head}}
        {{$main}}
        <div class="result-head">
        <h1>{{t.account.title}}</h1>
        <form method="post" action="/sign-out"><input type="hidden" name="csrf" value="{{csrf}}"><button class="quiet">{{t.account.signOut}}</button></form>
        </div>
        <dl class="plan-facts">
        <div><dt>{{t.account.name}}</dt><dd>{{name}}</dd></div>
        <div><dt>{{t.account.email}}</dt><dd>{{email}}</dd></div>
        <div><dt>{{t.account.role}}</dt><dd>{{role}}</dd></div>
        {{#orcid}}<div><dt>ORCID</dt><dd><a href="https://orcid.org/{{.}}">{{icon.orcid}} {{.}}</a></dd></div>{{/orcid}}
        {{#affiliation}}<div><dt>{{t.account.affiliation}}</dt><dd>{{.}}</dd></div>{{/affiliation}}
        </dl>
        <section id="tokens">
        <h2>{{t.account.tokens}}</h2>
        <p class="quiet">{{t.account.tokensText}}</p>
        {{#newToken}}
        <div class="access good" role="status">{{icon.check}}<div>
        <p><strong>{{.name}}</strong> {{t.account.tokenMade}}</p>
        <p><code class="secret" id="new-token">{{.secret}}</code> <button class="quiet small" type="button" data-copy="new-token" data-done="{{t.copy.done}}" hidden>{{icon.copy}} <span>{{t.copy.copy}}</span></button></p>
        <p>{{t.account.tokenOnce}}</p>
        <pre><code>fairway deposit RUN-07/ --to {{baseURL}} --token …</code></pre>
        </div></div>
        {{/newToken}}
        {{^empty(tokens)}}
        <table class="stack">
        <thead><tr><th scope="col">{{t.account.token}}</th><th scope="col">{{t.account.created}}</th><th scope="col">{{t.account.used}}</th><th scope="col"><span class="hidden">{{t.files.actions}}</span></th></tr></thead>
        <tbody>
        {{#tokens}}
        <tr><th scope="row">{{.name}}{{#.prefix}} <code>{{.}}…</code>{{/.prefix}}</th><td data-label="{{t.account.created}}">{{date .created}}</td><td data-label="{{t.account.used}}">{{#.lastUsed}}{{date .}}{{/.lastUsed}}{{^.lastUsed}}{{t.account.never}}{{/.lastUsed}}</td>
        <td class="acts"><details class="sum"><summary>{{t.account.revoke}}<span class="hidden"> {{.name}}</span></summary><form method="post" action="/account/tokens/{{.id}}/revoke"><input type="hidden" name="csrf" value="{{csrf}}"><p>{{t.account.revokeText}}</p><button class="danger small">{{t.account.revokeNow}}</button></form></details></td></tr>
        {{/tokens}}
        </tbody>
        </table>
        {{/empty(tokens)}}
        {{#empty(tokens)}}<p class="quiet">{{t.account.noTokens}}</p>{{/empty(tokens)}}
        <form method="post" action="/account/tokens" class="inline-form">
        <input type="hidden" name="csrf" value="{{csrf}}">
        <div class="field{{#tokenNameError}} wrong{{/tokenNameError}}"><label for="token-name">{{t.account.tokenName}}</label>
        {{#tokenNameError}}<p class="error" id="token-name-error">{{icon.cross}} {{.}}</p>{{/tokenNameError}}
        <input id="token-name" name="name" type="text" required maxlength="100" placeholder="{{t.account.tokenHint}}"{{#tokenNameError}} aria-invalid="true" aria-describedby="token-name-error"{{/tokenNameError}}></div>
        <button type="submit">{{icon.plus}} {{t.account.make}}</button>
        </form>
        </section>
        {{/main}}
        {{/layout}}
        """#

    static let problem = #"""
        {{<layout}}
        {{$title}}{{#isForbidden}}{{t.problem.forbidden}}{{/isForbidden}}{{#isNotFound}}{{t.problem.notFound}}{{/isNotFound}}{{#isGone}}{{t.problem.gone}}{{/isGone}}{{#isInvalid}}{{t.problem.invalid}}{{/isInvalid}}{{#isTooMany}}{{t.problem.tooMany}}{{/isTooMany}}{{#isServer}}{{t.problem.server}}{{/isServer}}{{#isOther}}{{t.problem.other}}{{/isOther}}{{/title}}
        {{$class}}problem{{/class}}
        {{$head}}<meta name="robots" content="noindex">{{/head}}
        {{$main}}
        <div class="narrow">
        <p class="over"><span>{{t.problem.status}} {{status}}</span></p>
        {{#isForbidden}}<h1>{{t.problem.forbidden}}</h1><p class="lead">{{^detail}}{{t.problem.forbiddenText}}{{/detail}}{{detail}}</p>{{/isForbidden}}
        {{#isNotFound}}<h1>{{t.problem.notFound}}</h1><p class="lead">{{^detail}}{{t.problem.notFoundText}}{{/detail}}{{detail}}</p>{{/isNotFound}}
        {{#isGone}}<h1>{{t.problem.gone}}</h1><p class="lead">{{^detail}}{{t.problem.goneText}}{{/detail}}{{detail}}</p>{{/isGone}}
        {{#isInvalid}}<h1>{{t.problem.invalid}}</h1><p class="lead">{{^detail}}{{t.problem.invalidText}}{{/detail}}{{detail}}</p>{{/isInvalid}}
        {{#isTooMany}}<h1>{{t.problem.tooMany}}</h1><p class="lead">{{^detail}}{{t.problem.tooManyText}}{{/detail}}{{detail}}{{#retryText}} {{t.problem.retry}} {{.}}.{{/retryText}}</p>{{/isTooMany}}
        {{#isServer}}<h1>{{t.problem.server}}</h1><p class="lead">{{^detail}}{{t.problem.serverText}}{{/detail}}{{detail}}</p>{{/isServer}}
        {{#isOther}}<h1>{{t.problem.other}}</h1><p class="lead">{{detail}}</p>{{/isOther}}
        {{^empty(faults)}}
        <ul class="faults">
        {{#faults}}<li><code>{{.field}}</code> {{.message}}</li>{{/faults}}
        </ul>
        {{/empty(faults)}}
        <p class="ways">{{#signInHref}}<a class="button" href="{{.}}">{{t.frame.signIn}}</a> {{/signInHref}}<a class="button quiet" href="/search">{{t.problem.search}}</a> <a class="button quiet" href="/">{{t.problem.home}}</a></p>
        {{#requestID}}<p class="note">{{t.problem.request}} <code>{{.}}</code></p>{{/requestID}}
        </div>
        {{/main}}
        {{/layout}}
        """#
}
