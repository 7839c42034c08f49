"""Papers as files: made of finished words, as PDF that screen readers and archives can read, and as Word."""

from citizen.documents.blocks import (
    Attachment,
    Block,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from citizen.documents.charts import bar_chart

__all__ = [
    "Attachment",
    "Block",
    "Bullets",
    "Document",
    "Heading",
    "PageBreak",
    "Paragraph",
    "Picture",
    "Table",
    "bar_chart",
]
