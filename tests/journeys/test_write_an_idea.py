"""An idea is written, looked over, sent and changed: with scripts on a phone, and without any."""

from __future__ import annotations

import re
from pathlib import Path

from tests.ideas.writing import PDF, a_photo

NEW = "/{lang}/fjordsund/lokaldemokrati/ide/ny"
TITLE = re.compile("^Tittel")


def a_picture(folder: Path) -> Path:
    file = folder / "IMG_1.jpg"
    file.write_bytes(a_photo())
    return file


def test_a_proposal_from_the_first_word_to_its_history_in_nynorsk_on_a_phone(visit, tmp_path):
    gunnhild = visit("nn", scheme="dark").log_in("Gunnhild")
    gunnhild.go(NEW.format(lang="nn")).write(TITLE, "Lån ut møterom på skulane til grendelag")
    gunnhild.page.get_by_label("Kva føreslår du, og kvifor?").fill(
        "Grendelaga manglar **stader** å møtast.\n\n- kveldar\n- helger"
    )
    gunnhild.page.get_by_label("Innbyggjarmedverknad").check()
    gunnhild.page.locator("#picture").set_input_files(a_picture(tmp_path))
    gunnhild.press("Legg til biletet").sees("Skildringa manglar")
    gunnhild.press("Sjå over og send").sees("Skildre kva biletet viser")
    gunnhild.write("Kva viser bilete 1?", "Eit tomt klasserom om kvelden").press("Sjå over og send")
    gunnhild.sees("Slik vil andre sjå det").press("Send forslaget")
    gunnhild.sees("Lån ut møterom")
    gunnhild.follow("Endre forslaget").write("Kva føreslår du, og kvifor?", "Grendelaga manglar rom å møtast i.")
    gunnhild.press("Lagre endringane").sees("Forslaget er endra")
    gunnhild.follow("Endra. Sjå kva som stod der før").sees("Versjon 2")


def test_without_scripts_a_document_is_added_and_removed_and_the_proposal_sent(visit, tmp_path):
    amir = visit("nb", width=1280, javascript=False).log_in("Amir")
    document = tmp_path / "plan.pdf"
    document.write_bytes(PDF)
    amir.go(NEW.format(lang="nb")).write(TITLE, "Noe helt for seg selv om romfart")
    amir.write("Hva foreslår du, og hvorfor?", "Fordi det er langt til månen.")
    amir.page.get_by_label("Digitale løsninger").check()
    amir.page.locator("#attachment").set_input_files(document)
    amir.press("Legg til dokumentet").sees("plan.pdf").press("Fjern dokument 1")
    amir.does_not_see("plan.pdf")
    amir.press("Se over og send").press("Send forslaget")
    amir.sees("Noe helt for seg selv")


def test_a_like_proposal_appears_while_the_title_is_written(visit):
    live = visit("nb").log_in("Live")
    borghild = visit("nb", width=1280).log_in("Borghild")
    live.go(NEW.format(lang="nb")).write(TITLE, "Sparkesykler ved fergekaia")
    live.write("Hva foreslår du, og hvorfor?", "Det er langt å gå.")
    live.page.get_by_label("Digitale løsninger").check()
    live.press("Se over og send").press("Send forslaget")
    borghild.go(NEW.format(lang="nb")).page.get_by_label(TITLE).press_sequentially("Sparkesykkel på fergekaia")
    borghild.sees("Noen har foreslått noe lignende").press(re.compile("Støtt dette i stedet"))
    borghild.sees("Sparkesykler ved fergekaia").sees("Du støtter")
