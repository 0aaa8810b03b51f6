"""Runs the service with uvicorn."""

import uvicorn

from app.settings import Settings


def serve(settings: Settings) -> None:
    """Serve until told to stop; with several workers, each is a process of its own."""
    print(f"IOM Facts: http://{settings.host}:{settings.port}/docs (reference)", flush=True)
    print(f"  first example: http://{settings.host}:{settings.port}/v1/members/jpn", flush=True)
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        access_log=False,
        server_header=False,
        log_level="info",
    )
