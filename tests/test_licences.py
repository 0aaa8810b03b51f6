"""A licence that is not allowed is noticed."""

from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from tests import licences


def test_what_is_locked_is_allowed_and_all_else_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("fastapi==1 \\\n    --hash=sha256:0\npycountry==1\nnowhere-to-be-found==1\n", encoding="utf-8")
    allowed = licences.complaints(lock)
    monkeypatch.setattr(licences, "EXCEPTIONS", {})

    assert allowed == []
    assert licences.complaints(lock) == ["pycountry: LGPL-2.1-only"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([("License-Expression", "Apache-2.0 OR BSD-2-Clause")], {"Apache-2.0", "BSD-2-Clause"}),
        ([("Classifier", "License :: OSI Approved :: BSD License"), ("License", "see file")], {"BSD-3-Clause"}),
        ([("License", "Proprietary")], {"Proprietary"}),
        ([], {"none"}),
    ],
)
def test_licences_are_read_wherever_they_are_told(fields: list[tuple[str, str]], expected: set[str]) -> None:
    package: Any = Message()
    for name, value in fields:
        package[name] = value

    assert licences.licences_of(package) == expected
