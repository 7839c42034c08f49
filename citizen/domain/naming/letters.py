"""Which words are one slip of the tongue or pen apart."""


def difference(first: str, second: str) -> tuple[str, str]:
    """What is left of two words when their common beginning and common end are taken away."""
    start = _common_start(first, second)
    a, b = first[start:], second[start:]
    end = _common_start(a[::-1], b[::-1])
    return a[: len(a) - end], b[: len(b) - end]


def one_letter_apart(first: str, second: str) -> bool:
    """True if one insertion, deletion, exchange or swap of neighbours turns one word into the other."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    a, b = difference(first, second)
    return (len(a) <= 1 and len(b) <= 1) or (len(a) == 2 and a == b[::-1])


def shortened(word: str) -> set[str]:
    """The word and every word that lacks one of its letters: two words one letter apart share one of these."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _common_start(first: str, second: str) -> int:
    length = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        length += 1
    return length
