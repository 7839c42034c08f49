"""Stands between the site and PostgreSQL and cuts connections at COMMIT: just before it is sent on, or just after.

The protocol needs no understanding for that: psycopg sends each COMMIT as a message of its own.
"""

from __future__ import annotations

import asyncio
import random
import threading
from urllib.parse import urlsplit, urlunsplit

COMMIT = b"COMMIT\x00"
CUTS_ONE_IN = 8
READ_AT_ONCE = 65_536
UNTIL_IT_IS_DONE_S = 0.3
"""So long the server has for the commit whose answer nobody gets."""


class CuttingProxy:
    """`with CuttingProxy(url, seed) as proxy`: proxy.url leads through it; before and after count the cuts."""

    def __init__(self, url: str, seed: int) -> None:
        parts = urlsplit(url)
        self._server = (parts.hostname or "127.0.0.1", parts.port or 5432)
        self._login = parts.netloc.rpartition("@")[0]
        self._parts, self._chance = parts, random.Random(seed)
        self._loop = asyncio.new_event_loop()
        self.before = self.after = 0
        self.url = ""

    def __enter__(self) -> CuttingProxy:
        started = threading.Event()

        async def serve() -> None:
            server = await asyncio.start_server(self._serve_one, "127.0.0.1", 0)
            port = server.sockets[0].getsockname()[1]
            # Encryption is turned off, since the proxy must see the word COMMIT.
            self.url = urlunsplit(
                self._parts._replace(
                    netloc=f"{self._login}@127.0.0.1:{port}", query="sslmode=disable&gssencmode=disable"
                )
            )
            started.set()
            self._ended = asyncio.Event()
            await self._ended.wait()
            server.close()

        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(serve(),))
        self._thread.start()
        started.wait()
        return self

    def __exit__(self, *_fault: object) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(*self._server)
        back = asyncio.ensure_future(_copy(from_server, writer))
        try:
            while data := await reader.read(READ_AT_ONCE):
                if COMMIT in data and self._chance.randrange(CUTS_ONE_IN) == 0:
                    await self._cut(data, to_server, back)
                    return
                to_server.write(data)
                await to_server.drain()
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            back.cancel()
            for end in (to_server, writer):
                end.close()

    async def _cut(self, data: bytes, to_server: asyncio.StreamWriter, back: asyncio.Future[None]) -> None:
        if self._chance.random() < 1 / 2:
            self.before += 1
            return
        self.after += 1
        back.cancel()
        to_server.write(data)
        await to_server.drain()
        await asyncio.sleep(UNTIL_IT_IS_DONE_S)


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(READ_AT_ONCE):
            writer.write(data)
            await writer.drain()
    except (ConnectionError, asyncio.CancelledError):
        pass
    finally:
        writer.close()
