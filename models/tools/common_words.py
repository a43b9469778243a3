"""Makes the lists of common words that ship with the speech engine: the same sources give the same bytes.

    python models/tools/common_words.py DATA VOCABULARY [--out FOLDER]

DATA holds `meetings/qmsum_dev` and `meetings/fame_synthetic_{de,en}` (MIT), `dialogues` (CC0) and, for German,
`pii/german_ler` and `pii/germeval2014` (CC BY 4.0); VOCABULARY is the `vocabulary.txt` of a multilingual Whisper (MIT),
whose pieces of one word are the frequent words of its languages. Only which words are frequent is taken, in
alphabetical order; whatever is marked as a name is left out. Of `dialogues`, some of which are in small letters, names
and all, only words are taken that are part of nothing marked anywhere. Prints the hash of each list.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

_OUT: Final = Path(__file__).parents[1] / "sottovoce_models" / "speech" / "common_words"
_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_MIN_COUNT: Final = 3
_MOSTLY: Final = 0.7
# Rare compounds are nobody's idea of a common word.
_MAX_RARE_LETTERS: Final = 12
_MIN_PIECE_LETTERS: Final = 3
_HEADERS: Final = {
    "en": (
        "# Frequent English words, counted in QMSum (Zhong et al. 2021) and FAME (Kirstein et al. 2025), and the\n"
        "# whole words among the pieces of Whisper (OpenAI 2022), all MIT.\n"
    ),
    "large": (
        "# Words that Whisper (OpenAI 2022, MIT) writes large and in one piece, in small letters: nouns of German,\n"
        "# and frequent names of all its languages.\n"
    ),
    "de": (
        "# Frequent German words, counted outside names in German-LER (Leitner, Rehm, Moreno-Schneider 2019) and\n"
        "# GermEval 2014 (Benikova, Biemann, Reznicek 2014), both CC BY 4.0, and in FAME (Kirstein et al. 2025), MIT.\n"
    ),
}


def _english(data: Path) -> Iterator[tuple[str, bool]]:
    """Words and whether each may be a name: written large elsewhere than at the start of a sentence."""
    for path in sorted((data / "meetings" / "qmsum_dev").glob("*.json")):
        for turn in json.loads(path.read_text(encoding="utf-8"))["meeting_transcripts"]:
            for sentence in re.split(r"[.?!]", turn["content"]):
                for number, match in enumerate(_WORD.finditer(sentence)):
                    word = match[0].replace("’", "'")
                    if word[:1].islower() or number:
                        yield word.casefold(), word[:1].isupper()


def _german(data: Path) -> Iterator[tuple[str, bool]]:
    """Every word and whether it is marked as a part of a name; statutes, rulings and contracts are no names."""
    for line in (data / "pii" / "german_ler" / "ler_dev.conll").read_text(encoding="utf-8").splitlines():
        token, _, tag = line.rpartition(" ")
        yield from ((word, tag != "O" and not tag.endswith(("GS", "RS", "VO", "VT", "VS"))) for word in _words(token))
    for line in (data / "pii" / "germeval2014" / "NER-de-dev.tsv").read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) == 4 and columns[0] != "#":
            yield from ((word, columns[2:] != ["O", "O"]) for word in _words(columns[1]))


def _spoken(data: Path, language: str) -> Iterator[tuple[str, bool]]:
    """The words written small in made-up meetings, which write names large, and in talks outside of marks."""
    for path in sorted((data / "meetings" / f"fame_synthetic_{language}").glob("*.json")):
        for turn in json.loads(path.read_text(encoding="utf-8")).get("turns", ()):
            yield from ((word, False) for word in _small(turn["text"]))
    lines = (data / "dialogues" / "dialogues.jsonl").read_text(encoding="utf-8").splitlines()
    talks = [json.loads(line) for line in lines]
    marked = {
        word
        for talk in talks
        for span in talk["spans"]
        for word in _words(talk["turns"][span["turn"]]["text"][span["start"] : span["end"]])
    }
    marked |= {word for talk in talks for person in talk["participants"] for word in _words(person["name"])}
    for talk in talks:
        if talk["lang"].startswith(language):
            texts = (turn["text"] for turn in talk["turns"])
            yield from ((word, False) for text in texts for word in _small(text) if word not in marked)


def _small(text: str) -> list[str]:
    return [match[0].replace("’", "'") for match in _WORD.finditer(text) if match[0].islower()]


def _words(token: str) -> list[str]:
    return [match[0].replace("’", "'").casefold() for match in _WORD.finditer(token)]


def _pieces(vocabulary: Path) -> set[str]:
    """The words that Whisper writes in one piece; "Ġ" stands for the space before each, a letter for a byte."""
    pieces: set[str] = set()
    for line in vocabulary.read_text(encoding="utf-8").splitlines():
        try:
            piece = line.removeprefix("Ġ").encode("latin-1").decode("utf-8")
        except UnicodeError:
            continue
        if line[:1] == "Ġ" and len(piece) >= _MIN_PIECE_LETTERS and piece.isalpha():
            pieces.add(piece)
    return pieces


def _common(occurrences: Iterator[tuple[str, bool]]) -> set[str]:
    counts: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for word, name in occurrences:
        counts[word] += 1
        named[word] += name
    return {
        word
        for word, count in counts.items()
        if (count >= _MIN_COUNT and count - named[word] >= _MOSTLY * count)
        or (not named[word] and len(word) <= _MAX_RARE_LETTERS)
    }


def main() -> None:
    """Writes `<language>.txt` for each language, and `large.txt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--out", type=Path, default=_OUT)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    pieces = _pieces(arguments.vocabulary)
    found = {
        "de": _common(chain(_german(arguments.data), _spoken(arguments.data, "de"))),
        "en": _common(chain(_english(arguments.data), _spoken(arguments.data, "en")))
        | {piece for piece in pieces if piece.isascii() and piece.islower()},
        "large": {piece.casefold() for piece in pieces if piece.istitle()},
    }
    for language, common in found.items():
        words = sorted(common)
        content = (_HEADERS[language] + "\n".join(words) + "\n").encode("utf-8")
        (arguments.out / f"{language}.txt").write_bytes(content)
        sys.stdout.write(f"{language} {len(words)} {hashlib.sha256(content).hexdigest()}\n")


if __name__ == "__main__":
    main()
