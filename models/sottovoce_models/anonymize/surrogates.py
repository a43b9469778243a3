"""Invented names, firms and places in the place of the real ones (Faker); drawn anew for every sample.

Human readers find far fewer leftovers among surrogates than among placeholders (Carrell et al. 2020), but a sample with
surrogates looks as if it were about somebody: placeholders are the default.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Final

from faker import Faker

from sottovoce_models.types import SpanCategory

_LOCALES: Final = {"de": "de_DE", "en": "en_US"}
_TRIES: Final = 50


class FakerSurrogates:
    """One invented value per entity; never a word for which `is_taken` says that it stands in the real text."""

    def __init__(self, language: str, is_taken: Callable[[str], bool], seed: int | None = None) -> None:
        self._faker = Faker(_LOCALES.get(language, _LOCALES["en"]))
        self._faker.seed_instance(secrets.randbits(64) if seed is None else seed)
        self._is_taken = is_taken
        self._given: dict[tuple[SpanCategory, int], str] = {}

    def instead_of(self, category: SpanCategory, number: int) -> str | None:
        """See `placeholders.Surrogates`."""
        makers: dict[SpanCategory, Callable[[], str]] = {
            SpanCategory.PERSON: self._faker.last_name,
            SpanCategory.ORG: self._faker.company,
            SpanCategory.LOCATION: self._faker.city,
            SpanCategory.ADDRESS: self._faker.street_address,
            SpanCategory.PHONE: self._faker.phone_number,
            SpanCategory.EMAIL: self._faker.safe_email,
        }
        maker = makers.get(category)
        if maker is None:
            return None
        key = (category, number)
        if key not in self._given:
            drawn = (maker() for _ in range(_TRIES))
            value = next(
                (each for each in drawn if not self._is_taken(each) and each not in self._given.values()), None
            )
            if value is None:
                return None
            self._given[key] = value
        return self._given[key]
