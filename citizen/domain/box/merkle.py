"""The Merkle tree of RFC 9162: one hash stands for the whole log, and short proofs show what is in it.

A leaf is given by its hash, which is also the commitment of a cast. The tree of no leaves has the root SHA-256("").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

HASH_BYTES = 32
_LEAF = b"\x00"
_NODE = b"\x01"
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf; its first byte keeps a leaf from passing for a node."""
    return sha256(_LEAF + data).digest()


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over all leaves, in their order."""
    level = list(leaves)
    while len(level) > 1:
        level = _level_above(level)
    return level[0] if level else EMPTY_ROOT


class GrowingTree:
    """The root after each leaf, without keeping the leaves: only the roots of the full subtrees are remembered."""

    __slots__ = ("_peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Put one more leaf at the end."""
        node, below = leaf, self.size
        while below & 1:
            node = _node(self._peaks.pop(), node)
            below >>= 1
        self._peaks.append(node)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root of the leaves so far."""
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = _node(peak, root)
        return root


def inclusion_path(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that lead from the leaf at `index` to the root. An index outside the tree raises IndexError."""
    return inclusion_path_in(levels_of(leaves), index)


def levels_of(leaves: Iterable[bytes]) -> tuple[bytes, ...]:
    """The whole tree, the leaves first and the root last; each level is its hashes one after the other."""
    level = list(leaves)
    levels = [b"".join(level)]
    while len(level) > 1:
        level = _level_above(level)
        levels.append(b"".join(level))
    return tuple(levels)


def inclusion_path_in(levels: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """As `inclusion_path`, in a tree whose levels are at hand."""
    if not 0 <= index < len(levels[0]) // HASH_BYTES:
        raise IndexError("there is no such leaf")
    path = []
    for level in levels[:-1]:
        start = (index ^ 1) * HASH_BYTES
        if start < len(level):
            path.append(level[start : start + HASH_BYTES])
        index >>= 1
    return tuple(path)


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Is the leaf the one at `index` in the tree with this size and root?"""
    if not 0 <= index < size:
        return False
    node, place, last = leaf, index, size - 1
    for neighbour in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            node = _node(neighbour, node)
            place, last = _past_left_edges(place, last)
        else:
            node = _node(node, neighbour)
        place >>= 1
        last >>= 1
    return last == 0 and node == root


def consistency_path(leaves: Sequence[bytes], old_size: int) -> tuple[bytes, ...]:
    """The hashes that show that the tree of the first `old_size` leaves is the beginning of the tree of all."""
    if not 0 <= old_size <= len(leaves):
        raise IndexError("the tree was never that large")
    path: list[bytes] = []
    part, old, is_whole = leaves, old_size, True
    while 0 < old < len(part):
        half = 1 << ((len(part) - 1).bit_length() - 1)
        if old <= half:
            path.append(root_of(part[half:]))
            part = part[:half]
        else:
            path.append(root_of(part[:half]))
            part, old, is_whole = part[half:], old - half, False
    if not is_whole:
        path.append(root_of(part))
    return tuple(reversed(path))


def verify_consistency(old_size: int, new_size: int, old_root: bytes, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Did the tree with the new root grow from the one with the old root, with nothing changed or taken out?"""
    if not 0 <= old_size <= new_size:
        return False
    if old_size in (0, new_size):
        return not path and old_root == (EMPTY_ROOT if old_size == 0 else new_root)
    hashes = [old_root, *path] if old_size & (old_size - 1) == 0 else list(path)
    if not hashes:
        return False
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place >>= 1
        last >>= 1
    old = new = hashes[0]
    for neighbour in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = _node(neighbour, old), _node(neighbour, new)
            place, last = _past_left_edges(place, last)
        else:
            new = _node(new, neighbour)
        place >>= 1
        last >>= 1
    return last == 0 and old == old_root and new == new_root


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(_NODE + left + right).digest()


def _level_above(level: Sequence[bytes]) -> list[bytes]:
    """Pairs become nodes; a last one without a neighbour moves up as it is."""
    above = [sha256(_NODE + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=False)]
    if len(level) % 2:
        above.append(level[-1])
    return above


def _past_left_edges(place: int, last: int) -> tuple[int, int]:
    """Skip the levels where the rightmost node moved up without a neighbour."""
    while place and not place & 1:
        place >>= 1
        last >>= 1
    return place, last
