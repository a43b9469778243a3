"""Chats as WhatsApp, Zoom, Teams and others export them, in German and English."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.services.threads.chat import chat_in
from sottovoce.services.threads.message import Thread
from sottovoce_models.visible import visible

IPHONE = """[14.11.26, 09:15:32] Familie: \u200eNachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand sonst
[14.11.26, 09:15:40] Anna Meier: Guten Morgen
Zweite Zeile: mit Doppelpunkt
\u200e[14.11.26, 09:16:00] Anna Meier: \u200eBild weggelassen
[14.11.26, 09:17:11] ~\u202fBen: Ich schicke den Bericht bis Freitag.
[15.11.26, 10:00:00] Anna Meier: Diese Nachricht wurde gelöscht.
[15.11.26, 10:01:00] Anna Meier: Danke \u200e<Diese Nachricht wurde bearbeitet>
"""
ANDROID = """11/14/26, 9:15 AM - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
11/14/26, 9:15 AM - Anna: Morning all
11/14/26, 9:16 AM - Anna added Ben Li
11/14/26, 9:20\u202fPM - Ben Li: <Media omitted>
11/15/26, 12:05 AM - Ben Li: I'll send it by Friday
still me
"""
ZOOM = """09:15:32 From Anna Meier to Everyone:
\tHello there
09:15:40 From Ben to Everyone:
\tReplying to "Hello there"

