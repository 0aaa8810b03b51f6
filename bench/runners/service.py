"""The service itself."""

from collections.abc import Mapping

from bench.material import Material
from bench.runners.runner import SameAddresses, python
from bench.servers import Command


class Service(SameAddresses):
    """The service, with settings of its own."""

    def __init__(self, name: str, title: str, settings: Mapping[str, str] | None = None) -> None:
        self.name = name
        self.title = title
        self._settings = settings or {}

    def prepare(self, material: Material) -> None:
        """Make nothing: its store is what all others are made from."""

    def command(self, material: Material, port: int, workers: int = 1) -> Command:
        settings = {"STORE": str(material.store), "PORT": str(port), "WORKERS": str(workers), **self._settings}
        return python("-m", "app", "serve", **settings)


CACHED = Service("cached", "the service")
COLD = Service("cold", "the service without its answer cache", {"CACHE_MB": "0"})
