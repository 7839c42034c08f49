"""Voters with browsers: each sends one form after the other, clicks twice now and then, and tries again."""

from __future__ import annotations

import http.client
import random
import re
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

import sqlalchemy as sa
from flask import Flask, g, session
from flask_wtf.csrf import generate_csrf

from citizen.accounts.access import TOKEN, hash_of_token
from citizen.accounts.actions import begin_session
from citizen.accounts.models import Account
from citizen.ballots.actions import Shown, find_slots
from citizen.ballots.forms import idem_bytes, write_shown
from citizen.ballots.models import VoteRound
from citizen.ballots.queries import list_options
from citizen.database import transaction
from citizen.processes.models import Process
from citizen.web.clock import now
from tests import factories as a
from tests.faults.history import Answer, Attempt
from tests.voting import Vote

RECEIPT = re.compile(r'class="receipt-code"[^>]*>(.*?)</p>', re.DOTALL)
MARKS = re.compile(r"<[^>]*>|\s")
TRIES = 12
PAUSE_S = 0.15
ANSWER_WITHIN_S = 25
CLICKS_TWICE = 0.15
LOOKS_AT_RECEIPT = 0.3
GIVES_UP = 0.02
GRACE_S = 5


@dataclass
class Browser:
    """One voter: the cookie and the token of the forms, and what happened so far."""

    number: int
    account: Account
    headers: dict[str, str]
    token: str
    history: list[Attempt] = field(default_factory=list)
    rev: int = 0
    last: tuple[int, ...] = ()
    """How many times this voter has chosen, last so, for all that they know: the page would know more after a fault."""


class Campaign:
    """A crowd of voters against a site; each browser belongs to one thread at a time."""

    def __init__(self, app: Flask, port: int, vote: Vote, voters: int, seed: int) -> None:
        self.port, self.vote, self.seed = port, vote, seed
        self.path = f"/nb/{vote.place.slug}/{vote.process.slug}/stem/sak"
        self.codes = {option.id: option.code for option in list_options(vote.round.id)}
        self.browsers = [_logged_in(app, number, a.a_resident(vote.district)) for number in range(voters)]

    @property
    def history(self) -> list[Attempt]:
        return [attempt for browser in self.browsers for attempt in browser.history]

    def run(self, clients: int, seconds: float, meanwhile: Callable[[random.Random], object] | None = None) -> None:
        """So many clients vote for so long; the other thing is done again and again, with pauses, until the end."""
        end = time.monotonic() + seconds
        threads = [
            threading.Thread(target=self._vote_until, args=(end, self.browsers[number::clients], number))
            for number in range(clients)
        ]
        for thread in threads:
            thread.start()
        chance = random.Random(self.seed)
        while meanwhile and time.monotonic() < end:
            time.sleep(chance.uniform(0.15, 0.8))
            meanwhile(chance)
        for thread in threads:
            thread.join()

    def shown(self, browser: Browser, rev: int, choices: Sequence[int], form: str) -> str:
        """What the page puts into the form for somebody who has chosen so many times, last so."""
        if not rev:
            return write_shown(Shown(0, b""))
        vote = self.vote
        slots = find_slots(vote.keys_dir, vote.round, vote.process, [vote.question.id], browser.account.person_key)
        return write_shown(vote.shown_of(slots[vote.question.id], rev, choices, idem_bytes(form)))

    def close_in(self, seconds: float) -> float:
        """Move the deadline to so many seconds from now; returns when that is."""
        closes_at = now() + timedelta(seconds=seconds)
        with transaction() as session:
            moved = {"closes_at": closes_at, "grace_s": GRACE_S}
            session.execute(sa.update(VoteRound).where(VoteRound.id == self.vote.round.id).values(moved))
            session.execute(
                sa.update(Process).where(Process.id == self.vote.process.id).values(voting_close_at=closes_at)
            )
        return closes_at.timestamp()

    def _vote_until(self, end: float, browsers: Sequence[Browser], number: int) -> None:
        chance = random.Random(f"{self.seed} {number}")
        while time.monotonic() < end:
            self._vote(chance.choice(browsers), chance)

    def _vote(self, browser: Browser, chance: random.Random) -> None:
        choices = tuple(sorted(chance.sample(self.vote.options, chance.randint(0, len(self.vote.options)))))
        form, sent_at = secrets.token_urlsafe(24), now().timestamp()
        if chance.random() < CLICKS_TWICE:
            second = threading.Thread(target=self._send, args=(browser, form, choices, chance.random()))
            second.start()
            answer, receipts = self._send(browser, form, choices, chance.random())
            second.join()
        else:
            answer, receipts = self._send(browser, form, choices, chance.random())
        if answer is Answer.STORED and chance.random() < LOOKS_AT_RECEIPT:
            receipts += self._look(browser)
            again, _none = self._send(browser, form, choices, 1)
            receipts += self._look(browser) if again is Answer.STORED else ()
        if answer is Answer.STORED and (browser.rev == 0 or browser.last != choices):
            browser.rev, browser.last = browser.rev + 1, choices
        browser.history.append(Attempt(browser.number, form, choices, answer, receipts, sent_at))

    def _send(
        self, browser: Browser, form: str, choices: tuple[int, ...], patience: float
    ) -> tuple[Answer, tuple[str, ...]]:
        """Until there is an answer, or the voter gives up."""
        fields = [("csrf_token", browser.token), ("idem", form), ("round", str(self.vote.round.id))]
        fields += [("shown", self.shown(browser, browser.rev, browser.last, form))]
        fields += [("name", self.codes[choice]) for choice in choices] or [("none", "1")]
        started = {"X-Request-Start": f"t={now().timestamp():.3f}"}
        for _ in range(1 if patience < GIVES_UP else TRIES):
            status, _text = self._ask("POST", urlencode(fields), browser.headers | started)
            if status == http.HTTPStatus.SEE_OTHER:
                return Answer.STORED, ()
            if status == http.HTTPStatus.UNPROCESSABLE_ENTITY:
                return Answer.REFUSED, ()
            time.sleep(PAUSE_S)
        return Answer.UNKNOWN, ()

    def _look(self, browser: Browser) -> tuple[str, ...]:
        """The receipt on the page of the ballot, if the page comes."""
        status, text = self._ask("GET", None, browser.headers)
        found = RECEIPT.search(text) if status == http.HTTPStatus.OK else None
        return (MARKS.sub("", found[1]),) if found else ()

    def _ask(self, method: str, body: str | None, headers: dict[str, str]) -> tuple[int, str]:
        """Status 0 where there was no answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_WITHIN_S)
        try:
            connection.request(method, self.path, body=body, headers=headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()


def _logged_in(app: Flask, number: int, account: Account) -> Browser:
    token = secrets.token_urlsafe()
    begin_session(account, hash_of_token(token), None, now())
    with app.test_request_context():
        session[TOKEN] = token
        g.pop("csrf_token", None)  # Flask keeps the context of the test, and with it the token of the one before
        form_token = generate_csrf()
        signed = app.session_interface.get_signing_serializer(app).dumps(dict(session))
    cookie = f"{app.config['SESSION_COOKIE_NAME']}={signed}"
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    return Browser(number, account, headers, form_token)
