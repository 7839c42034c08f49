"""Fetching files as staff do: at once where a file is for everyone, else by saying what it is for."""

from __future__ import annotations

PURPOSE = "Saksframlegget i mars"


def fetched(client, address: str):
    """The file at an address such as …/proposals.csv, with the purpose said where it is asked for."""
    page, _dot, ending = address.rpartition(".")
    answer = client.get(address)
    if answer.status_code != 303:
        return answer
    return client.send(page, {"purpose": PURPOSE, "format": ending}, follow_redirects=True)
