"""Parameters that take one of a few words which the program itself defines, not a code list of the dossier."""

from enum import StrEnum

from pydantic import BeforeValidator

from app.core.malformed import malformed, nearest


def one_of(choices: type[StrEnum]) -> BeforeValidator:
    """Refuse every other word, saying what is allowed and what is nearest."""

    def checked(word: object) -> object:
        allowed = [str(choice) for choice in choices]
        if word in allowed:
            return word
        raise malformed(
            en=f"{word!r} is not one of: {', '.join(allowed)}.",
            ja=f"「{word}」は使えません。使えるのは次の値です: {', '.join(allowed)}",
            allowed=allowed,
            did_you_mean=nearest(str(word), allowed),
        )

    return BeforeValidator(checked)
