"""Of several hypotheses for one clip the one that most likely has the fewest wrong words; pure.

A beam search ends with as many hypotheses as it is wide, and the most probable one is not the best guess: where others
agree on a word against it, they are right more often. Minimum Bayes risk decoding (Goel and Byrne 2000, "Minimum
Bayes-risk automatic speech recognition") over that list, with the edit distance of words as the loss.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def best(hypotheses: Sequence[tuple[str, float]], tokens: int) -> int:
    """The index of the text with the least expected word errors; each comes with its mean log-probability per token.

    `tokens`: how long such a text is. The mean times that is the weight, not the sum: a text that stops early has a
    higher sum than the whole, which is how recognizers lose speech. Of equals the first; needs at least one.
    """
    highest = max(mean for _, mean in hypotheses)
    weights = [math.exp((mean - highest) * tokens) for _, mean in hypotheses]
    words = [_words(text) for text, _ in hypotheses]

    def risk(number: int) -> float:
        return sum(weight * word_errors(other, words[number]) for weight, other in zip(weights, words, strict=True))

    risks = [risk(number) for number in range(len(hypotheses))]
    least = min(risks)
    return next(number for number, each in enumerate(risks) if each <= least + 1e-9)


def word_errors(reference: Sequence[str], heard: Sequence[str]) -> int:
    """How many words are wrong, missing or too many: the edit distance of Levenshtein (1966)."""
    row = list(range(len(heard) + 1))
    for line, word in enumerate(reference, start=1):
        above, row[0] = row[0], line
        for column, other in enumerate(heard, start=1):
            above, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, above + (word != other))
    return row[-1]


def _words(text: str) -> list[str]:
    bare = (word.strip(".,;:!?…-–\"'„“”«»()").casefold() for word in text.split())
    return [word for word in bare if word]
