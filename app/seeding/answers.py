"""Keeps in a store the answers that were made of it, for servers to start with."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic_core import to_json
from sqlalchemy import create_engine, insert

from app.core.tables import AnswerRow, MetaRow


class PreparedAnswer(NamedTuple):
    """A whole answer to GET, as `AnswerRow` has it."""

    path: str
    query: str
    headers: bytes
    body: bytes


class Prepared(NamedTuple):
    """Answers, and which program made them: no other sends them."""

    build: str
    answers: Sequence[PreparedAnswer]


Prepare = Callable[[Path], Prepared]
"""Asks the service, over a store that is filled but not yet in its place, what will be asked first."""


def keep_answers(store: Path, prepared: Prepared) -> None:
    """Write answers into the store that they were made of."""
    engine = create_engine(f"sqlite:///{store}")
    try:
        with engine.begin() as connection:
            connection.execute(insert(MetaRow), {"key": "answers_of", "value": to_json(prepared.build)})
            connection.execute(insert(AnswerRow), [answer._asdict() for answer in prepared.answers])
    finally:
        engine.dispose()
