"""The form of `data/seed.json`: a release header, then one list per resource."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NoReturn

from pydantic import AfterValidator, Field, create_model

from app.core.edtf import EDTFDate, Precision, extent
from app.core.malformed import malformed
from app.core.resource import Single
from app.core.shapes import NonEmpty, Shape, Text
from app.facts.resources import RESOURCES
from app.seeding.faults import SeedFault, SeedRefused, Way

MAX_DEPTH = 100
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


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


class _Object(dict[str, Any]):
    """A JSON object that named a key twice."""

    twice: str


def read_json(path: Path) -> Any:
    """Read a file of JSON.

    Raises:
        SeedRefused: it cannot be read, is not UTF-8 or not JSON, an object names a key twice, or a text
            has half a character.
    """
    try:
        # Decoded here: given bytes, json would also take UTF-16 and halves of characters.
        text = path.read_bytes().decode()
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
        faults = list(_faults_of_form(value, ()))
    except OSError as error:
        raise SeedRefused([SeedFault((), f"{path} cannot be read: {error.strerror}.")]) from error
    except RecursionError as error:
        raise SeedRefused([SeedFault((), "Nested too deeply.")]) from error
    except ValueError as error:
        raise SeedRefused([SeedFault((), f"{path} is not JSON: {error}.")]) from error
    if faults:
        raise SeedRefused(faults, value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    keys = [key for key, _ in pairs]
    marked = _Object(value)
    marked.twice = next(key for key in keys if keys.count(key) > 1)
    return marked


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _faults_of_form(value: Any, at: Way) -> Iterator[SeedFault]:
    if len(at) > MAX_DEPTH:
        raise RecursionError
    if isinstance(value, str) and _HALF_CHARACTER.search(value):
        yield SeedFault(at, "Half a character: a surrogate without its other half.")
    if isinstance(value, _Object):
        yield SeedFault((*at, value.twice), "This key stands twice in its object.")
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _faults_of_form(below, (*at, key))
