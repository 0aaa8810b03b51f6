"""What stands around every page: addresses of the page itself, its other language, its data, and the release."""

from collections.abc import Mapping
from typing import NamedTuple

from app.core.store import Store
from app.views.pages.addresses import RELEASE, Wish, addressed, page_address, without

UNNAMED_HOST = "http://127.0.0.1:8000"
"""Where the service is by default: stands in examples to copy where no public address is set."""


class Frame(NamedTuple):
    """The addresses of a page, and the release that it shows."""

    path: str
    """The API's path of what is shown."""

    data: str
    """The API's address of what is shown."""

    address: str
    """The page in its language, absolute where the service knows its own address."""

    others: Mapping[str, str]
    """The page in each language, and in whichever a browser wants; absolute if possible."""

    switch: Mapping[str, str]
    """The page in each language, within this site."""

    machine: str
    """The API's address in full, for examples to copy."""

    permalink: str
    """The page as the release says it; empty where none can be asked for."""

    report: str
    """Where errors are reported; empty if nowhere is set."""

    release: str

    @classmethod
    def of(cls, wish: Wish, settings: Mapping[str, str], store: Store | None) -> "Frame":
        """Make what stands around a page."""
        query = without(wish.query, "lang")
        data, public = addressed(wish.path, query), settings["public_url"]
        switch = {language: page_address(data, language) for language in ("ja", "en")}
        release = store.release if store else ""
        pinned = (*without(query, RELEASE, "cursor"), (RELEASE, release))
        return cls(
            path=wish.path,
            data=data,
            address=public + switch[wish.language],
            others={code: public + address for code, address in {**switch, "x-default": data}.items()},
            switch=switch,
            machine=(public or UNNAMED_HOST) + data,
            permalink=page_address(addressed(wish.path, pinned), wish.language),
            report=settings["report_url"],
            release=release,
        )
