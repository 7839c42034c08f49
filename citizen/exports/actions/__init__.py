"""Make the files, at once or in the background, and note who asked for what and why."""

from citizen.exports.actions.contents import Contents, internal, opened
from citizen.exports.actions.making import make_due_files, remove_old_files
from citizen.exports.actions.ordering import file_of, note_written, order_file
from citizen.exports.actions.workbooks import write_workbook
from citizen.exports.actions.writing import FORMATS, TYPES, codebook_of, pieces_of, write_file

__all__ = [
    "FORMATS",
    "TYPES",
    "Contents",
    "codebook_of",
    "file_of",
    "internal",
    "make_due_files",
    "note_written",
    "opened",
    "order_file",
    "pieces_of",
    "remove_old_files",
    "write_file",
    "write_workbook",
]
