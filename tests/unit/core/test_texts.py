"""Every sentence exists in both languages and takes the same values in both."""

from __future__ import annotations

import dataclasses
from string import Formatter

import pytest

from sottovoce.core import error_texts, notice_texts
from sottovoce.core.document_texts import document_words
from sottovoce.core.error_texts import ErrorText, error_text
from sottovoce.core.languages import UiLanguage
from sottovoce.core.notice_texts import language_name, notice_text
from sottovoce.pipeline.events import NoticeCode
from sottovoce_models.errors import Cancelled, Code, EngineFault, PolicyRefused, StoreFault, UserFixable, error_for


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def templates(code: Code) -> tuple[ErrorText, ErrorText]:
    return error_texts._TEXTS[code]


@pytest.mark.parametrize("code", Code)
def test_every_error_says_what_happened_and_what_to_do_in_both_languages(code: Code) -> None:
    english, german = templates(code)
    for text in (english, german):
        assert text.happened.strip()
        assert text.next_step.strip()
        assert text.next_step.endswith(".")
    assert english.next_step != german.next_step
    assert placeholders(english.happened + english.next_step) == placeholders(german.happened + german.next_step)


@pytest.mark.parametrize("language", UiLanguage)
@pytest.mark.parametrize("code", Code)
def test_no_placeholder_reaches_the_user(code: Code, language: UiLanguage) -> None:
    text = error_text(error_for(code), language)
    assert "{" not in text.happened + text.next_step


def test_no_text_is_left_of_a_code_that_is_gone() -> None:
    assert set(error_texts._TEXTS) == set(Code)
    assert set(notice_texts._TEXTS) == {str(code) for code in NoticeCode}


def test_values_are_filled_in_as_they_are() -> None:
    error = UserFixable(Code.MODEL_MISSING, id="{id} {0}", unasked="x")
    text = error_text(error, UiLanguage.EN)
    assert text.happened == "The model “{id} {0}” is not on this computer."
    assert "{id} {0}" in text.next_step


def test_german_is_german() -> None:
    assert error_text(UserFixable(Code.FILE_EMPTY), UiLanguage.DE).happened == "Die Datei ist leer."
    assert error_text(UserFixable(Code.FILE_EMPTY), UiLanguage.EN).happened == "The file is empty."


@pytest.mark.parametrize("code", Code)
def test_a_code_from_another_process_becomes_an_error_of_its_kind(code: Code) -> None:
    error = error_for(code)
    kinds = {"cancelled": Cancelled, "engine": EngineFault, "store": StoreFault, "policy": PolicyRefused}
    kind = kinds.get(code.split(".")[0], UserFixable)
    assert type(error) is kind
    assert error.code is code


@pytest.mark.parametrize("code", NoticeCode)
def test_every_notice_is_said_in_both_languages(code: NoticeCode) -> None:
    english, german = notice_texts._TEXTS[code]
    assert english != german
    assert placeholders(english) == placeholders(german)
    for language in UiLanguage:
        values: dict[str, str | int | float] = dict.fromkeys(placeholders(english), "de")
        text = notice_text(code, values, language)
        assert text.endswith(".")
        assert "{" not in text


def test_a_notice_spells_out_the_language_it_speaks_of() -> None:
    params: dict[str, str | int | float] = {"id": "a", "language": "de", "suggested": "b"}
    code = NoticeCode.MINUTES_NO_MODEL_FOR_LANGUAGE
    assert "good German" in notice_text(code, params, UiLanguage.EN)
    assert "gutes Deutsch" in notice_text(code, params, UiLanguage.DE)
    assert params["language"] == "de"


def test_names_of_languages() -> None:
    assert (language_name("fr", UiLanguage.EN), language_name("fr", UiLanguage.DE)) == ("French", "Französisch")
    assert language_name("xx", UiLanguage.DE) == "xx"


def test_documents_have_every_word_in_both_languages() -> None:
    english, german = (dataclasses.asdict(document_words(language)) for language in UiLanguage)
    for name, text in english.items():
        assert text.strip()
        assert german[name].strip()
        assert placeholders(text) == placeholders(german[name]), name
