"""The whole story in bokmål on a phone: propose, support, vote, see the result, and fetch the file."""

from __future__ import annotations

import csv
import io
import re

FJORDSUND = "/nb/fjordsund"


def test_a_resident_proposes_a_name_and_is_told_at_once_what_is_wrong(visit):
    oddvar = visit("nb")
    oddvar.go(f"{FJORDSUND}/").follow("Hva skal veier med nesten samme navn hete?")
    oddvar.follow("Bakkane")
    oddvar.write("Hvilket navn foreslår du?", "storgata")
    oddvar.sees("stor forbokstav")
    oddvar.write("Hvilket navn foreslår du?", "Lyngmyrtunet").sees("Navnet kan brukes")
    oddvar.look()
    oddvar.write(re.compile("Hvorfor passer"), "Hele tunet lå på ei lyngmyr før husene kom.")
    oddvar.press("Foreslå navnet")
    oddvar.press(re.compile("Logg inn")).press(re.compile("Sondre"))
    oddvar.sees("teksten din er tatt vare på")
    oddvar.press("Foreslå navnet")
    oddvar.sees("Lyngmyrtunet")
    oddvar.sees("Forslaget ditt")


def test_a_name_that_is_proposed_already_becomes_support(visit):
    kari, ola = visit("nb"), visit("nb")
    for person, name in ((kari, "Sondre"), (ola, "Live")):
        person.log_in(name).go(f"{FJORDSUND}/nesten-like-navn/veg/bratanvegen")
        person.write("Hvilket navn foreslår du?", "Sevjetoppen" if person is kari else "sevjetoppen ")
        person.write(re.compile("Hvorfor passer"), "Bjørkesevja renner her om våren.")
        person.press("Foreslå navnet")
    ola.sees("var allerede foreslått").sees("nå støtter du det forslaget")
    ola.press(re.compile("støtte.*Sevjetoppen|Sevjetoppen.*støtte"))
    ola.sees(re.compile("Du støtter ikke .* lenger"))


def test_a_resident_votes_changes_the_vote_and_goes_on(visit):
    amir = visit("nb").log_in("Amir")
    amir.go(f"{FJORDSUND}/").follow("Stem på de nye navnene")
    amir.follow(re.compile("^Stem på "))
    boxes = amir.page.get_by_role("checkbox")
    amir.choose(0)
    amir.sees(re.compile(r"Stemmen din er registrert kl\. \d\d\.\d\d"))
    chosen = boxes.nth(0).get_attribute("value")
    amir.choose(1)
    amir.sees("Stemmen din er registrert").look()
    amir.page.wait_for_load_state("networkidle")
    amir.page.reload()
    assert amir.page.locator(f"input[value='{chosen}']").is_checked()
    amir.follow("Neste vei").sees("Du har ikke stemt på denne veien ennå")
    amir.page.get_by_text("Ingen av disse", exact=True).click()
    amir.sees("Du valgte ingen av navnene")
    amir.follow("Alle veiene, og hva du har stemt").sees("Du har stemt på 2 av 17 veier")


def test_a_vote_made_after_logging_out_in_another_tab_is_said_to_be_lost_and_made_anew(visit):
    borghild = visit("nb").log_in("Borghild")
    borghild.go(f"{FJORDSUND}/oyrane-og-havna/stem/tunvegen")
    borghild.page.context.clear_cookies()
    borghild.choose(0)
    borghild.sees("ble ikke lagret")
    borghild.press("Lagre valget mitt").press(re.compile("Logg inn")).press(re.compile("Borghild"))
    borghild.sees("det valget ble ikke lagret. Velg én gang til")
    borghild.choose(0).sees("Stemmen din er registrert")


def test_a_quick_thumb_loses_no_vote(visit):
    amir = visit("nb").log_in("Máret")
    amir.go(f"{FJORDSUND}/oyrane-og-havna/stem/tunvegen")
    amir.page.evaluate("""() => { document.querySelector('.ballot-choice label').click();
        [...document.querySelectorAll('a')].find(a => a.textContent === 'Neste vei').click(); }""")
    amir.page.wait_for_url(lambda url: not url.endswith("tunvegen"))
    amir.go(f"{FJORDSUND}/oyrane-og-havna/stem/tunvegen").sees("Stemmen din er registrert")


def test_everyone_can_read_the_result_and_a_tie_is_called_a_tie(visit):
    reader = visit("nb")
    reader.go(f"{FJORDSUND}/havnes-lidal/").follow(re.compile("[Ss]e resultatet"))
    reader.sees("Dette valgte innbyggerne").sees("Uavgjort")
    reader.page.locator("main table a").first.click()
    reader.look()
    reader.sees("Stemmer på hvert navn").sees("De tidligere kommunene side om side")
    reader.page.get_by_text("Vis tallene som tabell").click()
    reader.look()


def test_a_councillor_sees_what_residents_said(visit):
    ingrid = visit("nb").log_in("Ingrid")
    ingrid.follow("Sider for folkevalgte").sees("Bunken min").follow("Les neste sak").sees("Hva innbyggerne sa")


def test_staff_make_ballots_and_fetch_a_file_that_opens(visit):
    hanne = visit("nb").log_in("Hanne")
    hanne.follow("Sider for ansatte")
    hanne.go("/nb/stab/fjordsund/skole-kirke-og-havn/utvalg")
    hanne.press("Gjør stemmesedlene klare").sees("Stemmesedlene er klare")
    hanne.go("/nb/stab/fjordsund/eksport/").go("/nb/stab/fjordsund/eksport/skole-kirke-og-havn/proposals")
    hanne.page.get_by_label("Hva skal du bruke filen til?").fill("Saksframlegget i mars")
    with hanne.page.expect_download() as download:
        hanne.page.get_by_role("button", name="Hent filen (CSV)").click()
    data = download.value.path().read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 30
