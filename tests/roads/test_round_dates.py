"""The dates of a round: what is refused, what is only warned of, and how they are said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from citizen.domain.phases import Phase, Schedule
from citizen.roads.views.round_dates import show_end
from citizen.web.clock import now
from citizen.web.wall_clock import show_full_moment
from tests import factories as a
from tests.reading import Page, ReadingClient
from tests.roads.registers import a_place, a_place_with_roads, as_staff
from tests.roads.test_set_up_round import all_pairs, form_of, page_fields, processes, wall

WRONG = [
    (
        {"proposals_open_at": wall(-1)},
        "Dette tidspunktet er passert. Velg en senere dag for når det åpnes for forslag.",
    ),
    ({"voting_close_at": wall(800)}, "Datoen ligger mer enn to år fram. Se på årstallet."),
    ({"proposals_close_at": wall(1, "23:59")}, "Perioden er kortere enn ett døgn. Se på datoene."),
]


@pytest.mark.parametrize("do", ["", "preview"])
@pytest.mark.parametrize(("changes", "said"), WRONG)
def test_dates_that_can_not_stand_are_refused_also_in_the_preview(
    client: ReadingClient, changes: dict[str, str], said: str, do: str
) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = form_of(client, place, all_pairs())
    refused = client.send(f"{place.stem}runder/ny", {**fields, **changes, "do": do})
    assert refused.status_code == 422
    assert said in Page(refused.text).text
    assert f'aria-describedby="{next(iter(changes))}-hint {next(iter(changes))}-error-1"' in refused.text
    assert processes() == 0


@pytest.mark.parametrize(("changes", "said"), WRONG)
def test_dates_that_can_not_stand_are_refused_in_a_change_too(
    client: ReadingClient, changes: dict[str, str], said: str
) -> None:
    place = a_place()
    a.a_process(place.municipality, Phase.ANNOUNCED, slug="nye-namn")
    as_staff(client, place)
    address = f"{place.stem}nye-namn/endre"
    refused = client.send(address, {**page_fields(client.get(address).text), **changes})
    assert refused.status_code == 422
    assert said in Page(refused.text).text


def test_the_preview_says_the_year_the_length_and_when_it_is_short(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = {**form_of(client, place, all_pairs()), "proposals_close_at": wall(15, "23:59")}
    shown = Page(client.send(f"{place.stem}runder/ny", {**fields, "do": "preview"}).text).text
    closes = datetime.fromisoformat(fields["proposals_close_at"])
    assert f"{closes.year} kl. 23.59 – 14 dager" in shown
    assert shown.count("Innbyggerne får bare") == 1
    assert "Innbyggerne får bare 14 dager." in shown
    nynorsk = client.send(f"{place.stem.replace('/nb/', '/nn/')}runder/ny", {**fields, "do": "preview"})
    assert "Innbyggjarane får berre 14 dagar." in Page(nynorsk.text).text


def test_the_message_after_it_says_the_year_and_the_length(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = form_of(client, place, all_pairs())
    answer = client.send(f"{place.stem}runder/ny", fields, follow_redirects=True)
    opens = datetime.fromisoformat(fields["proposals_open_at"])
    text = Page(answer.text).text
    assert f"{opens.year} kl. 09.00, og fristen er" in text
    assert "kl. 23.59 – 28 dager. Avstemningen åpner" in text


def test_a_period_is_counted_by_the_clock_on_the_wall(app: Flask) -> None:
    opens, closes = datetime(2026, 12, 2, 8, tzinfo=UTC), datetime(2027, 1, 6, 22, 59, tzinfo=UTC)
    over_summer_time = datetime(2027, 3, 27, 8, tzinfo=UTC), datetime(2027, 3, 29, 7, tzinfo=UTC)
    with app.test_request_context("/nb/"):
        assert show_end(Schedule(opens, closes, *over_summer_time), "proposals_close_at") == (
            "onsdag 6. januar 2027 kl. 23.59 – 35 dager"
        )
        assert show_end(Schedule(opens, closes, *over_summer_time), "voting_close_at").endswith("– 2 dager")


@pytest.mark.parametrize(
    ("hour", "said"), [(0, " kl. 02.30 (sommertid)"), (1, " kl. 02.30 (vintertid)"), (2, " kl. 03.30")]
)
def test_the_hour_that_comes_twice_says_which(app: Flask, hour: int, said: str) -> None:
    with app.test_request_context("/nb/"):
        assert show_full_moment(datetime(2027, 10, 31, hour, 30, tzinfo=UTC)).endswith(said)


def test_which_of_two_hours_must_be_chosen_and_is_remembered(client: ReadingClient) -> None:
    place = a_place_with_roads()
    as_staff(client, place)
    fields = {**form_of(client, place, all_pairs()), "voting_close_at": "2027-10-31T02:30"}
    asked = client.send(f"{place.stem}runder/ny", fields)
    (select,) = [control for control in Page(asked.text).all("select") if control["name"] == "voting_close_at_which"]
    assert "required" in select
    assert '<option value="">Velg …</option>' in asked.text
    assert "(kan stå tomt)" not in Page(asked.text).text
    assert client.send(f"{place.stem}runder/ny", {**fields, "voting_close_at_which": "second"}).status_code == 303
    change = client.get(f"{place.stem}{fields['slug']}/endre")
    assert '<option selected value="second">' in change.text


@pytest.mark.parametrize(
    ("phase", "said"),
    [
        (Phase.PROPOSING, "Runden er åpen, så tekster og datoer kan ikke endres lenger."),
        (Phase.CLOSED, "Runden er avsluttet, så tekster og datoer kan ikke endres lenger."),
    ],
)
def test_a_round_that_has_opened_says_why_it_can_not_be_changed(client: ReadingClient, phase: Phase, said: str) -> None:
    place = a_place()
    a.a_process(place.municipality, phase, slug="nye-namn")
    as_staff(client, place)
    assert said in client.page(f"{place.stem}nye-namn/endre").text


def test_a_conflict_says_what_will_hold(client: ReadingClient) -> None:
    place = a_place()
    a.a_process(place.municipality, Phase.ANNOUNCED, slug="nye-namn", voting_close_at=now() + timedelta(days=60))
    as_staff(client, place)
    address = f"{place.stem}nye-namn/endre"
    fields = page_fields(client.get(address).text)
    client.send(address, fields)
    refused = client.send(address, {**fields, "title_nb": "Min?"})
    assert "Lagrer du nå, gjelder det som står i skjemaet." in Page(refused.text).text
