"""A paper as Word, for staff who work on with it: docxtpl fills the template, with everything escaped."""

from __future__ import annotations

import io
from typing import Any

from citizen.documents.blocks import Document, Table, as_values
from citizen.documents.pdf import draw
from citizen.documents.word_template import word_template

PICTURE_CM = 14.5
TABLE_TWIPS = 9400
"""How wide a table is: the width between the margins."""


def make_word(document: Document) -> bytes:
    """The paper as .docx. No word of it is read as a command, and each picture says what it shows."""
    from docx.shared import Cm
    from docxtpl import DocxTemplate, InlineImage

    template = DocxTemplate(io.BytesIO(word_template(document.language)))
    values = as_values(document)
    for block in values["blocks"]:
        if block["kind"] == "picture":
            block["image"] = InlineImage(template, io.BytesIO(draw(block["svg"])), width=Cm(PICTURE_CM))
    template.render({"paper": values}, autoescape=True)
    _describe(template.docx, values, document)
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()


def _describe(paper: Any, values: dict[str, Any], document: Document) -> None:
    """What docxtpl can't fill: what pictures show, how wide columns are, and whose paper it is."""
    from docx.oxml.ns import qn

    pictures = [block for block in values["blocks"] if block["kind"] == "picture"]
    body = paper.element.body
    for number, (about, block) in enumerate(zip(body.iter(qn("wp:docPr")), pictures, strict=True), start=1):
        about.set("descr", block["alt"])
        about.set("name", f"Figur {number}")
        about.set("id", str(number))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for table, table_block in zip(body.iter(qn("w:tbl")), tables, strict=True):
        _set_widths(table, table_block)
        if table_block.is_small:
            _keep_together(table)
    paper.core_properties.title = values["title"]
    paper.core_properties.author = values["author"]
    paper.core_properties.created = paper.core_properties.modified = document.made_at.replace(tzinfo=None)


def _keep_together(table: Any) -> None:
    """Every row but the last on the page of the next one, so that no row is left alone."""
    from docx.oxml.ns import qn

    for row in list(table.iterchildren(qn("w:tr")))[:-1]:
        for line in row.iter(qn("w:p")):
            line.get_or_add_pPr().get_or_add_keepNext()


def _set_widths(table: Any, block: Table) -> None:
    """In the XML itself: asked cell by cell, python-docx would take minutes over a long table."""
    from docx.oxml.ns import qn

    widths = block.widths or [1] * len(block.head)
    shares = [str(round(TABLE_TWIPS * width / sum(widths))) for width in widths]
    for column, share in zip(table.iter(qn("w:gridCol")), shares, strict=True):
        column.set(qn("w:w"), share)
    for row in table.iterchildren(qn("w:tr")):
        for cell, share in zip(row.iterchildren(qn("w:tc")), shares, strict=True):
            for width in cell.iter(qn("w:tcW")):
                width.set(qn("w:w"), share)
                width.set(qn("w:type"), "dxa")
