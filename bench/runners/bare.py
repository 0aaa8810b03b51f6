"""The bare server: ready bytes under uvicorn."""

from bench.answers import write_answers
from bench.asks import HEALTH, OTHER_RECORD
from bench.material import Material
from bench.runners.runner import SameAddresses, python
from bench.servers import Command

UVICORN = ("--no-access-log", "--no-server-header", "--log-level", "warning")


class Bare(SameAddresses):
    """Answers with the bytes that the service answered."""

    name = "bare"
    title = "bare uvicorn, ready bytes"

    def __init__(self, file: str = "answers") -> None:
        self._file = file

    def prepare(self, material: Material) -> None:
        write_answers(material.folder / self._file, material.answers)

    def command(self, material: Material, port: int, workers: int = 1) -> Command:
        return python(
            *("-m", "uvicorn", "bench.peers.bare:app", "--port", str(port), "--workers", str(workers), *UVICORN),
            ANSWERS=str(material.folder / self._file),
        )


class SmallBare(Bare):
    """The same with few answers: what it weighs must not be what others keep in a file."""

    def __init__(self) -> None:
        super().__init__("few-answers")

    def prepare(self, material: Material) -> None:
        kept = {ask.path for ask in material.asks} | {OTHER_RECORD, HEALTH}
        few = {request: answer for request, answer in material.answers.items() if request.path in kept}
        write_answers(material.folder / self._file, few)
