from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.core import paths
from sottovoce.core.clock import clock
from sottovoce.core.languages import UiLanguage, ui_language


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "00:00"),
        (999, "00:00"),
        (1_000, "00:01"),
        (61_000, "01:01"),
        (3_599_999, "59:59"),
        (3_600_000, "1:00:00"),
        (3_727_000, "1:02:07"),
        (36_000_000, "10:00:00"),
    ],
)
def test_times_are_written_with_hours_only_when_there_are_any(ms: int, text: str) -> None:
    assert clock(ms) == text


@pytest.mark.parametrize("tag", ["de", "de_CH.UTF-8", "DE-AT", "de_DE", "German_Germany.1252"])
def test_german_locales_get_german(tag: str) -> None:
    assert ui_language(tag) is UiLanguage.DE


@pytest.mark.parametrize("tag", [None, "", "C", "C.UTF-8", "en_GB", "fr_FR", "English_Germany.1252"])
def test_every_other_locale_gets_english(tag: str | None) -> None:
    assert ui_language(tag) is UiLanguage.EN


def test_everything_lies_in_the_users_home_and_nothing_is_made(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOTTOVOCE_MODELS")
    folders = [paths.cache_dir(), paths.models_dir(), paths.state_dir()]
    assert all(home in folder.parents for folder in folders)
    assert not any(folder.exists() for folder in folders)
    assert paths.models_dir().parent == paths.cache_dir()


def test_the_folder_of_models_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOTTOVOCE_MODELS", str(tmp_path / "Große Modelle"))
    assert paths.models_dir() == tmp_path / "Große Modelle"
