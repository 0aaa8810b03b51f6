"""The guide: its code runs as it stands, in each language, against a real server; and its page shows it."""

import datetime
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.views.guide.tasks import EXAMPLE_SITE, TASKS

RUNNERS = {
    "curl": ("run.sh", ["bash", "-euo", "pipefail"]),
    "python": ("run.py", [sys.executable, "-W", "error"]),
    "javascript": ("run.mjs", ["node"]),
}
"""The file that code is put into, and what runs it."""

Run = Callable[[str, str], str]


@pytest.fixture
def run(client: TestClient, server: str, tmp_path: Path) -> Run:
    """Run the code of a task as the guide shows it; only the address of the service is that of a server under test."""

    def run_task(task_id: str, language: str) -> str:
        name, command = RUNNERS[language]
        needed = "curl" if language == "curl" else command[0]
        if not shutil.which(needed):
            pytest.skip(f"{needed} is not installed: make test-deps")
        (task,) = (one for one in client.get("/v1/guide").json()["data"]["tasks"] if one["id"] == task_id)
        code = task["code"][language]
        assert EXAMPLE_SITE in code
        (tmp_path / name).write_text(code.replace(EXAMPLE_SITE, server), encoding="utf-8")
        done = subprocess.run(
            [*command, name], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout.replace(server, EXAMPLE_SITE)

    return run_task


@pytest.fixture
def headline(client: TestClient) -> Any:
    return client.get("/v1/organization").json()["data"]["headline"][0]


def test_a_badge_says_the_figure_and_who_says_it(run: Run, headline: Any) -> None:
    told = f"{headline['indicator']['name']['en']}: {headline['display']['en']} ({headline['citation']['publisher']})"

    assert json.loads(run("badge", "curl"))["data"]["headline"][0]["display"] == headline["display"]
    assert run("badge", "python") == f'<a href="{EXAMPLE_SITE}{headline["link"]}.html">{told}</a>\n'
    assert run("badge", "javascript") == f"{told}\n"


def test_a_chart_comes_as_picture_table_and_snippet(run: Run, client: TestClient, tmp_path: Path) -> None:
    decades = client.get("/v1/charts/history-by-decade").json()["data"]

    assert run("chart", "curl").startswith("kind,date_start,")
    assert (tmp_path / "membership.svg").read_text().startswith("<svg")
    assert len((tmp_path / "membership.csv").read_text().splitlines()) > 100
    drawn = run("chart", "python").splitlines()
    assert [line.count("#") for line in drawn[:-1]] == [row["events"] for row in decades["rows"]]
    assert drawn[-1] == decades["source_line"]["en"]
    assert run("chart", "javascript").strip() == client.get("/v1/charts/membership").json()["data"]["embed"]["en"]


def test_a_figure_of_an_article_is_judged_with_the_words_of_sources(run: Run, client: TestClient) -> None:
    check = client.get("/v1/claims/check?indicator=member-states&value=175&date=2010").json()["data"]
    told = [f"{check['verdict']}: {check['explanation']['en']}"]
    for one in check["deciding"]:
        page = f"{EXAMPLE_SITE}{one['link']}.html"
        told.append(f"- {one['period']}: {one['publisher']} writes “{one['as_stated']}” ({page})")

    assert check["verdict"] == "outdated"
    assert json.loads(run("check", "curl"))["data"] == check
    assert run("check", "python").splitlines() == told
    assert run("check", "javascript").splitlines() == told


def test_a_record_is_cited_for_print(run: Run) -> None:
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()

    sentence = "The number of Member States of the International Organization for Migration (IOM) was 175 in December"
    assert sentence in run("cite", "curl")
    for language in ("python", "javascript"):
        cited = run("cite", language)
        assert cited.startswith(sentence)
        assert "“観測値:加盟国数、2025-12”. 公開版" in cited
        assert f"(参照 {today})" in cited


def test_the_data_are_mirrored_whole(run: Run, client: TestClient, tmp_path: Path) -> None:
    counts = {one["path"]: one["count"] for one in client.get("/v1").json()["data"]["collections"]}
    release = client.get("/version").json()["release"]
    observations = counts["/v1/observations"]

    assert run("mirror", "curl").splitlines() == [f"{-(-observations // 500)} pages", "304"]
    pages = [json.loads(path.read_bytes()) for path in tmp_path.glob("observations-*.json")]
    assert len({one["id"] for page in pages for one in page["data"]}) == observations
    assert run("mirror", "python").splitlines() == [f"{path}: {n} of release {release}" for path, n in counts.items()]
    for path, count in counts.items():
        lines = (tmp_path / f"{path.removeprefix('/v1/')}.jsonl").read_text(encoding="utf-8").splitlines()
        assert len({json.loads(line)["id"] for line in lines}) == count
    assert run("mirror", "javascript") == f"{observations} observations\n"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_shows_all_code_and_leads_on(client: TestClient, language: str) -> None:
    page = unescape(client.get(f"/{language}/guide").text)

    for task in client.get("/v1/guide").json()["data"]["tasks"]:
        assert f'<h2 id="{task["id"]}">{task["title"][language]}</h2>' in page
        for code in task["code"].values():
            assert f"<code>{code}</code>" in page
        assert client.get(task["leads_to"], headers={"Accept": "text/html"}).status_code in (200, 400)


def test_code_names_the_public_address(public: TestClient) -> None:
    codes = [code for task in public.get("/v1/guide").json()["data"]["tasks"] for code in task["code"].values()]

    assert len(codes) == 3 * len(TASKS)
    assert all("https://facts.example.org/iom" in code for code in codes)
    assert EXAMPLE_SITE not in "".join(codes)
