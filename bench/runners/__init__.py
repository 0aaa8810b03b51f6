"""How each server is made ready, started and asked."""

from collections.abc import Sequence

from bench.runners.bare import Bare
from bench.runners.datasette import Datasette
from bench.runners.fastify import Fastify
from bench.runners.naive import Naive
from bench.runners.nginx import Nginx
from bench.runners.runner import Runner
from bench.runners.service import Service

RUNNERS: Sequence[Runner] = (
    Bare(),
    Service("cached", "the service"),
    Service("cold", "the service without its answer cache", {"CACHE_MB": "0"}),
    Nginx(),
    Fastify(),
    Datasette(),
    Naive(),
)
"""In the order of the report; the first is what the others are compared with."""
