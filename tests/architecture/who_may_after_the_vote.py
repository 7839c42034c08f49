"""Which access the routes of decisions and of the register of names have; a part of the table of all routes."""

from __future__ import annotations

from tests.architecture.kinds_of_access import CASES, DECIDE, PUBLIC, RESIDENTS

AFTER_THE_VOTE = {
    "decisions.add_meeting": CASES,
    "decisions.change_meeting": CASES,
    "decisions.decide": DECIDE,
    "decisions.decide_in_nynorsk": DECIDE,
    "decisions.decide_together": DECIDE,
    "decisions.decide_together_in_nynorsk": DECIDE,
    "decisions.note_sent": CASES,
    "decisions.open_cases": CASES,
    "decisions.prepare_case": CASES,
    "decisions.prepare_many": CASES,
    "decisions.record_appeal": CASES,
    "decisions.remove_meeting": CASES,
    "decisions.settle_appeal": CASES,
    "decisions.show_cases": CASES,
    "decisions.show_decision": PUBLIC,
    "decisions.show_decisions": PUBLIC,
    "decisions.show_desk": CASES,
    "decisions.show_spellings": CASES,
    "register.change_road": CASES,
    "register.download_addresses": CASES,
    "register.download_matrikkel": CASES,
    "register.mark_many": CASES,
    "register.send_feed": PUBLIC,
    "register.show_addresses": CASES,
    "register.show_after_follow": PUBLIC,
    "register.show_matrikkel": CASES,
    "register.show_name": PUBLIC,
    "register.show_name_of_other_form": PUBLIC,
    "register.show_names": PUBLIC,
    "register.show_work": CASES,
    "register.start_following": RESIDENTS,
    "register.stop_following": RESIDENTS,
}
