"""A key that is destroyed is gone with its copies, and one that is being destroyed is never taken for a key."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from citizen.escrow import escrow_key, make_private_key
from citizen.keys import KeyMissing, destroy_key, make_key, read_key


@pytest.fixture
def folder(tmp_path):
    """The keys of rounds 1 and 12, each with two copies in escrow."""
    public_keys = [make_private_key()[1] for _ in range(2)]
    for name in ("round-1", "round-12"):
        make_key(tmp_path, name)
        escrow_key(tmp_path, name, public_keys)
    return tmp_path


def files_in(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


OTHERS = {"round-12.key", "escrow/round-12.1.wrapped", "escrow/round-12.2.wrapped"}


def test_a_destroyed_key_is_gone_with_its_copies_and_no_other_key(folder):
    destroy_key(folder, "round-1")
    assert files_in(folder) == OTHERS
    with pytest.raises(KeyMissing):
        read_key(folder, "round-1")


def test_destroying_twice_is_destroying_once(folder):
    destroy_key(folder, "round-1")
    destroy_key(folder, "round-1")
    assert files_in(folder) == OTHERS


def test_a_key_that_never_was_is_destroyed(tmp_path):
    destroy_key(tmp_path, "round-1")
    assert files_in(tmp_path) == set()


def test_what_a_crash_while_making_a_key_left_is_destroyed_too(folder):
    for left in ("round-1.0a1b2c.new", "escrow/round-1.2.0a1b2c.new"):
        (folder / left).write_bytes(bytes(32))
    destroy_key(folder, "round-1")
    assert files_in(folder) == OTHERS


@pytest.mark.parametrize("survived", range(3))
def test_a_crash_at_any_moment_leaves_no_key_of_zeros_and_the_next_run_finishes(folder, monkeypatch, survived):
    class PowerCut(BaseException):
        pass

    left, unlink = [survived], Path.unlink

    def unlink_until_the_cut(path, *args):
        left[0] -= 1
        if left[0] < 0:
            raise PowerCut
        unlink(path, *args)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", unlink_until_the_cut)
        with pytest.raises(PowerCut):
            destroy_key(folder, "round-1")
    with pytest.raises(KeyMissing):
        read_key(folder, "round-1")
    destroy_key(folder, "round-1")
    assert files_in(folder) == OTHERS


def test_the_bytes_are_overwritten_before_the_file_goes(folder, monkeypatch):
    seen, unlink = [], Path.unlink

    def look_and_unlink(path, *args):
        seen.append(path.read_bytes())
        unlink(path, *args)

    monkeypatch.setattr(Path, "unlink", look_and_unlink)
    destroy_key(folder, "round-1")
    assert len(seen) == 3
    assert not any(any(content) for content in seen)


@pytest.mark.parametrize("name", ["", "../round-1", "round_1", "*"])
def test_a_name_that_is_none_destroys_nothing(folder, name):
    before = files_in(folder)
    with pytest.raises(ValueError, match="name"):
        destroy_key(folder, name)
    assert files_in(folder) == before


def test_the_name_of_a_new_key_is_on_disk_too(tmp_path, monkeypatch):
    synced, fsync = [], os.fsync

    def note_and_sync(descriptor):
        synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", note_and_sync)
    make_key(tmp_path, "round-1")
    assert synced == [False, True]
