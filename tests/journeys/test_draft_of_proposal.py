"""What is written in the form for a name outlives a reload and the other language form, and is gone once it is sent."""

from __future__ import annotations

import re

ROAD = "/nb/fjordsund/nesten-like-navn/veg/bakkane"
NAME = re.compile("Hvilket navn foreslår du|Kva namn føreslår du")
REASON = re.compile("Hvorfor passer|Kvifor passar")


def written(visitor):
    return tuple(visitor.page.get_by_label(label).first.input_value() for label in (NAME, REASON))


def test_the_draft_follows_into_the_other_language_form_and_through_a_reload(visit):
    reader = visit("nb")
    reader.go(ROAD).write(NAME, "kvernmyrstien").write(REASON, "Kverna sto i myra.")
    reader.press(re.compile("Bruk «Kvernmyrstien»"))
    reader.page.get_by_role("link", name="Nynorsk").click()
    reader.page.wait_for_load_state()
    reader.lang = "nn"
    reader.sees("Namnet kan brukast").look()
    assert written(reader) == ("Kvernmyrstien", "Kverna sto i myra.")
    reader.page.reload()
    assert written(reader) == ("Kvernmyrstien", "Kverna sto i myra.")
    reader.write(NAME, "")
    reader.page.reload()
    assert written(reader) == ("", "Kverna sto i myra.")


def test_a_draft_that_was_refused_is_kept_and_one_that_was_stored_is_gone(visit):
    live = visit("nb").log_in("Live")
    live.go(ROAD).write(NAME, "Kvernmyrlia").press("Foreslå navnet")
    assert written(live) == ("Kvernmyrlia", "")
    live.go(ROAD)
    assert written(live) == ("Kvernmyrlia", "")
    live.write(REASON, "Lia ved myra.").press("Foreslå navnet")
    live.sees("Forslaget ditt")
    assert "#" not in live.page.url
    live.go(ROAD)
    assert written(live) == ("", "")


def test_the_next_person_at_the_same_machine_does_not_get_the_draft(visit):
    live = visit("nb").log_in("Live")
    live.go(ROAD).write(NAME, "Kvernmyrhaugen")
    live.press("Logg ut")
    live.go(ROAD)
    assert written(live) == ("", "")
