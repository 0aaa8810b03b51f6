"""How sure we are of a record: independent sources, disagreements, and the claims that lean on the same words."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any

from pydantic import Field

from app.core.dossier import Dossier
from app.core.edtf import EDTFDate, Extent, extent
from app.core.shapes import Reference, Shape
from app.core.stated_dates import stated_days
from app.core.vocabulary import CodeOf
from app.facts.sources.models import CitationRecord, SourceId, SourceRecord, cite

PRIMARY_KINDS = frozenset({"official", "government", "treaty"})
UNDER_REVIEW = "article"
"""Kind of the article that the claims come from; it is never evidence for itself."""

ConfidenceLevel = Annotated[str, CodeOf("confidence-levels")]


class Confidence(Shape):
    """How sure we are of a record, by public rules (/v1/policy)."""

    level: ConfidenceLevel = Field(
        description="`disputed`, `official`, `corroborated` or `single-source` (codes of `confidence-levels`).",
        examples=["official"],
    )
    independent_sources: int = Field(
        description="How many independent origins say so; copies of one text are one.", examples=[2]
    )
    disagreements: int = Field(
        description="How many records or citations about the same thing cannot be true with this one.", examples=[0]
    )


class OtherDate(Shape):
    """A citation whose wording names a day on which the record does not have it."""

    source: SourceId = Field(description="Id of the source.", examples=["imrf-notice-2022"])
    as_stated: str = Field(description="Its wording.", examples=["May 17, 2022"])
    date: EDTFDate = Field(description="The first day that it names.", examples=["2022-05-17"])


ConfidenceField = Annotated[Confidence, Field(description="How sure we are, by public rules.")]
ClaimsField = Annotated[
    list[Reference], Field(description="Claims that rest on the same words of the same source; empty if none does.")
]
OtherDatesField = Annotated[
    list[OtherDate], Field(description="Citations that name a day outside the record's dates; empty if none does.")
]


def evidence(citations: Sequence[CitationRecord], dossier: Dossier, disagreements: int = 0) -> dict[str, Any]:
    """Compute the fields `citations`, `confidence` and `claims` of a record."""
    return {
        "citations": cite(citations, dossier),
        "confidence": confidence(citations, dossier, disagreements),
        "claims": [
            dossier.reference("claims", claim)
            for claim in dict.fromkeys(
                claim
                for citation in citations
                for claim in _claims_by_wording(dossier).get((citation.source, citation.as_stated), ())
            )
        ],
    }


def confidence(citations: Sequence[CitationRecord], dossier: Dossier, disagreements: int = 0) -> Confidence:
    """Judge a record by its citations, as the code list `confidence-levels` defines."""
    sources = [dossier.record("sources", citation.source) for citation in citations]
    origins = independent_origins(sources)
    if disagreements:
        level = "disputed"
    elif any(is_primary(source) for source in sources):
        level = "official"
    else:
        level = "corroborated" if len(origins) > 1 else "single-source"
    return Confidence(level=level, independent_sources=len(origins), disagreements=disagreements)


def is_primary(source: SourceRecord) -> bool:
    """Tell whether a source is IOM's or the UN's, a government's, or a treaty."""
    return source.kind in PRIMARY_KINDS


def independent_origins(sources: Sequence[SourceRecord]) -> frozenset[str]:
    """Tell who is behind some sources; the article under review counts for nothing."""
    return frozenset(source.origin for source in sources if source.kind != UNDER_REVIEW)


def other_dates(citations: Sequence[CitationRecord], date: str, end_date: str | None) -> list[OtherDate]:
    """Find the citations that name days in full, but none of those from `date` to `end_date`."""
    first, last = extent(date), extent(end_date or date)
    found = []
    for citation in citations:
        days = list(stated_days(citation.as_stated))
        if days and all(_apart(day, first, last) for day in days):
            found.append(OtherDate(source=citation.source, as_stated=citation.as_stated, date=days[0].first_day))
    return found


def _apart(day: Extent, first: Extent, last: Extent) -> bool:
    return day.last_day < first.first_day or last.last_day < day.first_day


@cache
def _claims_by_wording(dossier: Dossier) -> Mapping[tuple[str, str], Sequence[str]]:
    """List claims by the words that they are or rest on, wherever records cite the same words."""
    found: dict[tuple[str, str], list[str]] = {}
    for claim in dossier.records("claims"):
        found.setdefault((claim.source, claim.as_stated), []).append(claim.id)
        for citation in claim.citations:
            found.setdefault((citation.source, citation.as_stated), []).append(claim.id)
    return found
