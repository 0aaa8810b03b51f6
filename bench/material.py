"""What all servers are given: the store, its records, the answers of the service, and lists of addresses."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from bench import mix
from bench.answers import Answers, Request, answered, request_of, write_list
from bench.asks import HEALTH, MIX, OTHER_RECORD, RECORDS_ONCE, UNSEEN_304, Ask, asks
from bench.client import Client
from bench.servers import Command, running

UNSEEN_COUNT = 9_000


@dataclass
class Material:
    """All that servers are made from."""

    folder: Path
    store: Path
    connections: int = 1
    release: str = ""
    asks: Sequence[Ask] = ()
    records: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """By the address of their collection."""

    answers: Answers = field(default_factory=dict)
    mixed: Sequence[str] = ()
    """The different addresses of the mix, most popular first."""

    refused: dict[str, str] = field(default_factory=dict)
    """Why the service does not answer some asks, by their names."""

    def listed(self, ask: Ask) -> Path:
        """Give the file with the addresses of an ask."""
        return self.folder / f"{ask.name}.list"

    def request(self, ask: Ask) -> Request | None:
        """Find the request of an ask that names one address."""
        return request_of(ask, self.answers)


@contextmanager
def asked(command: Command, port: int, folder: Path) -> Iterator[Client]:
    """Run a server for as long as it is asked."""
    with running(command, port, HEALTH, folder / "gathering.log"):
        yield Client(port)


def gather(client: Client, material: Material) -> None:
    """Take everything from a running service, by its public interface alone."""
    door = client.json("/v1")["data"]
    material.release = door["release"]["id"]
    for collection in door["collections"]:
        # One that is its own example has no list: there is one organization.
        if collection["example"] != collection["path"]:
            material.records[collection["path"]] = list(client.records(collection["path"]))
    material.asks = asks(client, material.connections)
    material.answers, material.refused = answered(client, material.asks)
    for path in (OTHER_RECORD, HEALTH):
        material.answers[Request(path)] = client.good(path)
    _list_mix(client, material)
    _list_records(client, material)
    _list_unseen(client, material)


def _list_mix(client: Client, material: Material) -> None:
    material.mixed = mix.addresses(material.records)
    for path in material.mixed:
        material.answers[Request(path)] = client.good(path)
    write_list(material.listed(MIX), map(Request, mix.draws(material.mixed)))


def _list_records(client: Client, material: Material) -> None:
    """List every record, and once more as the release says it: twice as many addresses of the same size."""
    plain = sorted(set(mix.records_asked(material.records)))
    addresses = [f"{path}{query}" for query in ("", f"?release={material.release}") for path in plain]
    random.Random(mix.SEED).shuffle(addresses)
    for path in addresses:
        material.answers[Request(path)] = client.good(path)
    write_list(material.listed(RECORDS_ONCE), map(Request, addresses))


def _list_unseen(client: Client, material: Material) -> None:
    """List addresses that nothing else asks, each with its entity tag."""
    addresses = [
        f"{record['links']['self']}?fields={','.join(names)}"
        for listed in material.records.values()
        for record in listed
        for names in combinations(sorted(record.keys() - {"id", "type"}), 2)
    ]
    chosen = random.Random(mix.SEED).sample(addresses, UNSEEN_COUNT)
    requests = [Request(path, tag=client.good(path, method="HEAD").header("etag")) for path in chosen]
    # Its entity tag is all that tells one such answer from another.
    example = client.good(requests[0].path, requests[0].headers)
    for request in requests:
        headers = tuple((name, request.tag if name == "etag" else value) for name, value in example.headers)
        material.answers[request] = replace(example, headers=headers)
    write_list(material.listed(UNSEEN_304), requests)
