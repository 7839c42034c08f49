"""Archives that are written once and sent many times: a large box must not be packed anew for everyone who asks."""

from __future__ import annotations

import os
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import IO

CHUNK = 1 << 16


class _Archive:
    """A file that is closed when neither the site nor anybody who reads it needs it any more."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.size = os.fstat(file.fileno()).st_size

    def __del__(self) -> None:
        self._file.close()

    def read(self) -> Iterator[bytes]:
        """From its beginning, at a place of one's own: several can read it at once."""
        place = 0
        while chunk := os.pread(self._file.fileno(), CHUNK, place):
            place += len(chunk)
            yield chunk


class KeptArchives:
    """The archives that were asked for last, each in a file of the system's temporary folder that has no name.

    A file without a name can't be exchanged by anybody else on the machine, and is gone with the process.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._files: OrderedDict[bytes, _Archive] = OrderedDict()
        self._lock = threading.Lock()

    def open(self, key: bytes, write: Callable[[IO[bytes]], None]) -> tuple[int, Iterator[bytes]]:
        """Size and content of the archive with this key; `write` makes it where it is not kept."""
        with self._lock:  # who asks meanwhile waits, rather than packing the same box beside
            archive = self._files.get(key)
            if archive is None:
                archive = self._files[key] = _written(write)
            self._files.move_to_end(key)
            while len(self._files) > self._most:
                self._files.popitem(last=False)
        return archive.size, archive.read()


def _written(write: Callable[[IO[bytes]], None]) -> _Archive:
    file = tempfile.TemporaryFile()  # noqa: SIM115 — kept open for those who ask later
    try:
        write(file)
        file.flush()
    except BaseException:
        file.close()
        raise
    return _Archive(file)
