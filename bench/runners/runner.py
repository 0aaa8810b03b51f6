"""What every runner can do."""

import sys
from abc import ABC, abstractmethod

from bench.asks import Ask
from bench.load import Target
from bench.material import Material
from bench.servers import Command


class Runner(ABC):
    """Knows one server."""

    name: str
    title: str
    seconds_factor: float = 1.0
    """How much longer a turn must be, so that a slow server gives enough answers."""

    def lacking(self) -> str:
        """Say what is not installed here; empty if nothing."""
        return ""

    @abstractmethod
    def prepare(self, material: Material) -> None:
        """Make what the server reads."""

    @abstractmethod
    def command(self, material: Material, port: int, workers: int = 1) -> Command:
        """Say how to start it."""

    @abstractmethod
    def target(self, material: Material, ask: Ask) -> Target | None:
        """Put an ask into the server's words; None if it has no answer to it."""

    def first_path(self, material: Material) -> str:
        """Give what it must answer before it is measured."""
        target = self.target(material, material.asks[0])
        return target.path if target else "/"


class SameAddresses(Runner):
    """A server that is asked by the addresses of the service."""

    def target(self, material: Material, ask: Ask) -> Target | None:
        if not ask.path:
            return Target(listed=material.listed(ask), once=ask.once)
        request = material.request(ask)
        if request is None:
            return None
        return Target(request.path, tuple(f"{name}: {value}" for name, value in request.headers.items()))


def python(*arguments: str, **environment: str) -> Command:
    """Start a Python program with the interpreter that runs this one."""
    return Command((sys.executable, *arguments), environment)
