"""Staff fetch files: what has names in it only when they say what for, in both forms, with and without JavaScript."""

from __future__ import annotations

import csv
import io
import json
import re

import openpyxl

from tests.journeys.visitor import Visitor

CLOSED = {"nb": "Hva skal veiene med like navn i Havnes og Lidal hete?", "nn": "Kva skal vegane med like namn i Havnes"}


def open_file(staff: Visitor, process: str, title: str) -> None:
    """From the catalogue to the page of one file, by the round that it is about."""
    section = staff.page.locator("section", has=staff.page.get_by_role("heading", name=re.compile(re.escape(process))))
    section.get_by_role("link", name=title, exact=True).click()
    staff.page.wait_for_load_state()
    staff.look()


def fetch(staff: Visitor, button: str, role: str = "button"):
    with staff.page.expect_download() as fetched:
        staff.page.get_by_role(role, name=button).click()
    return fetched.value


def rows_of(download) -> list[dict[str, str]]:
    text = download.path().read_text("utf-8-sig")
    assert "\r\n" in download.path().read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_in_bokmaal_without_javascript(visit):
    hanne = visit("nb", javascript=False).log_in("Hanne")
    hanne.go("/nb/stab/fjordsund/").follow("Hent filer").sees("Filer du kan hente")
    open_file(hanne, CLOSED["nb"], "Navneforslagene")
    hanne.press("Hent filen (CSV)").sees("Skriv hva du skal bruke filen til").sees("Se på dette før du går videre")
    hanne.write("Hva skal du bruke filen til?", "Møtet i mars")
    whole = rows_of(fetch(hanne, "Hent filen (CSV)"))
    assert {"foreslaatt_navn", "begrunnelse", "forslagsstiller"} <= set(whole[0])
    hanne.page.get_by_label("Tidligere kommune").select_option(label="Lidal")
    hanne.press("Vis", nth=0).sees("Listen er avgrenset, og det er filen også.")
    hanne.write("Hva skal du bruke filen til?", "Møtet i mars, bare Lidal")
    book = fetch(hanne, "Excel (XLSX)")
    assert book.suggested_filename.endswith(".xlsx")
    header, *lines = openpyxl.load_workbook(io.BytesIO(book.path().read_bytes()))["data"].iter_rows(values_only=True)
    place, name = header.index("tidligere_kommune"), header.index("foreslaatt_navn")
    assert [line[name] for line in lines] == [
        row["foreslaatt_navn"] for row in whole if row["tidligere_kommune"] == "Lidal"
    ]
    assert 0 < len(lines) < len(whole)
    assert {line[place] for line in lines} == {"Lidal"}
    hanne.go("/nb/stab/fjordsund/eksport/").follow("Hvem som har hentet hva")
    hanne.sees("Hanne Myklebust").sees("Navneforslagene (CSV)").sees("Møtet i mars, bare Lidal").sees("XLSX, omrade=")
    hanne.go("/nb/stab/fjordsund/logg").sees("Hvorfor: Møtet i mars, bare Lidal")


def test_in_nynorsk_with_javascript(visit):
    hanne = visit("nn", width=1280, scheme="dark").log_in("Hanne")
    hanne.go("/nn/stab/fjordsund/eksport/")
    open_file(hanne, CLOSED["nn"], "Resultatet")
    everything = rows_of(fetch(hanne, "Hent fila (CSV)", "link"))
    question = hanne.page.get_by_label("Spørsmål").locator("option").nth(1).get_attribute("value")
    hanne.page.get_by_label("Spørsmål").select_option(question)
    hanne.press("Vis", nth=0).sees("Lista er avgrensa")
    rows = rows_of(fetch(hanne, "Hent fila (CSV)", "link"))
    assert rows == [row for row in everything if row["spoersmaal"] == question]
    assert 0 < len(rows) < len(everything)
    hanne.go("/nn/stab/fjordsund/eksport/")
    open_file(hanne, "Heile kommunen", "Avgjerdene til moderatorane")
    hanne.press("JSON").sees("Skriv kva du skal bruke fila til")
    hanne.write("Kva skal du bruke fila til?", "Årsmeldinga")
    made = json.loads(fetch(hanne, "JSON").path().read_text("utf-8"))
    assert {"avgjoerelse", "begrunnelse_nn", "moderator"} <= set(made[0])
    hanne.go("/nn/stab/fjordsund/eksport/").follow("Kven som har henta kva").sees("Årsmeldinga")
    hanne.go("/nn/stab/fjordsund/eksport/").follow("Opne data for alle").sees("NLOD 2.0")
