"""The form of `data/seed.json`: a release header, then one list per resource."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, create_model

from app.core.edtf import EDTFDate, Precision, extent
from app.core.malformed import malformed
from app.core.resource import Single
from app.core.shapes import NonEmpty, Shape, Text
from app.facts.resources import RESOURCES


def _full_day(text: str) -> str:
    if extent(text).precision is not Precision.DAY:
        raise malformed(en="Not a full date.", ja="日付ではありません。", allowed=["YYYY-MM-DD"])
    return text


class Licenses(Shape):
    """Under which licences (SPDX) the data and the program may be used."""

    data: NonEmpty = Field(description="Licence of the data.", examples=["CC-BY-4.0"])
    code: NonEmpty = Field(description="Licence of the program.", examples=["MIT"])


class ReleaseRecord(Shape):
    """The header of a seed file: which release of the data it is."""

    id: Annotated[str, Field(pattern=r"^[0-9]{4}\.(0[1-9]|1[0-2])\.[0-9]+$")] = Field(
        description="Year, month and number of the release.", examples=["2026.11.0"]
    )
    date: Annotated[EDTFDate, AfterValidator(_full_day)] = Field(
        description="Day of the release.", examples=["2026-11-25"]
    )
    licenses: Licenses = Field(description="Licences (SPDX).")
    note: Text = Field(description="What the data are, and what this release changes.")


def _seed_file_model() -> type[Shape]:
    lists: dict[str, Any] = {
        "schema_": (str, Field(default="seed.schema.json", alias="$schema", description="Where the schema lies.")),
        "release": (ReleaseRecord, Field(description="Which release of the data this is.")),
    }
    for resource in RESOURCES:
        kind: Any = resource.record if isinstance(resource, Single) else list[resource.record]  # type: ignore[name-defined] # a type made at run time
        lists[resource.key] = (kind, Field(description=resource.summary.en))
    return create_model("SeedFile", __base__=Shape, __doc__="Every fact that is served.", **lists)


SEED_FILE = _seed_file_model()
"""The whole file as a shape; made from the list of resources, so a new resource needs no word here."""
