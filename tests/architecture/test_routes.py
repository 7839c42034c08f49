"""Every route says who may call it, and the table here says the same. A new route without a row fails."""

from __future__ import annotations

from citizen.domain.permissions import Permission

PUBLIC, RESIDENTS = "public", "residents"
SET_UP, STAFF, EXPORT = (
    f"permission:{p}" for p in (Permission.SET_UP_ROUNDS, Permission.SEE_STAFF_PAGES, Permission.EXPORT)
)
COUNCIL = f"permission:{Permission.SEE_COUNCIL_PAGES}"

WHO_MAY = {
    "static": PUBLIC,
}


def routes(app):
    return {rule.endpoint: app.view_functions[rule.endpoint] for rule in app.url_map.iter_rules()}


def test_every_route_says_who_may_call_it(app):
    silent = [name for name, view in routes(app).items() if name != "static" and not hasattr(view, "__access__")]
    assert silent == []
