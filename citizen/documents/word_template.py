"""The template of papers as Word, built here so that it can be read and reviewed; docxtpl fills it."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

FONT = "Arial"
LOCALES = {"nb": "nb-NO", "nn": "nn-NO"}
MARGIN_CM = 2.2
SIZES = {"Title": 21, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11}
TEXT_POINTS, NOTE_POINTS, LEAD_POINTS, FOOTER_POINTS = 10.5, 9, 12.5, 7
CONDITIONS = {
    ("heading", "level", 1): "Heading 1",
    ("heading", "level", 2): "Heading 2",
    ("heading", "level", 3): "Heading 3",
    ("paragraph", "tone", "plain"): "Normal",
    ("paragraph", "tone", "lead"): "Lead",
    ("paragraph", "tone", "note"): "Note",
    ("paragraph", "tone", "strong"): "Strong paragraph",
}

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SMALL = '<w:rPr><w:sz w:val="14"/></w:rPr>'
NUMBER = f"<w:r>{SMALL}<w:t>1</w:t></w:r></w:fldSimple>"
NUMBER_OF_PAGE = f'<w:fldSimple {SPACE} w:instr="PAGE">{NUMBER}'
BETWEEN_NUMBERS = f'<w:r {SPACE}>{SMALL}<w:t xml:space="preserve"> / </w:t></w:r>'
NUMBER_OF_PAGES = f'<w:fldSimple {SPACE} w:instr="NUMPAGES">{NUMBER}'
BREAK = f'<w:p {SPACE}><w:r><w:br w:type="page"/></w:r></w:p>'
TABLE = (
    f'<w:tbl {SPACE}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
    '<w:tblLayout w:type="fixed"/>'
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/></w:tblCellMar>'
    '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
    ' w:noHBand="0" w:noVBand="1"/>'
    '</w:tblPr><w:tblGrid><w:gridCol w:w="9400"/></w:tblGrid>{rows}</w:tbl>'
)


@cache
def word_template(language: str) -> bytes:
    """An empty paper in this language form: real headings, tables with heads, and places for the words."""
    from docx import Document
    from docx.oxml import parse_xml

    paper = Document()
    _set_styles(paper, LOCALES[language])
    _add_footer(paper)
    _say(paper, "{{ paper.title }}", "Title")
    _command(paper, "for block in paper.blocks")
    for number, ((kind, part, value), style) in enumerate(CONDITIONS.items()):
        word = "if" if number == 0 else "elif"
        _command(paper, f"{word} block.kind == {kind!r} and block.{part} == {value!r}")
        _say(paper, "{{ block.text }}", style)
    _command(paper, "elif block.kind == 'bullets'")
    _command(paper, "for item in block['items']")
    _say(paper, "{{ item }}", "List Bullet")
    _command(paper, "endfor")
    _command(paper, "elif block.kind == 'picture'")
    _say(paper, "{{ block.image }}", "Picture")
    _say(paper, "{{ block.caption }}", "Caption")
    _command(paper, "elif block.kind == 'table'")
    _say(paper, "{{ block.caption }}", "Caption")
    _add_table(paper)
    _say(paper, "", "Note")
    _command(paper, "elif block.kind == 'page-break'")
    paper.element.body.insert(len(paper.element.body) - 1, parse_xml(BREAK))
    _command(paper, "endif")
    _command(paper, "endfor")
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def _command(paper: Any, words: str) -> None:
    """A line for docxtpl alone, of which nothing stays in the paper."""
    paper.add_paragraph(f"{{%p {words} %}}")


def _say(paper: Any, words: str, style: str) -> None:
    paper.add_paragraph(words, style=style)


def _set_styles(paper: Any, locale: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    for section in paper.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(TEXT_POINTS)
    normal.paragraph_format.space_after = Pt(7)
    for name, size in SIZES.items():
        style = paper.styles[name]
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), True, RGBColor(0x1B, 0x1B, 0x1B)
        style.paragraph_format.keep_with_next = True
        _use_font(style)
    for name, size in (("Lead", LEAD_POINTS), ("Note", NOTE_POINTS), ("Strong paragraph", TEXT_POINTS)):
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = normal, Pt(size)
    strong = paper.styles["Strong paragraph"]
    strong.font.bold, strong.paragraph_format.keep_with_next = True, True
    picture = paper.styles.add_style("Picture", WD_STYLE_TYPE.PARAGRAPH)
    picture.base_style, picture.paragraph_format.keep_with_next = normal, True
    caption = paper.styles["Caption"]
    caption.font.size, caption.font.bold, caption.font.italic = Pt(NOTE_POINTS), False, True
    caption.font.color.rgb = RGBColor(0x1B, 0x1B, 0x1B)
    caption.paragraph_format.keep_with_next = True
    _speak(paper, locale)


def _use_font(style: Any) -> None:
    """The theme's font would else come before the style's own."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def _speak(paper: Any, locale: str) -> None:
    """The language of the text, for those who have it read aloud and for the spelling checker."""
    from docx.oxml.ns import qn

    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    paper.core_properties.language = locale


def _add_footer(paper: Any) -> None:
    """The paper's own line, then the number of the page and of all pages, which Word counts."""
    from docx.oxml import parse_xml
    from docx.shared import Pt

    footer = paper.sections[0].footer
    line = footer.paragraphs[0]
    line.style = paper.styles["Note"]
    line.add_run("{{ paper.footer }}  –  ").font.size = Pt(FOOTER_POINTS)
    for end in (NUMBER_OF_PAGE, BETWEEN_NUMBERS, NUMBER_OF_PAGES):
        footer.part.element[0].append(parse_xml(end))


def _add_table(paper: Any) -> None:
    """One row for the head, which is repeated on each page, and one that docxtpl repeats for each row of the block."""
    from docx.oxml import parse_xml

    body = paper.element.body
    head, row = _cells_of("block.head"), _cells_of("row")
    begin, end = _row(_cell("{%tr for row in block.rows %}")), _row(_cell("{%tr endfor %}"))
    first = _row(head.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>"), "<w:tblHeader/>")
    rows = "".join((first, begin, _row(row), end))
    body.insert(len(body) - 1, parse_xml(TABLE.format(rows=rows)))


def _cells_of(held: str) -> str:
    """A cell for each part of what is held; numbers stand to the right."""
    loop = (
        _cell(f"{{%tc for cell in {held} %}}"),
        _cell("{%tc if loop.index0 in block.numeric %}"),
        _cell("{{ cell }}", to_the_right=True),
        _cell("{%tc else %}"),
        _cell("{{ cell }}"),
        _cell("{%tc endif %}"),
        _cell("{%tc endfor %}"),
    )
    return "".join(loop)


def _row(cells: str, more: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{cells}</w:tr>"


def _cell(words: str, *, to_the_right: bool = False) -> str:
    side = '<w:jc w:val="right"/>' if to_the_right else ""
    style = f'<w:pPr><w:pStyle w:val="Note"/><w:spacing w:after="20"/>{side}</w:pPr>'
    width = '<w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
    return f"<w:tc>{width}<w:p>{style}<w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"
