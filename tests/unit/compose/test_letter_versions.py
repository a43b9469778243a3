"""Steps through the versions of a letter."""

from __future__ import annotations

from sottovoce.pipeline.compose import Letter
from sottovoce.ui.compose.versions import Versions
from sottovoce_models.compose.wish import Wish


def letter(subject: str) -> Letter:
    return Letter(Wish("follow-up", "en"), subject, ())


def subject(versions: Versions) -> str:
    assert versions.current is not None
    return versions.current.subject


def test_there_is_nothing_before_the_first() -> None:
    versions = Versions()
    versions.undo()
    versions.redo()
    assert versions.current is None
    assert not versions.can_undo
    assert not versions.can_redo


def test_steps_go_back_and_forth_and_end_where_there_is_nothing() -> None:
    versions = Versions()
    for name in "abc":
        versions.add(letter(name))
    assert versions.place == (3, 3)
    for expected in "baa":
        versions.undo()
        assert subject(versions) == expected
    for expected in "bcc":
        versions.redo()
        assert subject(versions) == expected


def test_what_is_added_after_a_step_back_takes_the_place_of_what_came_after() -> None:
    versions = Versions()
    for name in "abc":
        versions.add(letter(name))
    versions.undo()
    versions.undo()
    versions.add(letter("d"))
    assert not versions.can_redo
    versions.undo()
    assert subject(versions) == "a"


def test_the_oldest_go_where_there_are_too_many() -> None:
    versions = Versions()
    for number in range(130):
        versions.add(letter(str(number)))
    assert versions.place == (100, 100)
    while versions.can_undo:
        versions.undo()
    assert subject(versions) == "30"
