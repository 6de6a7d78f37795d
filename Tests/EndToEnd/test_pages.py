# SPDX-License-Identifier: Apache-2.0
"""The pages in a real browser: they work, with and without JavaScript, are accessible, and fit a phone."""
import re
import shutil

import pytest
import samples

playwright_api = pytest.importorskip("playwright.sync_api")
PASSWORD = "correct horse battery"
CURATOR = "pages@example.org"


@pytest.fixture(scope="module")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("chromium is not installed: `make test` installs it")
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, demo):
    """Opens pages; at the end of the test, nothing may have gone wrong in them."""
    contexts, complaints = [], []

    def complain(page, message):
        # The browser also calls it an error when a form comes back with 4xx, which is what the server should answer.
        if message.type == "error" and message.location.get("url") != page.url:
            complaints.append(f"{page.url}: {message.text}")

    def open(path, **options):
        context = browser.new_context(base_url=demo.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: complain(page, message))
        answer = page.goto(path)
        assert answer.ok, f"{path} answered {answer.status}"
        return page

    yield open
    for context in contexts:
        context.close()
    assert not complaints, "expected no error in the browser's console:\n" + "\n".join(complaints)


@pytest.fixture(scope="module")
def curator(demo):
    demo.fairway.add_user(CURATOR, "curator", PASSWORD)
    return CURATOR


@pytest.fixture(scope="module")
def paths(demo, demo_records):
    """One of every kind of public page."""
    docking = next(id for title, id in demo_records.items() if title.startswith("Docking"))
    training = next(id for title, id in demo_records.items() if title.startswith("Data on a supercomputer"))
    plan = demo.fairway.json("plan", "list")["plans"]
    clara = next(entry["id"] for entry in plan if "CLARA" in entry["title"])
    return {
        "home": "/", "search": "/search?q=demonstration", "nothing found": "/search?q=xyzzyplugh", "record": f"/records/{docking}",
        "open record": f"/records/{training}",
        "plans": "/plans", "plan": f"/plans/{clara}", "sign-in": "/sign-in",
    }


def sign_in(page):
    page.goto("/sign-in")
    page.fill("input[name=email]", CURATOR)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form[action='/sign-in'] button[type=submit]").click()
    page.wait_for_load_state()
    assert "/sign-in" not in page.url, f"expected to be signed in: {page.inner_text('main')[:500]}"


PAGES = ["home", "search", "nothing found", "record", "open record", "plans", "plan", "sign-in"]


