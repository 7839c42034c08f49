"""`citizen users`: roles are given by user ID or by an address that the login called verified."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from citizen.accounts.queries import roles_at
from citizen.cli.users import users
from citizen.domain.permissions import Role
from tests.factories import a_municipality, a_person_with_role, a_resident


@pytest.fixture
def run(app):
    """Runs the command inside the tests' own application."""
    return lambda *words: CliRunner().invoke(users, words)


@pytest.mark.parametrize("known_as", ["abcd1234", "kari@example.com"])
def test_a_role_is_given_by_id_or_address(run, known_as):
    municipality = a_municipality(number="9900")
    account = a_resident(public_id="abcd1234", email="kari@example.com")
    a_resident(public_id="other")

    result = run("grant", known_as, "staff", "--municipality", "9900")

    assert result.exit_code == 0, result.stderr
    assert result.stdout == "abcd1234 is staff for 9900 Fjordsund.\n"
    assert roles_at(account.id, municipality.id) == {Role.STAFF}


def test_giving_a_role_twice_and_taking_it_twice_are_no_faults(run):
    municipality = a_municipality(number="9900")
    account = a_resident(public_id="abcd1234")
    given = [run("grant", "abcd1234", "moderator", "--municipality", "9900") for _ in range(2)]
    taken = [run("revoke", "abcd1234", "moderator", "--municipality", "9900") for _ in range(2)]

    assert [result.exit_code for result in given + taken] == [0, 0, 0, 0]
    assert roles_at(account.id, municipality.id) == set()
    assert taken[0].stdout.startswith("abcd1234 is no longer moderator")
    assert taken[1].stdout.startswith("abcd1234 was not moderator")


def test_taking_a_role_leaves_the_others(run):
    here, there = a_municipality(number="9900"), a_municipality("Der", number="9950")
    account = a_person_with_role(here, Role.STAFF, public_id="abcd1234")
    for role, number in (("moderator", "9900"), ("staff", "9950")):
        run("grant", "abcd1234", role, "--municipality", number)

    run("revoke", "abcd1234", "staff", "--municipality", "9900")

    assert roles_at(account.id, here.id) == {Role.MODERATOR}
    assert roles_at(account.id, there.id) == {Role.STAFF}


def test_the_list_says_who_has_which_role(run):
    here, there = a_municipality(number="9900"), a_municipality("Der", number="9950")
    a_person_with_role(here, Role.STAFF, public_id="abcd1234", email="kari@example.com")
    a_person_with_role(there, Role.ADMIN, public_id="efgh5678")
    a_resident()

    assert run("list").stdout == "abcd1234\tstaff\t9900\tkari@example.com\nefgh5678\tadmin\t9950\t-\n"
    assert run("list", "--municipality", "9950").stdout == "efgh5678\tadmin\t9950\t-\n"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("grant", "nobody", "staff", "--municipality", "9900"), "nobody"),
        (("grant", "nobody@example.com", "staff", "--municipality", "9900"), "nobody@example.com"),
        (("grant", "abcd1234", "staff", "--municipality", "0000"), "0000"),
        (("grant", "abcd1234", "king", "--municipality", "9900"), "king"),
        (("grant", "abcd1234", "staff"), "--municipality"),
        (("list", "--municipality", "0000"), "0000"),
        (("disable", "nobody"), "nobody"),
    ],
)
def test_what_cant_be_done_is_said_in_one_sentence(run, words, named):
    municipality = a_municipality(number="9900")
    account = a_resident(public_id="abcd1234")

    result = run(*words)

    assert result.exit_code == 2
    assert named in result.stderr
    assert "Traceback" not in result.output
    assert roles_at(account.id, municipality.id) == set()


def test_a_person_who_is_shut_out_is_out_until_let_in_again(run, client):
    account = a_resident(public_id="abcd1234")
    client.log_in(account)
    assert client.get("/nb/min-side").status_code == 200

    assert run("disable", "abcd1234").exit_code == 0
    assert client.get("/nb/min-side").status_code == 303
    assert run("enable", "abcd1234").exit_code == 0
    client.log_in(account)

    assert client.get("/nb/min-side").status_code == 200


def test_unsafe_settings_end_with_a_sentence(monkeypatch):
    monkeypatch.setenv("CITIZEN_ENV", "production")

    result = CliRunner().invoke(users, ["list"])

    assert result.exit_code == 2
    assert result.stderr.startswith("citizen: ")
