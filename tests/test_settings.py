"""What may be set by the environment."""

from pathlib import Path

import pytest

from app.settings import InvalidSetting, Settings

NAMES = ["HOST", "PORT", "WORKERS", "CACHE_MB", "SEED_FILE", "STORE", "DATABASE_URL", "PUBLIC_URL", "REPORT_URL"]


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be set but what a test sets."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_without_an_environment_the_service_is_for_this_machine() -> None:
    assert Settings() == Settings(
        host="127.0.0.1",
        port=8000,
        workers=1,
        cache_mb=64,
        seed_file=Path("data/seed.json"),
        store=Path("var/facts.sqlite"),
        database_url="",
        public_url="",
        report_url="",
    )


def test_each_setting_is_an_environment_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [
        "::1",
        "0",
        "64",
        "0",
        "my/seed.json",
        "my.sqlite",
        "postgres://db.example/facts",
        "https://facts.example.org/iom",
        "https://errors.example",
    ]
    for name, value in zip(NAMES, given, strict=True):
        monkeypatch.setenv(name, value)

    settings = Settings()

    assert (settings.host, settings.port, settings.workers, settings.cache_mb) == ("::1", 0, 64, 0)
    assert (settings.seed_file, settings.store) == (Path("my/seed.json"), Path("my.sqlite"))
    assert settings.database_url == "postgres://db.example/facts"
    assert (settings.public_url, settings.report_url) == ("https://facts.example.org/iom", "https://errors.example")


def test_a_setting_that_is_given_is_not_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "abc")

    assert Settings(port=1).port == 1


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("PORT", "65536", "a whole number from 0 to 65535"),
        ("PORT", "-1", "a whole number from 0 to 65535"),
        ("PORT", "", "a whole number from 0 to 65535"),
        ("PORT", "8_0", "a whole number from 0 to 65535"),
        ("PORT", "８０", "a whole number from 0 to 65535"),
        ("PORT", "9" * 5000, "a whole number from 0 to 65535"),
        ("WORKERS", "0", "a whole number from 1 to 64"),
        ("WORKERS", "two", "a whole number from 1 to 64"),
        ("CACHE_MB", "65537", "a whole number from 0 to 65536"),
    ],
)
def test_a_number_that_a_setting_cannot_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(InvalidSetting) as refused:
        Settings()

    assert str(refused.value) == f"{name}: must be {allowed}; found {value!r}"


@pytest.mark.parametrize(
    "address", ["facts.example.org", "https://x.example/", "https://x.example/?a", "ftp://x.example"]
)
def test_a_public_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("PUBLIC_URL", address)

    with pytest.raises(InvalidSetting) as refused:
        Settings()

    assert str(refused.value) == (
        "PUBLIC_URL: must begin with http:// or https:// and have no slash at the end, no ? and no #; "
        f"found {address!r}"
    )


def test_a_database_that_is_none_is_refused_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://facts:topsecret@db.example/facts")

    with pytest.raises(InvalidSetting) as refused:
        Settings()

    assert str(refused.value) == "DATABASE_URL: must begin with postgresql://"


def test_a_password_is_not_shown_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://facts:topsecret@db1.example,db2.example/facts")

    settings = Settings()

    assert settings.database_url == "postgresql://facts:topsecret@db1.example,db2.example/facts"
    assert "topsecret" not in repr(settings)


def test_where_errors_are_reported_may_be_any_web_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_URL", "https://x.example/new?title=#top")
    assert Settings().report_url == "https://x.example/new?title=#top"

    monkeypatch.setenv("REPORT_URL", "mailto:x")
    with pytest.raises(InvalidSetting, match=r"^REPORT_URL: must begin with http:// or https://; found 'mailto:x'$"):
        Settings()


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("RATE_LIMIT", "120", "a number of requests per second, minute, hour or day, as 120/minute"),
        ("RATE_LIMIT", "0/minute", "a number of requests per second, minute, hour or day, as 120/minute"),
        ("RATE_LIMIT", "1/minutes", "a number of requests per second, minute, hour or day, as 120/minute"),
        ("RATE_LIMIT_STORAGE", "memory", "memory:// or begin with redis://"),
        ("RATE_LIMIT_STORAGE", "redis://", "memory:// or begin with redis://"),
    ],
)
def test_a_quota_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(InvalidSetting) as refused:
        Settings()

    assert str(refused.value) == f"{name}: must be {allowed}; found {value!r}"
