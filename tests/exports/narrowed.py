"""Files that are narrowed: from the page and from the command, which must give the same bytes."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import urlencode

from click.testing import CliRunner

from citizen.cli import main
from citizen.domain.datasets import DATASETS
from citizen.domain.permissions import Role
from citizen.municipalities.models import Municipality
from citizen.processes.models import Process
from tests import factories as a
from tests.exports.fetching import PURPOSE
from tests.reading import ReadingClient

Row = dict[str, str]


class Narrowed:
    """Fetches files of one municipality as a member of staff, from both places."""

    def __init__(self, client: ReadingClient, folder: Any, place: Municipality) -> None:
        self.client, self.folder, self.place = client, folder, place
        self.client.log_in(a.a_person_with_role(place, Role.STAFF))

    def rows(self, process: Process | None, name: str, **wanted: object) -> list[Row]:
        """The lines of the file, narrowed; a name with _ behind stands for a word that Python has taken."""
        said = {key.removesuffix("_"): str(value) for key, value in wanted.items()}
        page = self._from_the_page(process, name, said)
        assert page == self._from_the_command(process, name, said), f"{name}: {said}"
        return read(page)

    def _from_the_page(self, process: Process | None, name: str, said: dict[str, str]) -> bytes:
        page = f"/nb/stab/{self.place.slug}/eksport/{process.slug if process else '-'}/{name}"
        if DATASETS[name].is_personal:
            form = {"purpose": PURPOSE, "format": "csv"}
            answer = self.client.send(f"{page}?{urlencode(said)}", form, follow_redirects=True)
        else:
            answer = self.client.get(f"{page}.csv?{urlencode(said)}")
        assert answer.status_code == 200, answer.status_code
        return bytes(answer.data)

    def _from_the_command(self, process: Process | None, name: str, said: dict[str, str]) -> bytes:
        file = self.folder / "ut.csv"
        about = f"{self.place.slug}/{process.slug}" if process else self.place.slug
        words = ["export", about, "--dataset", name, "--output", str(file)]
        for key, value in said.items():
            words += ["--filter", f"{key}={value}"]
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, result.output
        return bytes(file.read_bytes())

    def open_rows(self, process: Process | None, name: str, **wanted: object) -> list[dict[str, Any]]:
        """The same from the API for everyone, in one page."""
        said = {key.removesuffix("_"): str(value) for key, value in wanted.items()}
        about = f"/processes/{process.slug if process else '-'}/datasets/{name}?{urlencode(said)}"
        rows: list[dict[str, Any]] = self.client.get(f"/api/v1/municipalities/{self.place.slug}{about}").json["rows"]
        file = self.client.get(
            f"/data/{self.place.slug}/{process.slug if process else '-'}/{name}.json?{urlencode(said)}"
        )
        assert rows == file.json
        return rows


def read(data: bytes) -> list[Row]:
    header, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    return [dict(zip(header, line, strict=True)) for line in lines]
