"""A case officer gives the options of a vote pictures: with and without scripts, and from proposals that have some."""

from __future__ import annotations

from pathlib import Path

from tests.ballots.pictures import a_drawing
from tests.journeys.test_staff_run_a_vote import fill

NEW = "/{lang}/stab/fjordsund/avstemning/ny"


def a_picture(folder: Path, colour: str) -> Path:
    file = folder / f"{colour}.png"
    file.write_bytes(a_drawing(colour))
    return file


def test_pictures_are_fetched_described_and_seen_by_a_resident(visit, tmp_path):
    staff = visit("nb", width=1280).log_in("Hanne Myklebust").go(NEW.format(lang="nb"))
    page = staff.page
    for number, colour in ((1, "red"), (2, "blue")):
        page.locator(f'[name="option_{number}_picture"]').set_input_files(a_picture(tmp_path, colour))
    fill(page, option_1_name_nb="Rødt våpen", option_2_name_nb="Blått våpen", option_1_alt_nb="Et rødt skjold")
    staff.press("Hent inn bildene").sees("Alternativ 1: Skriv hva bildet viser, også på nynorsk.")
    assert page.locator("main img").count() == 2
    staff.follow("Alternativ 1: Skriv hva bildet viser")
    assert page.evaluate("document.activeElement.name") == "option_1_alt_nn"
    page.keyboard.type("Eit raudt skjold")
    staff.press("Kunngjør avstemningen").sees("Alternativ 2: Hva bildet viser")
    assert page.locator("main img").count() == 2
    fill(page, option_2_alt_nb="Et blått skjold", option_2_alt_nn="Eit blått skjold", slug="vapenet")
    for part in ("question", "title", "summary", "why"):
        fill(page, **{f"{part}_nb": f"Hvilket våpen? {part}", f"{part}_nn": f"Kva for eit våpen? {part}"})
    staff.press("Kunngjør avstemningen").sees("Si nå hvem som kan stemme.")
    reader = visit("nn", width=360).go("/nn/fjordsund/vapenet/")
    assert reader.page.get_by_alt_text("Eit raudt skjold").first.is_visible()


def test_without_scripts_on_a_phone_a_picture_is_fetched_and_removed_in_nynorsk(visit, tmp_path):
    staff = visit("nn", width=360, javascript=False).log_in("Hanne Myklebust").go(NEW.format(lang="nn"))
    staff.page.locator('[name="option_1_picture"]').set_input_files(a_picture(tmp_path, "green"))
    fill(staff.page, option_1_alt_nn="Eit grønt skjold")
    staff.press("Hent inn bileta").sees("Alternativ 1: Skriv kva biletet viser, òg på bokmål.")
    assert staff.page.get_by_alt_text("Eit grønt skjold").count() == 1
    staff.page.locator('[name="option_1_no_picture"]').check()
    fill(staff.page, option_1_alt_nn="")
    staff.press("Hent inn bileta").does_not_see("òg på bokmål")
    assert staff.page.locator("main img").count() == 0
