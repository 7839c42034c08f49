"""Somebody who has done all that can be done here: the one whom tests download and delete."""

from __future__ import annotations

import sqlalchemy as sa

from citizen.accounts.actions import begin_session, grant_role
from citizen.accounts.models import Account
from citizen.ballots.models import RoundEvent
from citizen.database import transaction
from citizen.desk.models import CaseMark
from citizen.discussion.models import Argument, ArgumentMark
from citizen.domain.ballot_rules import HowToCount
from citizen.domain.initiatives.writing import Signed
from citizen.domain.notices import FollowKind, NoticeKind, Rhythm
from citizen.domain.permissions import Role
from citizen.domain.tally import Method
from citizen.electorates.models import AgeDeclaration
from citizen.hearings.models import HearingAnswer
from citizen.ideas.models import Idea, IdeaInvitation, IdeaSupport
from citizen.initiatives.models import Initiative
from citizen.moderation.models import (
    ModerationAppeal,
    ModerationCase,
    ModerationDecision,
    ModerationRecipient,
    ModerationReport,
)
from citizen.municipalities.models import District, Municipality
from citizen.notices.actions import Wishes, follow, save_wishes
from citizen.proposals.models import Support
from citizen.web.clock import now
from tests import factories as a
from tests.factories.initiatives import an_initiative, sign
from tests.notices.telling import tell

NAME, EMAIL, GIVEN = "Ragnhild Slettmeg", "ragnhild.slettmeg@example.no", "slettmeg.privat@example.no"
PUBLIC_ID, SID = "slettmeg12345678", "sid-slettmeg"
GOES = "Uleselegord"
"""Stands in every text that shall go: drafts, and notices to the person."""
KEY = bytes(range(100, 132))
STAYS = "Ein sendt idé som alle har lese"


def somebody() -> Account:
    district = a.a_district(a.a_municipality())
    return a.a_resident(district, shown_name=NAME, email=EMAIL, language="nn", person_key=KEY, public_id=PUBLIC_ID)


def do_everything(person: Account) -> None:
    """Write, support, sign up for, report and follow all there is; with something of others beside it."""
    with transaction() as session:
        home = session.get_one(District, person.district_id)
        place = session.get_one(Municipality, home.municipality_id)
    process, other = a.an_idea_round(place), a.a_resident()
    sent, foreign = a.an_idea(process, person, title=STAYS), a.an_idea(process, other, title="Ein annan idé")
    draft = a.an_idea(process, person, title=f"Utkast {GOES}", body=GOES, state="draft", sent_at=None)
    road = a.a_road(a.a_district(place))
    question = a.a_question(a.a_process(place), road, a.a_road(a.a_district(place, "Lidal")))
    name = a.a_proposal(question, "Uleselegvegen", person)
    for kind, target in ((FollowKind.IDEA, foreign), (FollowKind.PROCESS, process)):
        follow(person.id, kind, target.id)
    save_wishes(person.id, Wishes(Rhythm.DAILY, mine_at_once=True, topics=[], address=GIVEN))
    tell(place, person, title=f"Noko om {GOES}", kind=NoticeKind.NEW_IDEA)
    grant_role(person.id, place.id, Role.STAFF)
    begin_session(person, b"t" * 32, SID, now())
    assert isinstance(sign(an_initiative(place), person, NAME), Signed)
    vote = a.a_vote(place, HowToCount(Method.SINGLE), ["Raud", "Blå"])
    at = now()
    with transaction() as session:
        argument = Argument(
            public_id="arg1",
            idea_id=foreign.id,
            side="for",
            text="Eit argument som står",
            language="nn",
            account_id=person.id,
            sent_at=at,
        )
        case = ModerationCase(municipality_id=place.id, kind="ide", ref=sent.public_id, status="open")
        session.add_all([argument, case])
        session.flush()
        decision = ModerationDecision(
            public_id="avgj1",
            case_id=case.id,
            number=1,
            kind="hide",
            reason="off-topic",
            on_appeal=False,
            moderator_id=person.id,
            title="x",
            statement_nb="x",
            statement_nn="Avgjerd på nynorsk",
            decided_at=at,
            waited_since=at,
        )
        session.add(decision)
        session.flush()
        session.add_all(
            [
                CaseMark(account_id=person.id, process_id=process.id, slug="sak", note=f"Notat {GOES}", changed_at=at),
                IdeaSupport(idea_id=foreign.id, account_id=person.id, given_at=at),
                IdeaInvitation(token_hash=b"i" * 32, idea_id=draft.id, made_at=at),
                ArgumentMark(argument_id=argument.id, account_id=person.id, given_at=at),
                Support(proposal_id=name.id, account_id=other.id),
                AgeDeclaration(account_id=person.id, process_id=process.id, declared_at=at),
                HearingAnswer(
                    public_id="svar1",
                    process_id=process.id,
                    account_id=person.id,
                    text="Eit svar som står",
                    language="nn",
                    sent_at=at,
                ),
                ModerationReport(
                    case_id=case.id, account_id=person.id, reason="spam", text="Ei melding", reported_at=at
                ),
                ModerationRecipient(decision_id=decision.id, account_id=person.id),
                ModerationAppeal(decision_id=decision.id, account_id=person.id, text="Ei klage", appealed_at=at),
                Initiative(
                    public_id="innb1",
                    municipality_id=place.id,
                    author_id=person.id,
                    title=f"Utkast {GOES}",
                    what=GOES,
                    why="x",
                    language="nn",
                    begun_at=at,
                ),
                RoundEvent(
                    round_id=vote.id,
                    happened_at=at,
                    kind="stopped",
                    reason_nb="x",
                    reason_nn="x",
                    old_closes_at=at,
                    new_closes_at=at,
                    account_id=person.id,
                ),
            ]
        )
        session.execute(sa.update(Idea).where(Idea.id == foreign.id).values(supports=1))
