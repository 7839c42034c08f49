"""What is too large is refused before it costs anything, also when the request does not say how large it is."""

from __future__ import annotations

import io
import time
import tracemalloc

import pytest

from citizen.kartverket import UnusableFile, read_register
from citizen.web.security import LARGEST_FORM, LARGEST_REQUEST, MOST_FIELDS
from tests.kartverket.files import address, write_csv

FORM = "application/x-www-form-urlencoded"
FORMS = ("/nb/logg-ut", "/nb/min-side", "/nb/fjordsund/runde/veg/x", "/login/backchannel", "/nb/nope")


def chunked(client, path, body, content_type=FORM):
    """A request that does not say how long it is, as a server gives it to the application."""
    return client.post(
        path,
        input_stream=io.BytesIO(body),
        content_type=content_type,
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )


def with_a_file(client, path, size):
    """A form with a file of this size, written out: the test client's own way leaves large files open."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n'
    return client.post(path, data=head + b"x" * size + b"\r\n--x--\r\n", content_type="multipart/form-data; boundary=x")


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    "body", [b"a=1&" * 20_000, b"a=" + b"x" * 600_000, b"a=1&" * 2_000_000], ids=["fields", "600 kB", "8 MB"]
)
def test_an_endless_form_is_refused_at_once(client, path, body):
    began = time.monotonic()
    for answer in (client.post(path, data=body, content_type=FORM), chunked(client, path, body)):
        assert answer.status_code == 413
        assert len(answer.data) < 20_000
    assert time.monotonic() - began < 0.5


def test_the_largest_form_of_ours_is_taken(client):
    body = "&".join(["pair=1"] * (MOST_FIELDS - 1))
    assert client.post("/nb/logg-ut", data=body, content_type=FORM).status_code == 400  # only the token is missing


@pytest.mark.parametrize("path", FORMS[:-1])
def test_only_the_page_for_registers_reads_large_files(client, path):
    assert with_a_file(client, path, LARGEST_FORM + 1).status_code == 413


def test_the_page_for_registers_reads_large_files_but_not_endless_ones(client):
    page = "/nb/stab/fjordsund/vegregister"
    assert with_a_file(client, page, 2_000_000).status_code in (303, 400)  # only the login is missing
    assert with_a_file(client, page, LARGEST_REQUEST).status_code == 413


def test_an_endless_address_is_refused(client):
    assert client.get("/nb/fjordsund/?q=" + "a" * 1_000_000).status_code in (400, 414)


def test_a_file_cant_fill_the_memory_with_long_names(tmp_path):
    rows = [address(name=f"{number}" + "x" * 60_000, code=str(1000 + number)) for number in range(600)]
    path = write_csv(tmp_path, rows)
    del rows
    tracemalloc.start()
    try:
        with pytest.raises(UnusableFile, match="linje 2"):
            read_register(path)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
