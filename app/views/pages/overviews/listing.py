"""A page of a collection that is asked for, as the overviews take it."""

from typing import Any, NamedTuple

from app.views.pages.asking import Asking
from app.views.pages.reader import Document, Reader
from app.views.pages.wording import Wording


class Listing(NamedTuple):
    """The API's answer for a collection, and who reads it."""

    answer: Any
    whole: bool
    """Whether all of the collection is asked for, from its beginning: then the overview stands above it."""

    asking: Asking
    reader: Reader

    @property
    def documents(self) -> list[Document]:
        """The records of this page."""
        documents: list[Document] = self.answer["data"]
        return documents

    @property
    def wording(self) -> Wording:
        """Words records for the reader."""
        return Wording(self.reader)
