"""How the demonstration reaches its own provider: through the application itself, without a second worker."""

from __future__ import annotations

from contextvars import Context
from typing import Any
from urllib.parse import urlsplit

import requests
from flask import Flask
from requests.adapters import BaseAdapter
from werkzeug.test import Client


class InProcess(BaseAdapter):
    """Answers requests by calling the application in this very process."""

    def __init__(self, app: Flask, host: str) -> None:
        super().__init__()
        self._app = app
        self._host = host

    def send(self, request: requests.PreparedRequest, *_args: Any, **_kwargs: Any) -> requests.Response:
        parts = urlsplit(request.url or "")
        # In an empty context, so that the request within the request shares nothing with the one around it.
        answered = Context().run(
            Client(self._app.wsgi_app).open,
            parts.path,
            base_url=f"http://{self._host}",
            query_string=parts.query,
            method=request.method,
            headers=list(request.headers.items()),
            data=request.body,
        )
        response = requests.Response()
        response.status_code = answered.status_code
        response.headers.update(dict(answered.headers))
        response._content = answered.get_data()  # noqa: SLF001 — how requests' own adapters for tests fill an answer
        response.url = request.url or ""
        response.request = request
        answered.close()
        return response

    def close(self) -> None:
        """Nothing is held open."""
