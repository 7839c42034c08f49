"""Calendar files after RFC 5545: line ends, folding, and text that can't begin a line of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from citizen.domain.calendar_files import LONGEST_LINE, Deadline, write_calendar

AT = datetime(2026, 12, 19, 22, 59, tzinfo=UTC)


def a_file(summary: str = "Frist", description: str = "Om runden", name: str = "Runde") -> str:
    deadline = Deadline("closes-1@example.no", AT, summary, description, "https://example.no/nb/", 2)
    return write_calendar(name, [deadline], AT)


def unfolded(file: str) -> list[str]:
    return file.replace("\r\n ", "").split("\r\n")


def test_every_event_has_what_the_standard_demands():
    lines = unfolded(a_file())
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Citizen//Deadlines//NO"]
    assert {"UID:closes-1@example.no", "DTSTAMP:20261219T225900Z", "DTSTART:20261219T225900Z", "SEQUENCE:2"} < set(
        lines
    )
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_lines_end_with_crlf_and_none_is_longer_than_75_octets():
    file = a_file("Æøå 😀 " * 40)
    assert "\n" not in file.replace("\r\n", "")
    assert max(len(line.encode()) for line in file.split("\r\n")) <= LONGEST_LINE
    assert f"SUMMARY:{'Æøå 😀 ' * 40}" in unfolded(file)


def test_text_is_escaped_and_can_begin_no_line_of_its_own():
    lines = unfolded(a_file("a;b,c\\d\r\nUID:stolen\u2028x\x00\x07"))
    assert "SUMMARY:a\\;b\\,c\\\\d\\nUID:stolen\\nx" in lines
    assert [line for line in lines if line.startswith("UID:")] == ["UID:closes-1@example.no"]
