"""What people can write that a file must carry as it is."""

from __future__ import annotations

FORMULA = '=HYPERLINK("http://evil";"Klikk")'
CELLS = (
    "Æøå ÆØÅ éàô",
    "Čáhppesluohkká ŋđšžŧ ŊĐŠŽŦ",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    FORMULA,
    "linje 1\nlinje 2\n\nlinje 4",
    "semikolon; \"hermeteikn\"; komma, og 'apostrof'",
    "  mellomrom kring  ",
    "'=1+1",
    "\t=tab",
    "0301",
    "1,5",
    "2026-11-23",
    "_x0041_",
    "🎉 𐐷 \u202esnudd\u202c",
)
"""Letters of Norwegian and of Sámi languages, formulas and their full-width twins, line breaks, what looks like numbers
and days, and what a workbook would read as something else.
"""
