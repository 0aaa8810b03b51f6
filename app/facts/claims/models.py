"""Claims as written and served."""

from typing import Annotated, Self

from pydantic import Field

from app.core.dossier import Dossier
from app.core.shapes import Identified, NonEmpty, RecordLinks, Reference, Shape, Text
from app.core.vocabulary import CodeOf, IdOf, Slug
from app.facts.sources import CitationRecords, Citations, ConfidenceField, Fact, cite, confidence, facts_with_words

ClaimVerdict = Annotated[str, CodeOf("claim-verdicts")]


class ClaimBase(Shape):
    """What both forms of a claim have."""

    id: Slug = Field(description="The record's id, unique in its collection.", examples=["members-175"])
    statement: Text = Field(
        description="What is claimed.",
        examples=[{"ja": "加盟国は175か国である。", "en": "It has 175 member states."}],
    )
    as_stated: NonEmpty = Field(description="The wording of the document that claims it.", examples=["加盟国は175ヶ国"])
    verdict: ClaimVerdict = Field(description="Whether it holds, a code of `claim-verdicts`.", examples=["supported"])
    explanation: Text = Field(
        description="Why, in our own sentences.",
        examples=[{"ja": "控えめな数である。", "en": "A modest figure."}],
    )


class ClaimRecord(ClaimBase):
    """A claim as written."""

    source: Annotated[Slug, IdOf("sources")] = Field(
        description="Id of the document that claims it.", examples=["seed-article"]
    )
    citations: CitationRecords


class Claim(ClaimBase, Identified):
    """A statement that was examined, with the verdict and the sources that decide it.

    `source` is the document that makes the statement; `citations` are the evidence.
    """

    source: Reference = Field(description="The document that claims it.")
    citations: Citations
    confidence: ConfidenceField
    decided_by: list[Fact] = Field(
        description="Records that rest on the same words as the evidence; empty if no record does."
    )
    stated_in: list[Fact] = Field(
        description="Records that hold what the claim itself says, as the document says it; no evidence."
    )
    links: RecordLinks = Field(description="Where this record and its description are found.")

    @classmethod
    def of(cls, record: ClaimRecord, dossier: Dossier) -> Self:
        return cls(
            **ClaimBase.carried(record),
            type="claim",
            source=dossier.reference("sources", record.source),
            citations=cite(record.citations, dossier),
            confidence=confidence(record.citations, dossier),
            decided_by=facts_with_words(
                [(citation.source, citation.as_stated) for citation in record.citations], dossier
            ),
            stated_in=facts_with_words([(record.source, record.as_stated)], dossier),
            links=dossier.links("claims", record.id),
        )
