"""What a number is the number of, by its length, its beginning and its checksum (python-stdnum, phonenumbers); pure."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from sottovoce_models.types import SpanCategory

_PHONE_REGIONS: Final = ("DE", "AT", "CH", "GB", "US")
_PHONE_DIGITS: Final = range(7, 16)


def kind_of(signs: str, default: SpanCategory) -> SpanCategory:
    """PHONE or ID for letters and digits without marks between them, `default` where nothing says which."""
    plain = signs.upper()
    if checked(plain) is not None:
        return SpanCategory.ID
    if not plain.isdigit():
        return SpanCategory.ID if any(sign.isdigit() for sign in plain) else default
    if len(plain) in _PHONE_DIGITS and is_phone(plain):
        return SpanCategory.PHONE
    return SpanCategory.ID


def checked(signs: str) -> str | None:
    """Which kind of identifier has this checksum; None when no kind has."""
    return next((name for name, is_valid in _checks().items() if is_valid(signs)), None)


@cache
def is_phone(digits: str) -> bool:
    """Whether it can be dialled as it stands in one of the countries we know."""
    import phonenumbers

    for region in _PHONE_REGIONS:
        is_american = len(digits) == 10 or (len(digits) == 11 and digits.startswith("1"))
        if not (is_american if region == "US" else digits.startswith("0")):
            continue
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(digits, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


@cache
def _checks() -> dict[str, Callable[[str], bool]]:
    from stdnum import iban, luhn
    from stdnum.at import vnr
    from stdnum.ch import ssn as ahv
    from stdnum.de import idnr
    from stdnum.gb import nhs
    from stdnum.us import ssn

    return {
        "iban": lambda signs: len(signs) >= 15 and iban.is_valid(signs),
        "ahv": ahv.is_valid,
        "de.tax_id": idnr.is_valid,
        "at.social_security": vnr.is_valid,
        "gb.nhs": lambda signs: len(signs) == 10 and signs[0] in "4679" and nhs.is_valid(signs),
        "us.social_security": lambda signs: len(signs) == 9 and signs[0] != "0" and ssn.is_valid(signs),
        "card": lambda signs: len(signs) >= 13 and signs.isdigit() and luhn.is_valid(signs),
    }
