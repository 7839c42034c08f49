"""Cuts a stream of bytes into lines of text, block by block, and says which line is to blame when it can't."""

from collections.abc import Callable, Iterator
from typing import IO

from citizen.kartverket.problems import Problem, UnusableFile

BLOCK = 1024 * 1024
LONGEST_LINE = 65_536
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

Progress = Callable[[int], None]
"""Called with the number of bytes read since the last call."""


def _tell_nobody(_read: int) -> None:
    """The progress of a reading that nobody watches."""


def blocks_of_lines(
    stream: IO[bytes], file_name: str, progress: Progress = _tell_nobody
) -> Iterator[tuple[int, list[str], bool]]:
    """Blocks as (number of the first line, lines without line ends, whether the last one was cut short)."""
    rest, line = b"", 1
    while block := stream.read(BLOCK):
        progress(len(block))
        if line == 1 and not rest:
            block = _without_mark(block, file_name)
        end = block.rfind(b"\n") + 1
        if end == 0:
            rest = _joined(rest, block, file_name, line)
            continue
        lines = _decoded(rest + block[:end], file_name, line).split("\n")[:-1]
        yield line, lines, False
        line += len(lines)
        rest = _joined(b"", block[end:], file_name, line)
    if rest:
        yield line, [_decoded(rest, file_name, line)], True


def _without_mark(block: bytes, file_name: str) -> bytes:
    if block.startswith(_UTF16_MARKS):
        raise UnusableFile(file_name, Problem.NOT_UTF8, 1)
    return block.removeprefix(_UTF8_MARK)


def _joined(rest: bytes, block: bytes, file_name: str, line: int) -> bytes:
    if len(rest) + len(block) > LONGEST_LINE:
        raise UnusableFile(file_name, Problem.LINE_TOO_LONG, line, limit=LONGEST_LINE)
    return rest + block


def _decoded(raw: bytes, file_name: str, first_line: int) -> str:
    """UTF-8 without NUL; CRLF becomes LF so that a line end is one character."""
    nul = raw.find(b"\0")
    if nul >= 0:
        raise UnusableFile(file_name, Problem.NUL, first_line + raw.count(b"\n", 0, nul))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + raw.count(b"\n", 0, error.start)
        raise UnusableFile(file_name, Problem.NOT_UTF8, line) from error
    return text.replace("\r\n", "\n")
