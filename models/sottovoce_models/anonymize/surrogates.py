"""Invented names, firms and places in the place of the real ones (Faker); drawn anew for every sample.

Human readers find far fewer leftovers among surrogates than among placeholders (Carrell et al. 2020), but a sample with
surrogates looks as if it were about somebody: placeholders are the default.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final

from faker import Faker

from sottovoce_models.anonymize.tokens import tokens_of
from sottovoce_models.types import SpanCategory

_LOCALES: Final = {"de": "de_DE", "en": "en_US"}
_TRIES: Final = 50


class FakerSurrogates:
    """One invented value per entity; never a word for which `is_taken` says that it stands in the real text.

    Somebody has a first name and a last name, and is called by the one that was said; `is_first_name` tells them apart.
    """

    def __init__(
        self,
        language: str,
        is_taken: Callable[[str], bool],
        is_first_name: Callable[[str], bool] = lambda _: False,
        seed: int | None = None,
    ) -> None:
        self._faker = Faker(_LOCALES.get(language, _LOCALES["en"]))
        self._faker.seed_instance(secrets.randbits(64) if seed is None else seed)
        self._is_taken, self._is_first_name = is_taken, is_first_name
        self._genitive = "s" if language == "de" else ""
        self._given: dict[tuple[str, int], str] = {}
        self._said: dict[int, set[str]] = defaultdict(set)
        people: Any = self._faker.factories[0].provider("faker.providers.person")
        self._women: frozenset[str] = frozenset(name.lower() for name in people.first_names_female)

    def instead_of(self, category: SpanCategory, number: int, words: str) -> str | None:
        """See `placeholders.Surrogates`."""
        if category is SpanCategory.PERSON:
            return self._person(number, [token.lower for token in tokens_of(words) if token.is_word])
        makers: dict[SpanCategory, Callable[[], str]] = {
            SpanCategory.ORG: self._faker.company,
            SpanCategory.LOCATION: self._faker.city,
            SpanCategory.ADDRESS: self._faker.street_address,
            SpanCategory.PHONE: self._faker.phone_number,
            SpanCategory.EMAIL: self._faker.safe_email,
        }
        maker = makers.get(category)
        return None if maker is None else self._one(category.value, number, maker)

    def _person(self, number: int, said: Sequence[str]) -> str | None:
        genitive = bool(said) and self._is_genitive(said[-1], number)
        called = [*said[:-1], said[-1].removesuffix("s")] if genitive else said
        self._said[number].update(called)
        first_said = any(map(self._is_first_name, called[:1]))
        woman = bool(called) and called[0] in self._women
        make_first = self._faker.first_name_female if woman else self._faker.first_name_male
        first = self._one("first", number, make_first if first_said else self._faker.first_name)
        last = self._one("last", number, self._faker.last_name)
        if first is None or last is None:
            return None
        name = last if not first_said else first if len(called) == 1 else f"{first} {last}"
        return f"{name}{self._genitive}" if genitive else name

    def _is_genitive(self, word: str, number: int) -> bool:
        """ "Annegrets", after "Annegret" or where only that is a name."""
        stem = word.removesuffix("s")
        if stem == word or not self._genitive:
            return False
        return stem in self._said[number] or (self._is_first_name(stem) and not self._is_first_name(word))

    def _one(self, kind: str, number: int, maker: Callable[[], str]) -> str | None:
        """The value of an entity, drawn when it is first asked for."""
        key = (kind, number)
        if key not in self._given:
            taken = set(self._given.values())
            drawn = (maker() for _ in range(_TRIES))
            value = next((each for each in drawn if not self._is_taken(each) and each not in taken), None)
            if value is None:
                return None
            self._given[key] = value
        return self._given[key]
