"""Walks through the demonstration's login as a browser does, step by step."""

from __future__ import annotations

from werkzeug.test import TestResponse

from citizen.oidc.demo_people import TestPerson, list_people
from tests.reading import Page, ReadingClient


def a_test_person(district: str | None = None, number: int = 0) -> TestPerson:
    """A resident of the demonstration without a role; by default one who lives in one of the former municipalities."""
    fitting = [person for person in list_people() if not person.roles and person.district == (district or "9901")]
    return fitting[number]


def press_log_in(client: ReadingClient, go_to: str = "", lang: str = "nb") -> TestResponse:
    """Open the login page and press its button; the answer leads to the provider."""
    return client.send(f"/{lang}/logg-inn/start", {"next": go_to})


def open_provider(client: ReadingClient, response: TestResponse) -> Page:
    """Follow to the provider's page."""
    first = client.get(response.location)
    assert first.status_code == 303
    return Page(client.get(first.location).text)


def choose(client: ReadingClient, page: Page, person: TestPerson, lang: str = "nb") -> TestResponse:
    """Press a person's button; the answer leads back to the callback."""
    fields = {str(field["name"]): field.get("value") for field in page.all("input") if field.get("type") == "hidden"}
    return client.post(f"/{lang}/demo-login", data={**fields, "person": person.email})


def bring_back(client: ReadingClient, person: TestPerson, go_to: str = "", lang: str = "nb") -> str:
    """Everything up to the callback, whose address is returned and not yet opened."""
    page = open_provider(client, press_log_in(client, go_to, lang))
    answer = choose(client, page, person, lang)
    assert answer.status_code == 303
    return answer.location


def log_in_as(client: ReadingClient, person: TestPerson, go_to: str = "", lang: str = "nb") -> TestResponse:
    """The whole login; the answer is the callback's own."""
    return client.get(bring_back(client, person, go_to, lang))
