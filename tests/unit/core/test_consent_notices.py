"""The notices say what they must, in all wordings, and whoever changes one gives it a new version."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from itertools import product

import pytest

from sottovoce.core.consent import START_PURPOSES, Purpose
from sottovoce.core.consent_notices import NOTICE_LANGUAGES, NOTICE_VERSION, NoticeFacts, notice

FULL = NoticeFacts("Dr. Lea Brunner", "Dr. Lea Brunner, 044 000 00 00", audio_days=30, keep_years=10, on_line=True)
# Texts that people have agreed to: one that differs is another version.
VERSIONS = {
    "1": {
        "de": "9109915b5b31b48f28d73f46812a57025ec8bc2671174091f1c1b69f0d63a77a",
        "de-CH": "d7576e84b624a47393bfae7410a31e978043972c63743065f5346a69ccd48f5e",
        "en": "af8aa002b2d6949188d8745f8f1e7e1a1ebf8f68cefa628f9da4e67825f261a0",
    }
}
SAYS = {
    "de": (
        "diesem Computer",
        "Internet",
        "lesen",
        "30 Tagen",
        "10 Jahre",
        "Nachteil",
        "Pause",
        "widerrufen",
        "Stimmen",
    ),
    "de-CH": (
        "diesem Computer",
        "Internet",
        "lesen",
        "30 Tagen",
        "10 Jahre",
        "Nachteil",
        "Pause",
        "Kantons",
        "Stimmen",
    ),
    "en": (
        "this computer",
        "internet",
        "read it",
        "30 days",
        "10 years",
        "disadvantage",
        "pause",
        "withdraw",
        "voices",
    ),
}


@pytest.mark.parametrize("language", NOTICE_LANGUAGES)
def test_it_says_what_it_must(language: str) -> None:
    text = notice(language, FULL).text
    assert [part for part in (*SAYS[language], "Dr. Lea Brunner, 044 000 00 00") if part not in text] == []


@pytest.mark.parametrize("language", NOTICE_LANGUAGES)
def test_a_text_that_changes_is_a_new_version(language: str) -> None:
    assert notice(language, FULL).sha256 == VERSIONS[NOTICE_VERSION][language]


@pytest.mark.parametrize("language", NOTICE_LANGUAGES)
def test_the_hash_is_over_every_letter(language: str) -> None:
    told = notice(language, FULL)
    assert told.sha256 == sha256(told.text.encode()).hexdigest()
    assert told.reference.sha256 == told.sha256
    assert told == notice(language, FULL)
    assert told.sha256 != notice(language, replace(FULL, audio_days=31)).sha256
    assert told.spoken_script in told.text
    assert all(heading in told.text and text in told.text for heading, text in told.paragraphs)


def test_swiss_german_has_no_sharp_s_and_its_own_quotes() -> None:
    text = notice("de-CH", FULL).text
    assert not set(text) & set("ß„“")
    assert "«Pause»" in text
    assert "rechtmäßig" in notice("de", FULL).text


@pytest.mark.parametrize(
    ("language", "purposes", "days", "years", "on_line"),
    list(
        product(
            NOTICE_LANGUAGES,
            [START_PURPOSES[:1], START_PURPOSES[:2], START_PURPOSES],
            (None, 1, 90),
            (None, 1, 6),
            (False, True),
        )
    ),
)
def test_it_names_only_what_is_done_and_reads_well_whatever_is_known(
    language: str, purposes: tuple[Purpose, ...], days: int | None, years: int | None, on_line: bool
) -> None:
    told = notice(language, NoticeFacts("", "", frozenset(purposes), days, years, on_line))
    assert "{" not in told.text
    assert "  " not in told.text
    assert "!" not in told.text
    voices = {"de": "Merkmale der Stimmen", "de-CH": "Merkmale der Stimmen", "en": "eatures of the voices"}[language]
    assert (voices in told.text) is (Purpose.TRANSCRIBE in purposes)
    assert len(told.spoken_script.split()) < 100
    minutes = {"de": "ein Protokoll, das", "de-CH": "ein Protokoll, das", "en": "writes minutes"}[language]
    assert (minutes in told.text) is (Purpose.SUMMARIZE in purposes)
