"""One normalizer for every word error rate: casefold, punctuation out, numbers as digits."""

from __future__ import annotations

import re
import unicodedata

from text_to_num import alpha2digit


def normalize(text: str, language: str) -> str:
    """Words separated by single spaces, as compared by the word error rate."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text)
    text = re.sub(r"['’]", "", text)
    text = re.sub(r"[^\w\s]|_", " ", text)
    return " ".join(alpha2digit(" ".join(text.split()), language).split())
