"""What each kind of page shows."""

from collections.abc import Mapping
from typing import Any

from fastapi.routing import APIRoute

from app.core.resource import Collection
from app.core.shapes import Text
from app.facts.resources import COLLECTIONS, VIEWS
from app.views.pages.addresses import CITE, RELEASE, Wish, without
from app.views.pages.asking import Asking
from app.views.pages.charted import charts_of, pictured
from app.views.pages.citations import citations_of
from app.views.pages.forms import FormField, form_of, kept_of
from app.views.pages.linked_data import linked_record
from app.views.pages.lists import chosen, list_view
from app.views.pages.overviews.catalogue import overview_of
from app.views.pages.overviews.checking import unasked
from app.views.pages.overviews.forums import editions_of
from app.views.pages.overviews.judging import checked
from app.views.pages.pieces import Piece
from app.views.pages.reader import Reader
from app.views.pages.records import record_view
from app.views.pages.vocabulary import site_words
from app.views.pages.wording import heading, when

LATEST = "/v1/history-events?sort=-date&limit=6&fields=date,end_date,title,links.self"
"""What the front page shows as the latest events."""

COLLECTION_OF = {one.collection: one for one in COLLECTIONS} | {
    "/v1/indicators/{indicator_id}/series": next(one for one in VIEWS if one.path == "series-points"),
    "/v1/sources/{source_id}/facts": next(one for one in VIEWS if one.path == "source-facts"),
}
"""The collection that is listed at a path."""

OWN_TITLES = {
    "/v1/charts": "charts",
    "/v1/claims/check": "check",
    "/v1/guide": "guide",
    "/v1/policy": "policy",
    "/v1/search": "search",
}
"""Paths whose title and text are words of the site."""


