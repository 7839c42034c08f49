"""Loading a register by the staff page and by the command: the same file, the same refusals."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from flask import Flask
from werkzeug.test import TestResponse

from citizen.cli import roads_import
from citizen.roads.queries import list_registers
from tests.elverum import ELVERUM, HAS_ELVERUM
from tests.kartverket.files import address, csv_text, write_zip
from tests.reading import Page, ReadingClient
from tests.roads.registers import LIDAL, a_place_with_roads, as_staff, snapshot

GOOD = csv_text([address(number=str(number)) for number in range(1, 4)] + [address("Osplia", "1001")])
ROW = GOOD.split("\r\n")[1]


def bomb() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return write_zip(Path(folder), {"a.csv": GOOD + "\r\n" * 5_000_000}).read_bytes()


def zipped(**entries: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return write_zip(Path(folder), {f"{name}.csv": text for name, text in entries.items()}).read_bytes()


SPOILT: dict[str, Callable[[], str | bytes]] = {
    "empty": lambda: "",
    "truncated": lambda: GOOD + ROW[: len(ROW) // 2],
    "latin-1": lambda: GOOD.encode() + ROW.replace("Storgata", "Åsvegen").encode("latin-1"),
    "wrong columns": lambda: GOOD.replace("adressenavn", "vegnavn"),
    "ragged": lambda: GOOD + ROW + ";\r\n" + ROW + "\r\n",
    "NUL": lambda: GOOD + ROW.replace("Storgata", "Stor\0gata") + "\r\n",
    "10 MB in one line": lambda: GOOD + "x" * 10_000_000,
    "another municipality": lambda: GOOD.replace(";9902;", ";9903;"),
    "bad code": lambda: csv_text([address(), address(code="12a")]),
    "two names": lambda: csv_text([address(), address(name="Åsvegen")]),
    "no road addresses": lambda: csv_text([address(adressetype="matrikkeladresse")]),
    "zip bomb": bomb,
    "two files in the zip": lambda: zipped(a=GOOD, b=GOOD),
    "broken zip": lambda: zipped(a=GOOD)[:-30],
    "not a file of addresses": lambda: "<!DOCTYPE html>\n<html></html>\n",
}


def upload(
    client: ReadingClient, page: str, content: str | bytes, number: str = LIDAL, name: str = "a.csv", **ticked: str
) -> TestResponse:
    """What a browser sends, written out: the test client's own way leaves large files open."""
    raw = content.encode() if isinstance(content, str) else content
    fields = {"csrf_token": client.csrf_token(), "number": number, **ticked}
    parts = [f'--edge\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{fields[key]}\r\n' for key in fields]
    parts.append(f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n')
    body = "".join(parts).encode() + raw + b"\r\n--edge--\r\n"
    return client.post(page, data=body, content_type="multipart/form-data; boundary=edge", follow_redirects=True)


def run(app: Flask, *arguments: str | Path) -> tuple[int, str, str]:
    """The command on the test's own database: the callback without the application that it would make."""
    command = roads_import.import_file
    inside = click.Command("import", params=command.params, callback=command.callback.__wrapped__)
    result = CliRunner().invoke(inside, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("content", [GOOD, zipped(a=GOOD)], ids=["plain", "zipped"])
def test_a_file_is_loaded_on_the_page_and_what_it_did_is_said(client: ReadingClient, content: str | bytes) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    answer = upload(client, f"{place.stem}vegregister", content)
    assert answer.status_code == 200
    text = Page(answer.text).text
    assert "Registeret for Lidal er lastet inn: 0 nye veier, 2 endret, 2 borte, 0 tilbake." in text
    assert [row.addresses for row in list_registers(place.municipality.id) if row.number == LIDAL] == [4]
    again = upload(client, f"{place.stem}vegregister", content)
    assert "Registeret for Lidal var allerede slik. Ingenting ble endret." in Page(again.text).text


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_spoilt_file_says_what_to_do_and_leaves_everything_as_it_was(
    client: ReadingClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    place = a_place_with_roads()
    as_staff(client, place)
    before = snapshot()
    nynorsk = place.stem.replace("/nb/", "/nn/")
    refused = upload(client, f"{nynorsk}vegregister", SPOILT[spoilt](), name="lidal.csv")
    assert refused.status_code == 422
    assert "lidal.csv" in Page(refused.text).text
    assert Page(refused.text).title.startswith("Feil:")
    assert snapshot() == before
    assert list(tmp_path.iterdir()) == []


def a_long_register(roads: int) -> str:
    return csv_text([address(f"Lang{number}vegen", str(2000 + number)) for number in range(roads)])


def test_a_file_that_lost_its_end_is_asked_about_before_it_is_stored(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    page = f"{place.stem}vegregister"
    assert "20 nye veier, 0 endret, 4 borte" in Page(upload(client, page, a_long_register(20)).text).text
    assert upload(client, page, a_long_register(15)).status_code == 200
    before = snapshot()
    asked = upload(client, page, a_long_register(9))
    assert asked.status_code == 422
    text = Page(asked.text).text
    assert "6 av de 15 veiene som er lagret for Lidal, mangler i denne filen, så den kan være kuttet." in text
    assert "Last inn likevel" in text
    assert snapshot() == before
    stored = upload(client, page, a_long_register(9), allow_missing="y")
    assert "0 nye veier, 0 endret, 6 borte" in Page(stored.text).text


def test_one_new_road_is_counted_as_one(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    upload(client, f"{place.stem}vegregister", a_long_register(3))
    assert "1 ny vei, 0 endret" in Page(upload(client, f"{place.stem}vegregister", a_long_register(4)).text).text
    nynorsk = place.stem.replace("/nb/", "/nn/")
    assert "1 ny veg, 0 endra" in Page(upload(client, f"{nynorsk}vegregister", a_long_register(5)).text).text


def test_the_command_asks_for_a_flag_when_many_roads_are_missing(app: Flask, tmp_path: Path) -> None:
    a_place_with_roads()
    file = tmp_path / "lidal.csv"
    file.write_text(a_long_register(20), "utf-8")
    assert "20 nye veier (Lang0vegen, " in run(app, file, "--municipality", LIDAL)[1]
    before = snapshot()
    file.write_text(a_long_register(1), "utf-8")
    code, said, errors = run(app, file, "--municipality", LIDAL)
    assert (code, said) == (2, "")
    assert errors.startswith("citizen: lidal.csv: mangler 19 av de 20 veiene som er lagret for Lidal")
    assert "--allow-missing" in errors
    assert snapshot() == before
    code, said, _errors = run(app, file, "--municipality", LIDAL, "--allow-missing", "--language", "nn")
    assert (code, said.splitlines()[0]) == (0, "9902 Lidal: 1 veg, 1 adresse.")


def test_a_missing_choice_is_said_at_its_field(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    refused = client.send(f"{place.stem}vegregister", {"number": "0301"})
    text = Page(refused.text).text
    assert refused.status_code == 422
    assert "Velg hvilken av de tidligere kommunene filen er fra." in text
    assert "Velg filen som skal lastes inn." in text


def test_a_file_over_the_limit_is_refused_with_a_page(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    before = snapshot()
    assert upload(client, f"{place.stem}vegregister", b"x" * (33 * 1024 * 1024)).status_code == 413
    assert snapshot() == before


def test_the_command_loads_and_repeats(app: Flask, tmp_path: Path) -> None:
    a_place_with_roads()
    file = tmp_path / "lidal.csv"
    file.write_text(GOOD, "utf-8")
    code, said, _errors = run(app, file, "--municipality", LIDAL)
    assert code == 0
    assert "9902 Lidal: 2 veier, 4 adresser." in said
    assert "Endret: 2 (Storgata, Osplia)" in said
    assert "Borte fra registeret: 2 (Elvestien, Sagabakken)" in said
    assert run(app, file, "--municipality", LIDAL, "--language", "nn") == (
        0,
        "9902 Lidal: 2 vegar, 4 adresser.\nIngenting er endra: basen sa det same som fila.\n",
        "",
    )


@pytest.mark.parametrize("spoilt", SPOILT)
def test_the_command_refuses_with_one_sentence_and_status_2(app: Flask, tmp_path: Path, spoilt: str) -> None:
    a_place_with_roads()
    before = snapshot()
    content = SPOILT[spoilt]()
    file = tmp_path / "lidal.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    code, said, errors = run(app, file, "--municipality", LIDAL)
    assert (code, said) == (2, "")
    assert errors.startswith("citizen: lidal.csv")
    assert errors.count("\n") == 1
    assert snapshot() == before


@pytest.mark.parametrize("number", ["0301", "Oslo", "", "\x1b[2J"])
def test_the_command_refuses_a_number_that_is_nobody_s(app: Flask, tmp_path: Path, number: str) -> None:
    a_place_with_roads()
    code, _said, errors = run(app, tmp_path / "finst-ikkje.csv", "--municipality", number)
    assert code == 2
    assert "ingen kommune i basen" in errors
    assert "\x1b" not in errors


if HAS_ELVERUM:

    def test_the_real_register_of_elverum_is_loaded_and_repeated(app: Flask) -> None:
        from tests import factories as a

        place = a.a_municipality("Elverum", number="3420")
        code, said, errors = run(app, ELVERUM, "--municipality", "3420")
        assert (code, errors) == (0, "")
        assert "465 veier" in said
        assert "Ingenting er endret" in run(app, ELVERUM, "--municipality", "3420")[1]
        assert place.register_version == 1
