"""The reference in a real browser: quiet, at home on any screen, and every operation works at the first click."""

import re
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.conftest import PATIENCE_SECONDS


def test_page_opens_quietly_and_asks_only_its_own_server(page: Page, server: str) -> None:
    complaints = _watch(page, server)

    _open(page, server)
    page.wait_for_load_state("networkidle")

    assert complaints == []


def test_every_operation_works_at_the_first_click(page: Page, server: str) -> None:
    complaints = _watch(page, server)
    document = _requests_only(httpx2.get(f"{server}/openapi.json", timeout=PATIENCE_SECONDS).json())
    page.route("**/openapi.json", lambda route: route.fulfill(json=document), times=1)

    _open(page, server)
    answers = {operation.get_attribute("id"): _first_click(operation) for operation in page.locator(".opblock").all()}

    assert len(answers) == len(document["paths"])
    assert {name: answer for name, answer in answers.items() if answer != ("200", "something")} == {}
    assert complaints == []


def test_every_example_opens_a_page_for_people(page: Page, server: str) -> None:
    """Asked for as by a click, and not drawn: that pages draw well is seen elsewhere."""
    document = httpx2.get(f"{server}/openapi.json").text
    examples = set(re.findall(r"\]\((/[^)]*)\)", document))

    opened = {url: page.request.get(f"{server}{url}", headers={"Accept": "text/html,*/*;q=0.8"}) for url in examples}

    assert len(examples) > 30
    assert {answer.status for answer in opened.values()} == {200}
    data = {url for url, answer in opened.items() if answer.headers["content-type"] == "application/json"}
    assert data == {"/healthz", "/readyz", "/version"}


def test_deep_link_opens_its_operation_with_an_example_to_follow(page: Page, server: str) -> None:
    page.goto(f"{server}/docs#/members/get_member")
    operation = page.locator("#operations-members-get_member")
    expect(operation.get_by_role("button", name="Execute")).to_be_in_viewport()

    with page.expect_popup() as example:
        operation.get_by_role("link", name="/v1/members/jpn").last.click()

    assert example.value.url == f"{server}/v1/members/jpn"


def test_phone_shows_all_without_scrolling_sideways(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})

    _open(page, server)
    _first_click(page.locator("#operations-members-get_member"), fold=False)
    _first_click(page.locator("#operations-observations-list_observations"), fold=False)

    assert page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth]") == [390, 390]


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_page_is_as_dark_as_the_reader_likes(page: Page, server: str, scheme: Any, dark: bool) -> None:
    page.emulate_media(color_scheme=scheme)

    _open(page, server)

    assert page.evaluate("document.documentElement.classList.contains('dark-mode')") is dark


def _watch(page: Page, server: str) -> list[str]:
    """List from now on what the browser complains of, and each address asked for outside of `server`."""
    complaints: list[str] = []

    def look(request: Request) -> None:
        if not request.url.startswith(f"{server}/"):
            complaints.append(f"asks {request.url}")

    page.on("request", look)
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    return complaints


def _requests_only(document: dict[str, Any]) -> dict[str, Any]:
    """Leave out the shapes of answers, which Swagger UI resolves anew for seconds at every operation it opens."""
    for methods in document["paths"].values():
        methods["get"]["responses"] = {"200": {"description": ""}}
    return {**document, "components": {}}


def _open(page: Page, server: str) -> None:
    page.goto(f"{server}/docs")
    expect(page.locator(".opblock").last).to_be_visible()


def _first_click(operation: Locator, *, fold: bool = True) -> tuple[str, str]:
    """Open an operation and execute it as it stands; give the code that the page shows and whether there were data.

    Opened and folded without the mouse, which waits for all to stand still: that would take twice as long.
    """
    summary = operation.locator(".opblock-summary-control")
    summary.dispatch_event("click")
    with operation.page.expect_response(lambda response: response.request.resource_type == "fetch") as answer:
        operation.get_by_role("button", name="Execute").click()
    code = operation.locator(".live-responses-table .response-col_status").last.inner_text().strip()
    body = answer.value.json()
    if fold:
        summary.dispatch_event("click")
    return code, "something" if body.get("data", body) else "nothing"


def test_the_page_is_japanese_for_who_wants_it(page: Page, server: str) -> None:
    complaints = _watch(page, server)
    page.goto(f"{server}/docs")
    page.get_by_role("link", name="日本語").click()
    page.wait_for_url("**/docs?lang=ja")

    members = page.locator("#operations-members-get_member")
    expect(members.locator(".opblock-summary-description")).to_have_text(
        "一つの国を、その期間と、加盟について各資料が述べることとともに示します"
    )
    assert page.locator("html").get_attribute("lang") == "ja"
    assert complaints == []
