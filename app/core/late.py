"""An application that is loaded while the server already listens."""

import asyncio
import threading
from collections.abc import Callable

from app.core.asgi import ASGIApp, Receive, Scope, Send


class LateApp:
    """Stands for the application that `make` gives: loads it when the server has started, or when it is asked.

    `afterwards` is done once in a server that has started and loaded all, while it answers.
    """

    def __init__(self, make: Callable[[], ASGIApp], afterwards: Callable[[], None]) -> None:
        self._make = make
        self._afterwards = afterwards
        self._lock = threading.Lock()
        self._app: ASGIApp | None = None

    def load(self) -> ASGIApp:
        """Give the application; whoever asks first loads it, and the others wait."""
        with self._lock:
            if self._app is None:
                self._app = self._make()
            return self._app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        app = self._app
        if app is None:
            app = await asyncio.to_thread(self.load)
        await app(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        # In a thread: what is ready is answered meanwhile.
        loading = asyncio.create_task(asyncio.to_thread(self._finish_start))
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await loading
        await send({"type": "lifespan.shutdown.complete"})

    def _finish_start(self) -> None:
        self.load()
        self._afterwards()
