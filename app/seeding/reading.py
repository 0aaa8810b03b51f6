"""Reads a seed file record by record: in memory stay its header, the ids and where each record is kept."""

import json
import os
import re
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, TextIO

from pydantic_core import from_json

from app.core.resource import Single
from app.facts.resources import RESOURCES
from app.seeding.faults import Place, SeedFault, SeedRefused
from app.seeding.forms import DECODER, faults_of_form, refuse_constant

LISTS = frozenset(resource.key for resource in RESOURCES if not isinstance(resource, Single))
"""Keys of the file whose records are read one by one."""

CHARACTERS_AT_ONCE = 2**20

_BLANKS = re.compile(r"[ \t\n\r]*")


class Listed:
    """The records of a list, kept on the disk; in memory, where each ends and which is the first with each id."""

    def __init__(self, file: IO[bytes]) -> None:
        self.ids: dict[str, int] = {}
        self._file = file
        self._ends = array("Q", [file.tell()])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, record: Any, text: str) -> None:
        """Keep the next record."""
        if isinstance(record, dict) and isinstance(record.get("id"), str):
            self.ids.setdefault(record["id"], len(self))
        self._ends.append(self._ends[-1] + self._file.write(text.encode()))

    def text(self, number: int) -> bytes:
        """Give a record as it stood in the file."""
        start, end = self._ends[number : number + 2]
        return os.pread(self._file.fileno(), end - start, start)

    def __iter__(self) -> Iterator[Any]:
        return (from_json(self.text(number)) for number in range(len(self)))


class Seed:
    """A seed file that is JSON; whether it is valid is another question."""

    def __init__(self, head: Any, lists: dict[str, Listed]) -> None:
        self.head = head
        """All of the file; but the lists whose records are read one by one are empty."""

        self.lists = lists


@contextmanager
def opened(path: Path) -> Iterator[Seed]:
    """Open a file of JSON.

    Its records are kept in a nameless copy, so that whoever edits the file meanwhile does no harm.

    Raises:
        SeedRefused: it cannot be read, is not UTF-8 or not JSON, an object names a key twice, or a text
            has half a character.
    """
    with TemporaryFile() as copy:
        reader = _read(path, copy)
        if reader.faults:
            raise SeedRefused(reader.faults)
        copy.flush()
        yield Seed(reader.head, reader.lists)


def _read(path: Path, copy: IO[bytes]) -> "_Reader":
    try:
        with path.open(encoding="utf-8") as stream:
            reader = _Reader(stream, copy)
            reader.read()
    except OSError as error:
        raise SeedRefused([SeedFault((), f"{path} cannot be read: {error.strerror}.")]) from error
    except RecursionError as error:
        raise SeedRefused([SeedFault((), "Nested too deeply.")]) from error
    except ValueError as error:
        raise SeedRefused([SeedFault((), f"{path} is not JSON: {_told(path, error)}.")]) from error
    return reader


def _told(path: Path, error: ValueError) -> ValueError:
    """Read a file that is no JSON in one piece: only so is the place of its fault known."""
    told = error
    try:
        json.loads(path.read_bytes().decode(), parse_constant=refuse_constant)
    except ValueError as found:
        told = found
    return told


class _Reader:
    """Goes through the text of a file, of which a window is in memory."""

    def __init__(self, stream: TextIO, copy: IO[bytes]) -> None:
        self.head: Any = None
        self.lists: dict[str, Listed] = {}
        self.faults: list[SeedFault] = []
        self._stream = stream
        self._copy = copy
        self._window = ""
        self._at = 0

    def read(self) -> None:
        """Read the whole file.

        Raises:
            ValueError: it is not JSON.
            RecursionError: it is nested too deeply.
        """
        if self._next() == "{":
            self._read_object()
        else:
            self.head, _ = self._value()
            self.faults += faults_of_form(self.head, (), ())
        if self._next():
            raise ValueError("Extra data")

    def _read_object(self) -> None:
        self.head = {}
        self._take("{")
        while self._next() != "}" or self.head:
            key = self._key()
            twice = key in self.head
            place = (list(self.head).index(key) if twice else len(self.head),)
            if twice:
                self.faults.append(SeedFault((key,), "This key stands twice in its object.", place=place))
            self._take(":")
            self.head[key] = self._read_below(key, place)
            if self._next() != ",":
                break
            self._take(",")
        self._take("}")

    def _read_below(self, key: str, place: Place) -> Any:
        if key in LISTS and self._next() == "[":
            self.lists[key] = self._read_list(key, place)
            return []
        value, _ = self._value()
        self.faults += faults_of_form(value, (key,), place)
        return value

    def _read_list(self, key: str, place: Place) -> Listed:
        listed = Listed(self._copy)
        self._take("[")
        while self._next() != "]" or listed:
            number = len(listed)
            record, text = self._value()
            listed.add(record, text)
            self.faults += faults_of_form(record, (key, number), (*place, number))
            if self._next() != ",":
                break
            self._take(",")
        self._take("]")
        return listed

    def _key(self) -> str:
        if self._next() != '"':
            raise ValueError("Expecting a key")
        key, _ = self._value()
        return str(key)

    def _take(self, character: str) -> None:
        if self._next() != character:
            raise ValueError(f"Expecting {character}")
        self._at += 1

    def _next(self) -> str:
        """Go past blanks and give the character that follows; an empty text at the end of the file."""
        while True:
            blanks = _BLANKS.match(self._window, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._window) or not self._widen():
                return self._window[self._at : self._at + 1]

    def _value(self) -> tuple[Any, str]:
        """Read a value, with as much of the file as it takes; give its text too."""
        self._next()
        while True:
            try:
                value, end = DECODER.raw_decode(self._window, self._at)
            except json.JSONDecodeError:
                if not self._widen():
                    raise
                continue
            # A number that ends with the window may go on behind it.
            if end < len(self._window) or not self._widen():
                text = self._window[self._at : end]
                self._at = end
                return value, text

    def _widen(self) -> bool:
        """Take more of the file into the window and leave out what has been read; False at the end of the file."""
        more = self._stream.read(max(CHARACTERS_AT_ONCE, len(self._window) - self._at))
        self._window = self._window[self._at :] + more
        self._at = 0
        return bool(more)
