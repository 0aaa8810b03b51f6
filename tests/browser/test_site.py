"""The site in a real browser: quiet, at home on any screen, open to everybody, without JavaScript too."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

OUTDATED = "/claims/check?indicator=member-states&value=175&date=2010"

PAGES = [
    "",
    "/browse",
    "/guide",
    "/search?q=ICEM",
    "/search",
    "/history-events?country=JPN",
    "/members/jpn",
    "/observations/member-states-2025-12-175",
    "/organization",
    "/donors/usa",
    "/disagreements",
    OUTDATED,
    "/policy",
    "/membership?by=year",
    "/members/jpn/cite",
    "/problems",
    "/charts",
    "/charts/contributions-by-donor",
    "/timeline",
    "/timeline?date_from=1990&date_to=1999&lanes=members",
    "/membership",
    "/membership?valid_on=1993-12-31",
    "/forum-events",
    "/claims",
    "/sources",
    "/sources?kind=treaty",
    "/forum-series",
    "/forum-series/japan-integration-forum",
    "/donors",
    "/funding-issues",
    "/funding-issues?place=HTI",
    "/claims?verdict=contradicted",
    "/claims/check",
    "/claims/check?member=JPN&date=1980",
]
VIOLATIONS = {"resultTypes": ["violations"]}
"""To describe everything that is good, too, would take as long again."""

ALL = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], **VIOLATIONS}
BY_SIGHT = {"runOnly": ["color-contrast", "target-size", "html-has-lang", "valid-lang"], **VIOLATIONS}
"""What differs between two drawings of a page, of which one is held against all."""


WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("language", "scheme", "size", "other_size", "rules"),
    [("ja", "dark", NARROW, WIDE, ALL), ("en", "light", WIDE, NARROW, BY_SIGHT)],
)
def test_every_page_is_quiet_and_open_to_everybody(
    browser: Browser, server: str, path: str, language: str, scheme: Any, size: Any, other_size: Any, rules: Any
) -> None:
    complaints: list[str] = []
    with browser.new_page(viewport=size, color_scheme=scheme) as page:
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda one: None if one.url.startswith(server) else complaints.append(one.url))

        page.goto(f"{server}/{language}{path}")
        found = Axe().run(page, options=rules).response["violations"]

        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        page.set_viewport_size(other_size)
        assert page.evaluate("document.documentElement.scrollWidth") == other_size["width"]
    assert complaints == []


def test_everything_works_without_javascript_by_keyboard(browser: Browser, server: str) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        page.goto(f"{server}/en")
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Skip to content"
        page.locator("#q").focus()
        page.keyboard.type("Amy Pope")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/search?q=Amy+Pope")
        page.locator(".rows h2 a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/people/amy-pope")

        assert page.locator("h1").inner_text() == "Amy E. Pope"
        assert "IOM Facts" in page.locator("pre").first.inner_text()


OVERVIEWS = ["/claims", OUTDATED, "/donors", "/funding-issues", "/forum-series", "/sources"]


@pytest.mark.parametrize("path", OVERVIEWS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_overviews_fit_a_small_phone_without_javascript(
    browser: Browser, server: str, path: str, language: str
) -> None:
    with browser.new_page(java_script_enabled=False, viewport={"width": 320, "height": 640}) as page:
        page.goto(f"{server}/{language}{path}")
        for details in page.locator("main details").all()[:3]:
            details.locator("summary").first.focus()
            page.keyboard.press("Enter")

        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.locator("main details[open]").count() >= min(3, page.locator("main details").count())


def test_a_claim_is_checked_by_keyboard_without_javascript(browser: Browser, server: str) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        page.goto(f"{server}/en/claims")
        page.locator("#figure-date").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/claims/check?indicator=member-states&value=175&date=2010")
        assert page.locator("h1").inner_text() == "Member States: 175 (2010)"
        assert page.locator(".judged .level").inner_text() == "Outdated"

        page.locator("#membership-member").focus()
        page.keyboard.type("Japan")
        page.locator("#membership-date").fill("1995")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/claims/check?member=JPN&date=1995")

        assert page.locator(".judged .level").inner_text() == "Supported"


def test_citations_are_copied_by_a_button(page: Page, server: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.goto(f"{server}/en/members/jpn")

    page.locator(".copy").first.click()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Japan has been a member")


@pytest.mark.parametrize(("path", "left"), [("/en", "/en"), ("/en/search", "/en/search?q=Amy+Pope")])
def test_finds_are_shown_while_one_types(page: Page, server: str, path: str, left: str) -> None:
    page.goto(f"{server}{path}")

    page.locator("#q").press_sequentially("Amy Pope")
    page.locator("#finds a[href='/en/people/amy-pope']").wait_for()

    expect(page).to_have_url(server + left)
    found = Axe().run(page, options=ALL).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.locator("#q").fill("")
    expect(page.locator("#finds > *")).to_have_count(0)


def test_words_that_find_nothing_say_so_while_one_types(page: Page, server: str) -> None:
    page.goto(f"{server}/ja")

    page.locator("#q").press_sequentially("ぬるぽ")

    page.locator("#finds .empty").wait_for()
    assert page.locator("#finds .total").inner_text() == "0 件"


def test_the_day_of_membership_is_moved_by_a_slider(page: Page, server: str) -> None:
    page.goto(f"{server}/en/membership?valid_on=1993-12-31")
    assert page.locator("#day .figure").inner_text() == "49 to 57"

    page.get_by_label("Move the day").focus()
    page.keyboard.press("ArrowRight")

    expect(page.locator("#on-the-day")).to_have_text("1 January 1994")
    expect(page).to_have_url(f"{server}/en/membership?valid_on=1994-01-01")
    assert page.locator("#valid_on").input_value() == "1994-01-01"


def test_a_day_of_membership_is_chosen_without_javascript(browser: Browser, server: str) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        page.goto(f"{server}/ja/membership")
        page.locator("#valid_on").fill("1960-12-31")
        page.locator("form.day button").click()
        page.wait_for_url("**/ja/membership?valid_on=1960-12-31")

        assert page.locator("#on-the-day").inner_text() == "1960年12月31日"