\tHi Anna
09:15:50 From Anna Meier to Everyone:
\tReacted to "Hi Anna" with 👍
09:16:00 From Ben to Anna Meier(Direct Message):
\tsecret
09:17:00\t From  Old Style : hi
"""
ZOOM_DE = "23:59:10 Von Anna Meier an Alle: Guten Abend\n00:01:10 Von Ben an Alle: Ich schicke es morgen\n"
TEAMS = """[14.11.2026 09:15] Meier, Anna
Hallo zusammen
[14.11.2026 09:20] Ben Li
Ich mache das bis Dienstag.
"""
TEAMS_NEW = "Anna Meier  9:15 AM\nHello\nBen Li  9:17 AM\nHi, I'll do it.\n"
TELEGRAM = "Anna, [14.11.26 09:15]\nHallo\nBen, [14.11.26 09:16]\nJa\n"


def told(text: str) -> list[tuple[str, str]]:
    thread = chat_in(text)
    return [] if thread is None else [(message.sender, message.text) for message in thread.messages]


def read(text: str) -> Thread:
    thread = chat_in(text)
    assert thread is not None
    return thread


@pytest.mark.parametrize(
    ("text", "said", "left_out"),
    [
        (
            IPHONE,
            [
                ("Anna Meier", "Guten Morgen\nZweite Zeile: mit Doppelpunkt"),
                ("Ben", "Ich schicke den Bericht bis Freitag."),
                ("Anna Meier", "Danke"),
            ],
            1,
        ),
        (ANDROID, [("Anna", "Morning all"), ("Ben Li", "I'll send it by Friday\nstill me")], 1),
        (ZOOM, [("Anna Meier", "Hello there"), ("Ben", "Hi Anna"), ("Ben", "secret"), ("Old Style", "hi")], 0),
        (ZOOM_DE, [("Anna Meier", "Guten Abend"), ("Ben", "Ich schicke es morgen")], 0),
        (TEAMS, [("Meier, Anna", "Hallo zusammen"), ("Ben Li", "Ich mache das bis Dienstag.")], 0),
        (TEAMS_NEW, [("Anna Meier", "Hello"), ("Ben Li", "Hi, I'll do it.")], 0),
        (TELEGRAM, [("Anna", "Hallo"), ("Ben", "Ja")], 0),
        ("14.11.2026 09:15 Anna: Hallo\n14.11.2026 09:16 Ben: Ja: gern\n", [("Anna", "Hallo"), ("Ben", "Ja: gern")], 0),
    ],
)
def test_every_form_is_read_with_who_said_what(text: str, said: list[tuple[str, str]], left_out: int) -> None:
    thread = read(text)
    assert [(message.sender, message.text) for message in thread.messages] == said
    assert thread.attachments == left_out


def test_times_are_those_of_the_messages() -> None:
    assert [message.at for message in read(IPHONE).messages] == [
        datetime(2026, 11, 14, 9, 15, 40),
        datetime(2026, 11, 14, 9, 17, 11),
        datetime(2026, 11, 15, 10, 1),
    ]
    assert [message.at for message in read(ANDROID).messages] == [
        datetime(2026, 11, 14, 9, 15),
        datetime(2026, 11, 15, 0, 5),
    ]


def test_a_time_that_goes_back_begins_the_next_day() -> None:
    first, second = (message.at for message in read(ZOOM_DE).messages)
    assert first is not None
    assert second is not None
    assert second - first == timedelta(minutes=2)


@pytest.mark.parametrize(
    ("days", "month"),
    [
        (("3/11/26", "4/11/26", "13/11/26"), 11),
        (("11/3/26", "11/4/26", "11/13/26"), 11),
        (("3/11/26", "5/11/26", "2/12/26"), 11),  # read the other way round, it goes back
    ],
)
def test_which_number_is_the_month_is_found_out_from_all_days(days: tuple[str, ...], month: int) -> None:
    thread = read("".join(f"{day}, 10:00 - Anna: Hello number {at}\n" for at, day in enumerate(days)))
    assert thread.messages[0].at is not None
    assert thread.messages[0].at.month == month


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anna: Hello\nBen: Hi\nwe meet at 9:15\n",
        "Notes of the day\n\nWe met at 10:00\nand left at 11:30\n",
        "[00:01] Anna: Hello\n[00:02] Ben: Hi\n",
        "Agenda 14.11.2026\n09:15 Coffee\n09:30 Talk\n",
    ],
)
def test_what_is_no_chat_is_none(text: str) -> None:
    assert chat_in(text) is None


_NAMES = st.sampled_from(["Anna", "Ben Li", "Dr. Özgür Ş.", "Meier-Lüdenscheidt"])
_LETTERS = st.characters(exclude_categories=["C", "Z"], exclude_characters='[]<>"“„•()')
_WORDS = st.text(_LETTERS, min_size=1, max_size=12).filter(lambda word: visible(word) == word)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_MESSAGES = st.lists(st.tuples(_NAMES, st.integers(0, 5_000_000), _TEXTS), min_size=2, max_size=8)


@given(_MESSAGES, st.sampled_from(["[{d}, {t}:00] {n}: {w}", "{d}, {t} - {n}: {w}", "{d} {t} {n}: {w}"]))
@settings(max_examples=60, deadline=None)
def test_what_was_written_is_read_back(messages: list[tuple[str, int, str]], form: str) -> None:
    start = datetime(2026, 1, 1)
    moments = [start + timedelta(minutes=minutes) for _, minutes, _ in sorted(messages, key=lambda each: each[1])]
    text = "\n".join(
        form.format(d=f"{at:%d.%m.%Y}", t=f"{at:%H:%M}", n=name, w=f"wrote {words} here")
        for at, (name, _, words) in zip(moments, messages, strict=True)
    )
    thread = read(text)
    assert [message.sender for message in thread.messages] == [name for name, _, _ in messages]
    assert [message.at for message in thread.messages] == moments
    assert [message.text for message in thread.messages] == [f"wrote {words} here" for _, _, words in messages]


@given(st.text(max_size=400))
@settings(deadline=None)
def test_no_text_can_break_it(text: str) -> None:
    chat_in(text)
    chat_in(f"14.11.26, 09:15 - A: x\n{text}\n14.11.26, 09:16 - B: y\n{text}")


@pytest.mark.parametrize("piece", [" ", "\n", "\t\n", "[", "9:15 ", "a:", "<", "14.11.26, 09:15 - A: ", "Von "])
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    began = time.monotonic()
    chat_in("14.11.26, 09:15 - A: x\n" + piece * (400_000 // len(piece)))
    assert time.monotonic() - began < 5
