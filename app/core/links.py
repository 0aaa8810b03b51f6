"""The Link header (RFC 8288)."""

from collections.abc import Mapping

STANDING_LINKS = {"service-desc": "/openapi.json", "service-doc": "/docs"}


def link_header(links: Mapping[str, str]) -> str:
    """Write links by relation, and those that every answer has."""
    return ", ".join(f'<{target}>; rel="{relation}"' for relation, target in {**links, **STANDING_LINKS}.items())
