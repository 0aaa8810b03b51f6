"""An application that is loaded while the server already listens."""

import asyncio
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from app.core.asgi import ASGIApp, Receive, Scope, Send

App = TypeVar("App", bound=ASGIApp)


class LateApp(Generic[App]):
    """Stands for the application that `make` gives: loads it when the server has started, or when it is asked.

    `afterwards` is done once in a server that has started and loaded all, while it answers.
    """

    def __init__(self, make: Callable[[], App], afterwards: Callable[[], None]) -> None:
        self._make = make
        self._afterwards = afterwards
        self._lock = threading.Lock()
        self.loaded: App | None = None
        """The application; None until it is loaded."""

    def load(self) -> App:
        """Give the application; whoever asks first loads it, and the others wait."""
        with self._lock:
            if self.loaded is None:
                self.loaded = self._make()
            return self.loaded

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        app = self.loaded
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
