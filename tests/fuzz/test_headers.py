"""Headers by which a client says what it takes and has, held against another implementation."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header, parse_etags

from app.core.negotiation import FORMS, preferred_language, preferred_media_type

pytestmark = pytest.mark.usefixtures("uncounted")

WEIGHTS = st.sampled_from(["", ";q=0", ";q=0.1", ";q=0.5", "; q=0.75", ";q=1", ";q=1.000"])
RANGES = st.sampled_from(
    ["text/html", "application/json", "text/*", "application/*", "*/*", "image/png", "application/xml", "TEXT/HTML"]
)
TAGS = st.sampled_from(["en", "ja", "en-GB", "ja-JP", "fr", "de-CH", "*", "JA"])
MEMBERS = "/v1/members?limit=1"


def joined(names: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Make headers of weighted choices; each name once, for what a second weight means nothing says."""
    choices = st.tuples(names, WEIGHTS)
    return st.lists(choices, max_size=6, unique_by=lambda choice: choice[0].casefold()).map(
        lambda chosen: ", ".join(name + weight for name, weight in chosen)
    )


def language_weights(header: str) -> dict[str, float]:
    """Read an Accept-Language header in another way: the best weight of each language."""
    weights: dict[str, float] = {}
    for tag, weight in parse_accept_header(header):
        language = tag.casefold().partition("-")[0]
        weights[language] = max(weights.get(language, 0.0), float(weight))
    return weights


@given(joined(RANGES))
def test_the_form_is_the_one_that_another_implementation_weighs_most(header: str) -> None:
    oracle = parse_accept_header(header, MIMEAccept)
    weights = {form: float(oracle.quality(form)) if header else 1.0 for form in FORMS}

    chosen = preferred_media_type(header, FORMS)

    best = max(weights.values())
    assert chosen == (next(form for form in FORMS if weights[form] == best) if best else None)


@given(joined(TAGS))
def test_the_language_is_the_one_that_weighs_most(header: str) -> None:
    weights = language_weights(header)
    ours = {language: weights.get(language, weights.get("*", 0.0)) for language in ("en", "ja")}

    assert preferred_language(header) == ("ja" if ours["ja"] > ours["en"] else "en")


@given(joined(RANGES), joined(TAGS))
def test_an_address_answers_in_the_form_that_is_preferred(client: TestClient, accept: str, languages: str) -> None:
    form = preferred_media_type(accept, FORMS)

    answer = client.get(MEMBERS, headers={"Accept": accept, "Accept-Language": languages})

    media_type = answer.headers["content-type"].partition(";")[0]
    assert (answer.status_code, media_type) == ((200, form) if form else (406, "application/problem+json"))
    if media_type == "text/html":
        assert f'<html lang="{preferred_language(languages)}"' in answer.text


@given(st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=80))
def test_no_header_breaks_an_answer(client: TestClient, text: str) -> None:
    names = ("Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "Origin")

    answer = client.get(MEMBERS, headers=[(name.encode(), text.encode("latin-1")) for name in names])

    assert answer.status_code in (200, 304, 406)


def test_whoever_has_anything_is_told_that_there_is_one(client: TestClient) -> None:
    there = client.get(MEMBERS, headers={"If-None-Match": "*"})
    nowhere = client.get("/v1/memberz", headers={"If-None-Match": "*"})

    assert (there.status_code, there.content) == (304, b"")
    assert there.headers["etag"] == client.get(MEMBERS).headers["etag"]
    assert nowhere.status_code == 404


@given(st.data())
def test_an_answer_is_not_sent_again_to_who_names_its_tag(client: TestClient, data: st.DataObject) -> None:
    own = client.get(MEMBERS, headers={"Accept-Encoding": "identity"}).headers["etag"]
    others = st.from_regex(r'(W/)?"[!#-~]{0,12}"', fullmatch=True)
    tags = data.draw(st.lists(st.one_of(others, st.sampled_from([own, f"W/{own}", own[:-2] + '"'])), max_size=4))
    header = data.draw(st.sampled_from([",", ", ", " ,\t"])).join(tags)
    known = parse_etags(header).contains_weak(own.strip('"'))
    # A tag with a comma in it is a tag still, but not to all who split at commas.
    assume("," not in "".join(tag for tag in tags))

    answer = client.get(MEMBERS, headers={"If-None-Match": header, "Accept-Encoding": "identity"})

    assert answer.status_code == (304 if known else 200)
    assert answer.headers["etag"] == own
    assert bool(answer.content) != known
