"""Where a conversation turns from one matter to the next, seen from its words alone; pure, any language.

Utiyama and Isahara (2001, "A Statistical Model for Domain-Independent Text Segmentation"): the segmentation under which
the words are most probable, each segment drawing its words from a distribution of its own (Laplace), found by dynamic
programming. Here the number of segments is given, and none is much shorter or longer than the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_BLOCKS_PER_SEGMENT: Final = 22
"""A boundary falls between blocks of equal word count; finer than this it moves by a sentence or two only."""
_SHORTEST: Final = 0.3
_LONGEST: Final = 2.1
"""Length of a segment as a share of the mean one."""


def cut(stems: Sequence[Sequence[str]], word_counts: Sequence[int], count: int) -> list[range]:
    """At most `count` ranges of sentence indices that follow one another and hold every sentence exactly once.

    `stems` and `word_counts` describe the sentences in order. Work and memory: about 1,000 x `count` squared steps over
    the words of a block, whatever the number of sentences. No range is empty; no sentence gives no range.
    """
    blocks = _blocks(word_counts, _BLOCKS_PER_SEGMENT * count)
    if len(blocks) <= count or count == 1:
        return _joined(blocks, [round(step * len(blocks) / count) for step in range(count + 1)])
    shortest = max(1, int(_SHORTEST * len(blocks) / count))
    longest = math.ceil(_LONGEST * len(blocks) / count)
    in_blocks = [[stem for index in block for stem in stems[index]] for block in blocks]
    vocabulary = len({stem for block in in_blocks for stem in block})
    costs = [_costs(in_blocks[start : start + longest], vocabulary) for start in range(len(blocks))]
    return _joined(blocks, _cheapest(costs, count, shortest))


def _blocks(word_counts: Sequence[int], count: int) -> list[range]:
    """Runs of sentences of about equal word count."""
    total, seen = max(1, sum(word_counts)), 0
    starts: list[int] = []
    last = -1
    for index, words in enumerate(word_counts):
        block = seen * count // total
        if block != last:
            starts.append(index)
        last, seen = block, seen + words
    return [range(start, end) for start, end in pairwise([*starts, len(word_counts)])]


def _costs(blocks: Sequence[Sequence[str]], vocabulary: int) -> list[float]:
    """What a segment of the first one, two, three … blocks costs: minus the logarithm of its words' probability."""
    seen: Counter[str] = Counter()
    total, gain = 0, 0.0
    costs = []
    for block in blocks:
        for stem in block:
            count = seen[stem]
            gain += (count + 1) * math.log(count + 2) - count * math.log(count + 1)
            seen[stem] = count + 1
        total += len(block)
        costs.append(total * math.log(max(1, total + vocabulary)) - gain)
    return costs


def _cheapest(costs: Sequence[Sequence[float]], count: int, shortest: int) -> list[int]:
    """The cuts, first and last included, of the cheapest way to lay `count` segments end to end."""
    size = len(costs)
    best = [0.0, *[math.inf] * size]
    back: list[list[int]] = []
    for _ in range(count):
        reached, origin = [math.inf] * (size + 1), [0] * (size + 1)
        for start in range(size):
            if best[start] == math.inf:
                continue
            for length in range(shortest, len(costs[start]) + 1):
                cost = best[start] + costs[start][length - 1]
                if cost < reached[start + length]:
                    reached[start + length], origin[start + length] = cost, start
        best = reached
        back.append(origin)
    cuts = [size]
    for origin in reversed(back):
        cuts.append(origin[cuts[-1]])
    return cuts[::-1]


def _joined(blocks: Sequence[range], cuts: Sequence[int]) -> list[range]:
    return [range(blocks[one].start, blocks[other - 1].stop) for one, other in pairwise(cuts) if one < other]
