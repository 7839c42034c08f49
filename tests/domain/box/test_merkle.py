"""The tree is that of RFC 9162: equal to its recursive definition and to an independent library, for small sizes."""

from __future__ import annotations

from hashlib import sha256

import pymerkle
import pytest

from citizen.domain.box.merkle import (
    EMPTY_ROOT,
    GrowingTree,
    consistency_path,
    inclusion_path,
    leaf_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

LARGEST = 130
ENTRIES = [b"entry %d" % number for number in range(LARGEST)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
ROOTS = [root_of(LEAVES[:size]) for size in range(LARGEST + 1)]


def test_every_root_is_that_of_the_library():
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    roots = []
    for entry in ENTRIES:
        tree.append_entry(entry)
        roots.append(tree.get_root())
    assert [EMPTY_ROOT, *roots] == ROOTS


def test_the_library_takes_the_same_path_from_each_leaf():
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for entry in ENTRIES[:40]:
        tree.append_entry(entry)
    theirs = [tree.prove_inclusion(index + 1, 40).serialize()["path"][1:] for index in range(40)]
    assert [[one.hex() for one in inclusion_path(LEAVES[:40], index)] for index in range(40)] == theirs


def test_leaves_and_nodes_are_those_of_the_published_examples():
    """The examples that implementations of Certificate Transparency are tested with."""
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf_hash(b"L123456").hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    node = "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
    assert root_of([b"N123", b"N456"]).hex() == node


def test_no_path_leads_past_the_root_of_a_tree_of_the_stated_size():
    larger = root_of([LEAVES[1], LEAVES[0]])
    assert verify_inclusion(LEAVES[0], 0, 1, [LEAVES[1]], larger) is False
    assert verify_inclusion(LEAVES[0], 1, 1, [LEAVES[1]], larger) is False
    assert verify_inclusion(LEAVES[0], 1, 2, [LEAVES[1]], larger) is True


def test_every_root_is_that_of_the_definition():
    assert [naive_root(LEAVES[:size]) for size in range(LARGEST + 1)] == ROOTS


def test_a_growing_tree_has_the_same_root_after_each_leaf():
    tree, roots = GrowingTree(), []
    roots.append(tree.root)
    for leaf in LEAVES:
        tree.append(leaf)
        roots.append(tree.root)
    assert roots == ROOTS
    assert tree.size == LARGEST


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_path_is_that_of_the_definition_and_is_verified(size):
    leaves = LEAVES[:size]
    for index in range(size):
        path = inclusion_path(leaves, index)
        assert list(path) == naive_path(index, leaves)
        assert verify_inclusion(leaves[index], index, size, path, ROOTS[size])


@pytest.mark.parametrize("new", range(1, LARGEST + 1))
def test_every_proof_of_growth_is_that_of_the_definition_and_is_verified(new):
    for old in range(1, new + 1):
        path = consistency_path(LEAVES[:new], old)
        assert list(path) == naive_proof(old, LEAVES[:new], whole=True)
        assert verify_consistency(old, new, ROOTS[old], ROOTS[new], path)


def test_everything_has_grown_from_nothing():
    assert consistency_path(LEAVES, 0) == ()
    assert verify_consistency(0, LARGEST, EMPTY_ROOT, ROOTS[LARGEST], ())
    assert not verify_consistency(0, LARGEST, ROOTS[1], ROOTS[LARGEST], ())
    assert not verify_consistency(0, LARGEST, EMPTY_ROOT, ROOTS[LARGEST], [ROOTS[1]])


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 13])
def test_a_path_proves_nothing_else(size):
    other = leaf_hash(b"another")
    for index in range(size):
        path = inclusion_path(LEAVES[:size], index)
        leaf, root = LEAVES[index], ROOTS[size]
        assert not verify_inclusion(other, index, size, path, root)
        assert not verify_inclusion(leaf, index, size, path, other)
        assert not verify_inclusion(leaf, index, size, [*path, other], root)
        assert not verify_inclusion(leaf, size, size, path, root)
        assert not verify_inclusion(leaf, -1, size, path, root)
        for place in range(len(path)):
            assert not verify_inclusion(leaf, index, size, path[:place] + path[place + 1 :], root)
            assert not verify_inclusion(leaf, index, size, [*path[:place], other, *path[place + 1 :]], root)


@pytest.mark.parametrize(("old", "new"), [(1, 2), (3, 7), (4, 8), (6, 8), (7, 13), (8, 13)])
def test_a_proof_of_growth_proves_nothing_else(old, new):
    other = leaf_hash(b"another")
    path = consistency_path(LEAVES[:new], old)
    assert not verify_consistency(old, new, other, ROOTS[new], path)
    assert not verify_consistency(old, new, ROOTS[old], other, path)
    assert not verify_consistency(old, new, ROOTS[old], ROOTS[new], [*path, other])
    assert not verify_consistency(old, new, ROOTS[old], ROOTS[new], ())
    assert not verify_consistency(new + 1, new, ROOTS[old], ROOTS[new], path)
    for place in range(len(path)):
        assert not verify_consistency(old, new, ROOTS[old], ROOTS[new], path[:place] + path[place + 1 :])
        spoiled = [*path[:place], other, *path[place + 1 :]]
        assert not verify_consistency(old, new, ROOTS[old], ROOTS[new], spoiled)


def test_the_same_size_is_the_same_root_and_needs_no_path():
    assert not verify_consistency(5, 5, ROOTS[5], ROOTS[6], ())
    assert not verify_consistency(5, 5, ROOTS[5], ROOTS[5], [ROOTS[1]])


@pytest.mark.parametrize("index", [-1, 3])
def test_there_is_no_path_from_a_leaf_that_is_not_there(index):
    with pytest.raises(IndexError):
        inclusion_path(LEAVES[:3], index)


@pytest.mark.parametrize("old", [-1, 4])
def test_there_is_no_proof_of_growth_from_a_size_that_never_was(old):
    with pytest.raises(IndexError):
        consistency_path(LEAVES[:3], old)


def test_a_node_cannot_pass_for_a_leaf():
    assert leaf_hash(LEAVES[0] + LEAVES[1]) != ROOTS[2]


def naive_root(leaves):
    """MTH of RFC 9162, 2.1.1."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = half_of(leaves)
    return sha256(b"\x01" + naive_root(leaves[:half]) + naive_root(leaves[half:])).digest()


def naive_path(index, leaves):
    """PATH of RFC 9162, 2.1.3.1."""
    if len(leaves) == 1:
        return []
    half = half_of(leaves)
    if index < half:
        return [*naive_path(index, leaves[:half]), naive_root(leaves[half:])]
    return [*naive_path(index - half, leaves[half:]), naive_root(leaves[:half])]


def naive_proof(old, leaves, whole):
    """SUBPROOF of RFC 9162, 2.1.4.1."""
    if old == len(leaves):
        return [] if whole else [naive_root(leaves)]
    half = half_of(leaves)
    if old <= half:
        return [*naive_proof(old, leaves[:half], whole), naive_root(leaves[half:])]
    return [*naive_proof(old - half, leaves[half:], False), naive_root(leaves[:half])]


def half_of(leaves):
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return half
