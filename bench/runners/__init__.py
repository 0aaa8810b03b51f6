"""How each server is made ready, started and asked."""

from collections.abc import Sequence

from bench.runners.bare import Bare
from bench.runners.datasette import Datasette
from bench.runners.fastify import Fastify
from bench.runners.naive import Naive
from bench.runners.nginx import Nginx
from bench.runners.runner import Runner
from bench.runners.service import CACHED, COLD

__all__ = ["COLD", "RUNNERS"]

RUNNERS: Sequence[Runner] = (
    Bare(),
    CACHED,
    COLD,
    Nginx(),
    Fastify(),
    Datasette(),
    Naive(),
)
"""In the order of the report; the first is what the others are compared with."""
