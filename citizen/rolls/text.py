"""The lines of a file of text, and the problems of its lines gathered so that all can be told at once."""

from __future__ import annotations

from collections import defaultdict

from citizen.rolls.problems import Problem, UnusableFile

UTF8_MARK = "\ufeff"


def lines_of(content: bytes, file_name: str) -> list[str]:
    """The lines of UTF-8 with or without its mark, CRLF or LF; empty ones at the end left out. Raises UnusableFile."""
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnusableFile(file_name, {Problem.NUL: [content.count(b"\n", 0, content.index(b"\0")) + 1]})
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise UnusableFile(file_name, {Problem.NOT_UTF8: [line]}) from None
    lines = [line.removesuffix("\r") for line in text.removeprefix(UTF8_MARK).split("\n")]
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        raise UnusableFile(file_name, Problem.EMPTY)
    return lines


class Complaints:
    """The problems of a file, each with its lines, raised together when all of it has been read."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._found: dict[Problem, list[int]] = defaultdict(list)

    def add(self, problem: Problem, line: int) -> None:
        self._found[problem].append(line)

    def settle(self) -> None:
        """Raises UnusableFile if anything was wrong."""
        if self._found:
            raise UnusableFile(self._file_name, self._found)
