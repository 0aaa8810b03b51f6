"""The fingerprint of a program."""

from pathlib import Path

from app.core.build import fingerprint


def test_any_change_of_a_file_is_another_program(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("one")
    prints = [fingerprint(tmp_path)]

    (tmp_path / "page.html").write_text("two")
    prints.append(fingerprint(tmp_path))
    (tmp_path / "page.html").rename(tmp_path / "site.html")
    prints.append(fingerprint(tmp_path))
    (tmp_path / "empty.py").touch()
    prints.append(fingerprint(tmp_path))

    assert len(set(prints)) == len(prints)


def test_bytecode_and_folders_left_out_are_not_the_program(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("pass")
    before = fingerprint(tmp_path, without=("seeding",))

    for folder in ("__pycache__", "seeding"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "main.py").write_text("pass")

    assert fingerprint(tmp_path, without=("seeding",)) == before