def violations(page):
    """What axe-core finds, in one line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    # A strict Content-Security-Policy keeps the page from loading scripts, not the browser's owner from evaluating them.
    found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {node['html'][:150]}"
        for violation in found.response["violations"] for node in violation["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_accessibility(open_page, paths, name, scheme):
    found = violations(open_page(paths[name], color_scheme=scheme, viewport={"width": 1280, "height": 900}))
    assert not found, "expected no violation:\n" + "\n".join(found)


@pytest.mark.parametrize("width", [360, 768, 1920])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(open_page, paths, name, width):
    page = open_page(paths[name], viewport={"width": width, "height": 740})
    extent = page.evaluate("document.documentElement.scrollWidth")
    wide = page.evaluate("""width => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)
        .slice(0, 5).map(e => e.outerHTML.slice(0, 100))""", width)
    assert extent <= width, f"expected no horizontal scrolling at {width} px, the page is {extent} px wide: {wide}"


@pytest.mark.parametrize("name", PAGES)
def test_without_javascript(open_page, paths, name):
    page = open_page(paths[name], java_script_enabled=False)
    assert page.locator("h1").count() == 1, "expected one h1"
    assert page.locator("main").inner_text().strip(), "expected content in main"


def test_no_page_asks_the_outside(open_page, paths, demo):
    asked = []
    page = open_page("/")
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        page.goto(paths[name])
    outside = [url for url in asked if not url.startswith((demo.url, "data:"))]
    assert not outside, f"expected no request to other hosts: {outside}"


def test_content_security_policy(demo, paths):
    for name in PAGES:
        policy = demo.get(paths[name]).headers.get("Content-Security-Policy", "")
        assert "default-src" in policy and "unsafe-inline" not in policy and "unsafe-eval" not in policy, f"{name}: {policy}"


@pytest.mark.parametrize("javascript", [True, False])
def test_search_finds_and_narrows(open_page, paths, demo_records, javascript):
    page = open_page("/", java_script_enabled=javascript)
    page.locator("main input[name=q]").fill("docking")
    page.locator("main input[name=q]").press("Enter")
    page.wait_for_url("**/search?*")
    assert page.get_by_role("link", name=re.compile("Docking of twelve")).count() >= 1, page.inner_text("main")[:800]


def test_record_page_tells_how_to_cite_and_what_is_inside(open_page, paths):
    page = open_page(paths["open record"])
    said = page.inner_text("main")
    for word in ("Mustermann", "handout.pdf", "CC", "Version"):
        assert word.lower() in said.lower(), f"expected “{word}” on the record page:\n{said[:1500]}"
    linked = page.locator("script[type='application/ld+json']").first.inner_text()
    assert "schema.org" in linked
    assert page.locator("meta[name='citation_title']").get_attribute("content")
    assert "not registered" in said.lower() or "local" in said.lower(), "expected the local identifier to be marked as such"


def test_record_page_leads_to_its_other_version(open_page, paths, demo, record):
    page = open_page(paths["record"])
    versions = {link.get_attribute("href") for link in page.locator("a[href^='/records/']").all()}
    ids = {match.group(1) for href in versions if (match := re.match(r"/records/([0-9a-z]{5}-[0-9a-z]{5})$", href or ""))}
    assert ids - {record("Docking")}, f"expected a link to the first version, found {versions}"


def test_plan_page_has_its_datasets_and_timeline(open_page, paths):
    page = open_page(paths["plan"])
    said = page.inner_text("main")
    for key in ("CLRP1-01", "CLRP2-01", "CLOO-03"):
        assert key in said, f"expected {key} on the plan page"
    assert page.locator("main svg").count() >= 1, "expected the timeline as SVG"


def test_a_wrong_password_keeps_the_address(open_page, curator, demo, browser):
    context = browser.new_context(base_url=demo.url)
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("input[name=email]", CURATOR)
    page.fill("input[name=password]", "wrong wrong wrong")
    page.locator("form[action='/sign-in'] button[type=submit]").click()
    page.wait_for_load_state()
    assert page.input_value("input[name=email]") == CURATOR, "expected what was typed to be kept"
    assert page.locator("[role=alert]").count() == 1, "expected the error to be announced"
    context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_draft_is_corrected_and_published(open_page, curator, demo, tmp_path, javascript):
    made = demo.fairway.deposit(
        samples.folder(tmp_path / "folder", title=f"Corrected in the browser {javascript}"), "--as", CURATOR)
    page = open_page("/", java_script_enabled=javascript)
    sign_in(page)
    page.goto(f"/drafts/{made['id']}")
    if javascript:
        assert not violations(page), "expected no violation on the draft page:\n" + "\n".join(violations(page))
    title = page.locator("form[data-draft] input[type=text]").first
    assert "Corrected in the browser" in title.input_value(), "expected the first field to be the prefilled title"

    title.fill("")
    page.locator("button[name=action][value=publish]").click()
    page.wait_for_load_state()
    assert page.locator("[role=alert], .error").count() >= 1, "expected an error beside the empty title"
    assert demo.fairway.found(["browser", str(javascript)]) == [], "expected nothing to be published"

    better = f"Corrected title {javascript}"
    page.locator("form[data-draft] input[type=text]").first.fill(better)
    page.locator("button[name=action][value=publish]").click()
    page.wait_for_load_state()
    record = demo.get(f"/records/{made['id']}")
    assert record.status_code == 200 and better in record.text, f"expected the corrected record to be published, page says: {page.inner_text('main')[:800]}"


def test_a_form_of_another_site_changes_nothing(open_page, curator, demo, tmp_path):
    """Without the page's own token a post is refused, although the cookie comes along."""
    made = demo.fairway.deposit(samples.folder(tmp_path / "folder", title="Not by others"), "--as", CURATOR)
    page = open_page("/")
    sign_in(page)
    answer = page.request.post(f"/drafts/{made['id']}", form={"action": "publish"}, headers={"Origin": "https://evil.example"})
    assert answer.status in (400, 403), f"expected the post to be refused, got {answer.status}"
    assert demo.get(f"/records/{made['id']}").status_code == 404


def test_markup_in_metadata_stays_text(open_page, demo, tmp_path):
    hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    made = demo.fairway.deposit(samples.folder(tmp_path / "folder", title=f"Markup {hostile}"))
    demo.fairway.publish(made["id"])
    for path in (f"/records/{made['id']}", "/search?q=markup", f"/search?q={hostile}"):
        page = open_page(path)
        assert page.title() != "taken" and page.locator("img[src=x]").count() == 0, f"expected {path} to show markup as text"
