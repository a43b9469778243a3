"""The notice on training says what it must, and whoever changes it gives it a new version."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from sottovoce.core.consent_notices import NOTICE_LANGUAGES
from sottovoce.core.training_notice import TRAINING_NOTICE_VERSION, is_todays, training_notice

# Texts that people have agreed to: one that differs is another version.
VERSIONS = {
    "1": {
        "de": "24625367d6e7f804ea2804ee3a80fdc9f7e773e31ab66269a46c5427bc871b2a",
        "de-CH": "d25f75950f8e801b1854c9b62e031e69841160c494742112c38ea2810b7a684f",
        "en": "230ac8f719862a69ad9c09dc0e4e8ac956b48527cf2e8757f45a6795aad3c6f9",
    }
}
SAYS = {
    "de": ("de-identifiziert, nicht anonym", "diesem Computer", "ohne Ton", "Nein", "Nachteil", "Kopien", "entfernt"),
    "de-CH": ("de-identifiziert, nicht anonym", "diesem Computer", "ohne Ton", "Nein", "Nachteil", "Kopien", "weiss"),
    "en": ("de-identified, not anonymous", "this computer", "without sound", "no", "disadvantage", "Copies", "removed"),
}


@pytest.mark.parametrize("language", NOTICE_LANGUAGES)
def test_a_text_that_changed_has_another_version(language: str) -> None:
    told = training_notice(language)
    assert told.sha256 == sha256(told.text.encode()).hexdigest()
    assert VERSIONS[TRAINING_NOTICE_VERSION][language] == told.sha256, "changed: raise TRAINING_NOTICE_VERSION"


@pytest.mark.parametrize("language", NOTICE_LANGUAGES)
def test_it_says_what_it_must(language: str) -> None:
    text = training_notice(language).text
    assert [each for each in SAYS[language] if each not in text] == []
    assert "!" not in text
    assert language != "de-CH" or "ß" not in text


def test_only_todays_texts_count() -> None:
    assert not is_todays(None)
    for language in NOTICE_LANGUAGES:
        told = training_notice(language).reference
        assert is_todays(told)
        assert not is_todays(replace(told, version="0"))
        assert not is_todays(replace(told, sha256="0" * 64))