class Contents:
    """What the page shows of an answer of the API."""

    def __init__(self, wish: Wish, answer: Any, route: APIRoute | None, reader: Reader, asking: Asking) -> None:
        self.data = answer.get("data")
        self._wish = wish
        self._answer = answer
        self._route = route
        self._reader = reader
        self._asking = asking

    @property
    def pinnable(self) -> bool:
        """Whether a release may be asked for here, so that there is an address that never changes."""
        return bool(self._route) and RELEASE in self._query_class().model_fields

    def problem(self) -> dict[str, Any]:
        """Say what went wrong, and what to do next."""
        return {"problem": self._answer, "title": self._answer["title"], "text": self._answer["detail"]}

    def nothing_asked(self) -> dict[str, Any]:
        """Offer the form of what must be asked something."""
        title, text = self._own_words()
        unanswered: dict[str, Any] = {
            "hits": [],
            "asked": "",
            "answer": None,
            "check": unasked(self._reader),
            "judgement": None,
        }
        return {"title": title, "text": text, "up": self._up(), **unanswered}

    async def listed(self) -> dict[str, Any]:
        """Show a page of a collection."""
        collection = self._collection()
        form = self._form()
        names = {option.value: Piece(option.label) for field in form for option in field.options}
        return {
            "title": self._reader.text(_texts(collection.title)) if collection else self._wish.path,
            "text": self._reader.text(_texts(collection.summary)) if collection else "",
            "list": list_view(self._answer, self._shape(), collection, self._reader),
            "form": form,
            "kept": kept_of(self._query_class(), dict(self._wish.query)),
            "chosen": chosen(self._wish.path, self._wish.query, self._reader, names),
            "charts": await charts_of(self._wish.path, self._asking, self._reader.language),
            "overview": await overview_of(self._wish, self._answer, self._asking, self._reader),
            "up": self._up(),
        }

    async def check(self) -> dict[str, Any]:
        """Show the verdict on a claim, and what it rests on."""
        again = Piece(self._own_words()[0], self._reader.page(self._wish.path))
        asked = dict(self._wish.query)
        return {**await checked(self._answer, asked, self._asking, self._reader), "up": [*self._up(), again]}

    async def record(self) -> dict[str, Any]:
        """Show one record, or the answer to a question."""
        collection = next(
            (one for one in COLLECTIONS if one.collection == self.data.get("links", {}).get("collection")), None
        )
        title, text = self._own_words()
        view = record_view({"id": title, **self.data}, self._shape(), collection, self._reader)
        if "links" not in self.data:
            view = view._replace(title=title, ledes=[text, *view.ledes])
        cite = self.data.get("links", {}).get("cite")
        return {
            "title": view.title,
            "text": view.ledes[0] if view.ledes else view.title,
            "record": view,
            "kind": self._reader.text(_texts(collection.title)) if collection else "",
            "up": self._up(),
            "citations": await self._citations(cite, alone=True) if cite else [],
            "cite": self._reader.page(cite) if cite else "",
            "linked": linked_record(self.data, view, self._reader),
            "charts": await charts_of(self._wish.path, self._asking, self._reader.language),
            "form": self._form() if self._wish.path in OWN_TITLES else [],
        }

    async def series(self) -> dict[str, Any]:
        """Show a series of meetings, edition by edition."""
        return {**await self.record(), "editions": await editions_of(self.data["id"], self._asking, self._reader)}

    async def home(self) -> dict[str, Any]:
        """Show the front page."""
        words = site_words(self._reader.language)
        organization = await self._asking.content("/v1/organization?fields=headline", "en")
        latest = await self._asking.content(LATEST, "en")
        return {
            "title": words["site"],
            "text": words["tagline"],
            "door": self.data,
            "headline": organization["data"]["headline"],
            "latest": [
                (when(one, self._reader), Piece(heading(one, self._reader), self._reader.page(one["links"]["self"])))
                for one in latest["data"]
            ],
            "views": self._views(),
        }

    async def browse(self) -> dict[str, Any]:
        """Show all collections."""
        words = site_words(self._reader.language)
        return {
            "title": words["browse_title"],
            "text": self._reader.text(self.data["about"]),
            "door": self.data,
            "views": self._views(),
        }

    async def search(self) -> dict[str, Any]:
        """Show what was found."""
        words = site_words(self._reader.language)
        asked = dict(self._wish.query)["q"]
        return {
            "title": f"{asked} – {words['search']}",
            "text": words["search_text"],
            "asked": asked,
            "hits": self.data,
            "answer": self._answer,
            "form": self._form(),
            "only": dict(self._wish.query).get("type", ""),
        }

    async def cite(self) -> dict[str, Any]:
        """Show how a record is cited, in every style."""
        about = self._answer["links"]["about"]
        record = await self._asking.content(f"{about}", self._reader.language)
        words = site_words(self._reader.language)
        name = heading(record["data"], self._reader)
        return {
            "title": f"{words['citing']}: {name}",
            "text": name,
            "about": Piece(name, self._reader.page(about)),
            "citations": await self._citations(f"{about}{CITE}"),
        }

    async def charts(self) -> dict[str, Any]:
        """Show all charts."""
        title, text = self._own_words()
        return {"title": title, "text": text, "charts": [await self._pictured(one) for one in self.data]}

    async def chart(self) -> dict[str, Any]:
        """Show one chart, its figures, and how it is published."""
        title, text = (self._reader.text(self.data[key]) for key in ("title", "description"))
        return {"title": title, "text": text, "chart": await self._pictured(self.data), "up": self._up()}

    async def _pictured(self, chart: Mapping[str, Any]) -> dict[str, Any]:
        return await pictured(chart, self._asking, self._reader.language)

    async def guide(self) -> dict[str, Any]:
        """Show what people want to do, and the code that does it."""
        title, text = self._own_words()
        return {"title": title, "text": text, "tasks": self.data["tasks"]}

    async def problems(self) -> dict[str, Any]:
        """Explain kinds of problems."""
        kinds = self.data if isinstance(self.data, list) else [self.data]
        words = site_words(self._reader.language)
        title = words["problems"] if isinstance(self.data, list) else self._reader.text(kinds[0]["title"])
        return {"title": title, "text": self._reader.text(kinds[0]["explanation"]), "kinds": kinds}

    async def _citations(self, address: str, *, alone: bool = False) -> list[tuple[str, str]]:
        return await citations_of(address, self._wish.query, self._asking, self._reader.language, alone=alone)

    def _own_words(self) -> tuple[str, str]:
        words, key = site_words(self._reader.language), OWN_TITLES.get(self._wish.path, "")
        return (words[f"{key}_title"], words[f"{key}_text"]) if key else (self._wish.path, "")

    def _collection(self) -> Collection | None:
        return COLLECTION_OF.get(self._route.path) if self._route else None

    def _shape(self) -> Any:
        model = self._route.response_model if self._route else None
        return model.model_fields["data"].annotation if model else None

    def _query_class(self) -> Any:
        parameters = self._route.dependant.query_params if self._route else []
        return parameters[0].field_info.annotation

    def _form(self) -> list[FormField]:
        return form_of(self._query_class(), dict(without(self._wish.query, "cursor")), self._reader)

    def _up(self) -> list[Piece]:
        """Give the way up: the collections and records within which this stands."""
        above, _, _ = self._wish.path.rpartition("/")
        found: list[Piece] = []
        while above.startswith("/v1/"):
            found.insert(0, Piece(self._title_of(above), self._reader.page(above)))
            above = above.rpartition("/")[0]
        return found

    def _title_of(self, path: str) -> str:
        if path in COLLECTION_OF:
            return self._reader.text(_texts(COLLECTION_OF[path].title))
        if path in OWN_TITLES:
            return self._reader.word(f"{OWN_TITLES[path]}_title")
        return path.rpartition("/")[2]

    def _views(self) -> list[tuple[Piece, str]]:
        reader = self._reader
        listed = [
            one
            for one in VIEWS
            if one.collection in COLLECTION_OF and one.path in ("membership", "timeline", "donors", "disagreements")
        ]
        own = [
            (Piece(reader.word(f"{key}_title"), reader.page(path)), reader.word(f"{key}_text"))
            for path, key in OWN_TITLES.items()
            if key != "search"
        ]
        return [
            *(
                (Piece(reader.text(_texts(one.title)), reader.page(one.collection)), reader.text(_texts(one.summary)))
                for one in listed
            ),
            *own,
        ]


def _texts(text: Text) -> Mapping[str, str]:
    return {"ja": text.ja, "en": text.en}
