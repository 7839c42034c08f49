"""Files that are sent to the site. A list of people may be the wrong file, so it is never put on a disk to be read."""

from __future__ import annotations

import io
from typing import IO, Any

from flask import Flask, Request

NEVER_ON_DISK = "electorates.upload_roll"
"""Where somebody may choose a file with birth numbers by mistake. The largest request bounds the memory it takes."""


class CarefulRequest(Request):
    """A request whose file stays in memory where the file may hold what must not be kept."""

    def _get_file_stream(self, *about: Any, **more: Any) -> IO[bytes]:
        """Werkzeug asks here for the place of an uploaded file; large ones would else go to a temporary file."""
        return io.BytesIO() if self.endpoint == NEVER_ON_DISK else super()._get_file_stream(*about, **more)


def init_app(app: Flask) -> None:
    """Read every request carefully."""
    app.request_class = CarefulRequest
