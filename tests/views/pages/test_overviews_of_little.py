"""Overviews of a dossier that has little to tell: what is not there is left out, and nothing breaks."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.seeding.run import seed
from app.settings import Settings
from tests.seeding.dossiers import KEPT, cut, whole_dossier, written
from tests.views.pages.reading import page_of


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a dossier without donors, appeals, the shortfall of 2025 and the Japanese series."""
    folder = tmp_path_factory.mktemp("little")
    dossier = cut(whole_dossier(), {**KEPT, "observations": ["member-states-1951-12-15"]})
    seed(written(dossier, folder / "seed.json"), folder / "facts.sqlite", lambda name, count: None)
    with TestClient(create_app(Settings(store=folder / "facts.sqlite"))) as client:
        yield client


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_page_of_funding_without_shortfall_and_donors_has_its_list(little: TestClient, language: str) -> None:
    page = page_of(little, f"/{language}/funding-issues")

    assert [part for part in ("shortfall", "appeals", "donors") if f'id="{part}"' in page or f"#{part}" in page] == []
    assert page.count('<li><div class="row-head">') == little.get("/v1/funding-issues").json()["meta"]["total"] > 0


@pytest.mark.parametrize("language", ["ja", "en"])
def test_forums_without_the_japanese_series_are_listed(little: TestClient, language: str) -> None:
    page = page_of(little, f"/{language}/forum-series")

    assert f'href="/{language}/forum-series/abu-dhabi-dialogue"' in page
    assert 'id="editions"' not in page


@pytest.mark.parametrize("path", ["/claims", "/sources"])
def test_little_is_shown_as_much_is(little: TestClient, path: str) -> None:
    page = page_of(little, f"/en{path}")

    assert page.count("<h1>") == 1
    assert f"<b>{little.get(f'/v1{path}').json()['meta']['total']}</b>" in page
