"""A case officer sets up a vote without JavaScript, moves a deadline and stops a round; a resident reads of it."""

from __future__ import annotations


def fill(page, **fields):
    for name, text in fields.items():
        page.locator(f'[name="{name}"]').fill(text)


def test_a_vote_is_set_up_without_javascript_and_read_in_both_forms(visit):
    staff = visit("nb", width=360, javascript=False).log_in("Hanne Myklebust")
    staff.go("/nb/stab/fjordsund/").follow("Lag en avstemning")
    staff.press("Kunngjør avstemningen").sees("Skriv denne teksten: Tittel (Bokmål).")
    page = staff.page
    for part in ("question", "title", "summary", "why"):
        fill(page, **{f"{part}_nb": f"Hvilken benk? {part}", f"{part}_nn": f"Kva for ein benk? {part}"})
    fill(page, option_1_name_nb="Rød benk", option_2_name_nb="Blå benk", slug="benken")
    staff.press("Legg til ett alternativ til")
    assert page.evaluate("document.activeElement.name") == "option_5_name_nb"
    fill(page, option_5_name_nb="Gul benk", option_5_name_nn="Gul benk")
    staff.press("Se siden som innbygger").sees("Gul benk")
    staff.press("Kunngjør avstemningen").sees("Si nå hvem som kan stemme.")
    staff.go("/nb/fjordsund/benken/").sees("Avstemningen åpner")
    staff.go("/nb/stab/fjordsund/benken/avstemning").press("Lagre endringene").sees("Avstemningen er endret.")
    reader = visit("nn", width=1280)
    reader.go("/nn/fjordsund/benken/").sees("Kva for ein benk? question").sees("Gul benk")


def test_a_deadline_is_moved_and_a_round_is_stopped_and_everyone_reads_why(visit):
    staff = visit("nn", width=360).log_in("Hanne Myklebust")
    staff.go("/nn/stab/fjordsund/kulturhuset/runde").sees("Open for røysting til")
    fill(staff.page, name="Kari Nordmann", address="kari@example.no")
    staff.press("Legg til vitnet").sees("Kari Nordmann er no vitne")
    closes = staff.page.locator('[name="closes_at"]').input_value()
    fill(staff.page, closes_at=closes.replace("23:59", "22:00"), reason_nb="Strømmen går.", reason_nn="Straumen går.")
    staff.press("Endre fristen").sees("Fristen er no").sees("Straumen går.")
    staff.follow("Stopp avrøystinga og rett feilen")
    fill(staff.page, reason_nb="Ett navn var skrevet feil.", reason_nn="Eitt namn var skrive feil.")
    staff.press("Gå vidare og sjå over").sees("Vil du stoppe avrøystinga no?")
    staff.press("Stopp avrøystinga no").sees("Avrøystinga er stoppa.").sees("Ho er ein kopi")
    reader = visit("nb", width=1280)
    reader.go("/nb/fjordsund/kulturhuset/").sees("Ett navn var skrevet feil.")
    reader.follow("Stemmene i avstemningen som ble stoppet (nummer 1)").sees("Ett navn var skrevet feil.")
