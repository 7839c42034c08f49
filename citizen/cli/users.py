"""`citizen users`: who may do what for a municipality."""

from __future__ import annotations

from typing import NoReturn

import click

from citizen.accounts import actions, queries
from citizen.accounts.models import Account
from citizen.cli.context import with_database
from citizen.domain.permissions import Role
from citizen.municipalities.models import Municipality
from citizen.municipalities.queries import find_municipality_by_number
from citizen.setting_up.actions import give_role, remove_role
from citizen.web.clock import now

ROLES = click.Choice([role.value for role in Role])
NUMBER = click.option("--municipality", "number", required=True, metavar="NUMBER", help="The municipality's number.")


@click.group()
def users() -> None:
    """People who log in, and their roles.

    A person is named by the user ID that stands on their own page, or by the e-mail address that the login itself
    called verified. Somebody who has never logged in is not known yet.
    """


@users.command()
@click.argument("email_or_id")
@click.argument("role", type=ROLES)
@NUMBER
@with_database
def grant(email_or_id: str, role: str, number: str) -> None:
    """Give a person a role for a municipality, from their next page on."""
    account, place = the_person(email_or_id), the_municipality(number)
    give_role(place.id, account.public_id, Role(role))
    click.echo(f"{account.public_id} is {role} for {place.number} {place.name}.")


@users.command()
@click.argument("email_or_id")
@click.argument("role", type=ROLES)
@NUMBER
@with_database
def revoke(email_or_id: str, role: str, number: str) -> None:
    """Take a role away, from the person's next page on."""
    account, place = the_person(email_or_id), the_municipality(number)
    had_it = remove_role(place.id, account, Role(role))
    no_longer = "is no longer" if had_it else "was not"
    click.echo(f"{account.public_id} {no_longer} {role} for {place.number} {place.name}.")


@users.command("list")
@click.option("--municipality", "number", metavar="NUMBER", help="Only this municipality.")
@with_database
def list_roles(number: str | None) -> None:
    """Say who has which role: user ID, role, municipality, e-mail address."""
    place = the_municipality(number) if number else None
    for given in queries.list_grants(place.id if place else None):
        click.echo(f"{given.public_id}\t{given.role}\t{given.municipality}\t{given.email or '-'}")


@users.command()
@click.argument("email_or_id")
@with_database
def disable(email_or_id: str) -> None:
    """Shut a person out, from their next page on."""
    account = the_person(email_or_id)
    actions.disable_account(account.id, now())
    click.echo(f"{account.public_id} is shut out.")


@users.command()
@click.argument("email_or_id")
@with_database
def enable(email_or_id: str) -> None:
    """Let a person log in again."""
    account = the_person(email_or_id)
    actions.enable_account(account.id)
    click.echo(f"{account.public_id} can log in.")


def the_person(email_or_id: str) -> Account:
    return queries.find_account(email_or_id) or give_up(
        f"no person is known as {email_or_id}: let them log in once, and use the user ID that My page shows."
    )


def the_municipality(number: str) -> Municipality:
    return find_municipality_by_number(number) or give_up(
        f"no municipality has the number {number}: use one of those that are set up here."
    )


def give_up(sentence: str) -> NoReturn:
    click.echo(f"citizen: {sentence}", err=True)
    raise SystemExit(2)
