"""Mails: what is quoted counts once, signatures go, HTML becomes text, and nothing that is broken breaks anything."""

from __future__ import annotations

import base64
import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sottovoce.services.text_files import MAX_BYTES
from sottovoce.services.threads.html_text import text_of_html
from sottovoce.services.threads.mail import mails_in, plain_subject, thread_of_mails
from sottovoce.services.threads.message import Thread
from sottovoce.services.threads.quotes import taken_apart
from sottovoce.services.threads.reading import read_mails, read_pasted
from sottovoce_models.errors import Code, UserFixable

GERMAN = """From: =?utf-8?q?Anna_M=C3=BCller?= <anna@example.org>
Subject: AW: Re: Vertragsentwurf
Date: Mon, 16 Nov 2026 09:15:00 +0000
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Hallo Ben,

danke. Ich prüfe den Entwurf bis Mittwoch.

Viele Grüße
Anna

--\x20
Anna Müller
Kanzlei Müller & Partner

Am Fr., 13. Nov. 2026 um 17:02 Uhr schrieb Ben Li <
ben@example.org>:

> Hallo Anna,
>
> anbei der Entwurf. Können Sie ihn bis Mittwoch prüfen?
>
> Mit freundlichen Grüßen
> Ben Li
>
> On Thu, Nov 12, 2026 at 10:00 AM Anna Müller <anna@example.org> wrote:
>
>> Bitte schicken Sie mir den Entwurf.
>>
>> Von meinem iPhone gesendet
"""
OUTLOOK = """From: Ben Li <ben@example.org>
Subject: WG: Termin
Date: Mon, 16 Nov 2026 09:15:00 +0000
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: 8bit

Passt mir.

Gruß
Ben

Von: Anna Meier <anna@example.org>
Gesendet: Freitag, 13. November 2026 17:02
An: Ben Li <ben@example.org>
Betreff: Termin

Lieber Ben, passt dir Dienstag um 10 Uhr?

-----Ursprüngliche Nachricht-----
Von: Ben Li
Gesendet: Donnerstag, 12. November 2026 08:00
An: Anna Meier
Betreff: Termin

Wann können wir uns treffen?
"""


def told(thread: Thread) -> list[tuple[str, str, str]]:
    return [
        (message.sender, f"{message.at:%d.%m. %H:%M}" if message.at else "", " ".join(message.text.split()))
        for message in thread.messages
    ]


def mail(text: str, sender: str = "Anna <anna@example.org>", date: str = "Mon, 16 Nov 2026 09:15:00 +0000") -> bytes:
    made = EmailMessage()
    made["From"], made["Date"], made["Subject"] = sender, date, "Plan"
    made.set_content(text)
    return bytes(made)


def test_one_mail_holds_the_whole_thread_each_message_once() -> None:
    thread = thread_of_mails([GERMAN.encode()])
    assert thread.subject == "Vertragsentwurf"
    assert told(thread) == [
        ("Anna Müller", "12.11. 10:00", "Bitte schicken Sie mir den Entwurf."),
        ("Ben Li", "13.11. 17:02", "Hallo Anna, anbei der Entwurf. Können Sie ihn bis Mittwoch prüfen?"),
        ("Anna Müller", "16.11. 09:15", "Hallo Ben, danke. Ich prüfe den Entwurf bis Mittwoch."),
    ]


def test_heads_without_any_mark_are_taken_for_what_they_are() -> None:
    thread = thread_of_mails([OUTLOOK.encode("iso-8859-1")])
    assert told(thread) == [
        ("Ben Li", "12.11. 08:00", "Wann können wir uns treffen?"),
        ("Anna Meier", "13.11. 17:02", "Lieber Ben, passt dir Dienstag um 10 Uhr?"),
        ("Ben Li", "16.11. 09:15", "Passt mir."),
    ]


def test_of_a_mailbox_every_mail_counts_once_however_often_it_is_quoted() -> None:
    asked, ben = "Could you send the plan to all of us by Friday?", "Ben <ben@example.org>"
    first = mail(asked, ben, "Fri, 13 Nov 2026 09:00 +0000")
    quoted = "> Could you send the plan\n> to all of us by Friday?\n"
    second = mail(f"Yes, I will.\n\nOn Fri, Nov 13, 2026 at 9:00 AM {ben} wrote:\n{quoted}")
    box = b"".join(b"From x Mon Nov 16 09:15:00 2026\n" + each + b"\n" for each in (second, first, second))
    thread = thread_of_mails(mails_in(box))
    assert told(thread) == [
        ("Ben", "13.11. 09:00", "Could you send the plan to all of us by Friday?"),
        ("Anna", "16.11. 09:15", "Yes, I will."),
    ]


def test_an_answer_between_the_lines_keeps_both_sides_apart() -> None:
    taken = taken_apart(
        "Hello,\n\nOn 13 Nov 2026, at 09:00, Ben wrote:\n\n> Who writes the letter?\n\nI do.\n\n> And by when?\n\n"
        "Friday.\n"
    )
    assert taken.own.split() == ["Hello,", "I", "do.", "Friday."]
    assert [(message.sender, message.text.split("\n")) for message in taken.earlier] == [
        ("Ben", ["Who writes the letter?", "And by when?"])
    ]


@pytest.mark.parametrize(
    ("line", "who", "when"),
    [
        ("Am 14.11.2026 um 09:15 schrieb Anna Meier <a@b.de>:", "Anna Meier", "14.11. 09:15"),
        ("Am Samstag, 14. November 2026, 09:15 schrieb Meier, Anna:", "Meier, Anna", "14.11. 09:15"),
        ("Anna Meier <a@b.de> schrieb am Sa., 14. Nov. 2026, 09:15:", "Anna Meier", "14.11. 09:15"),
        ("On Sat, Nov 14, 2026 at 9:15 AM Anna Meier <a@b.de> wrote:", "Anna Meier", "14.11. 09:15"),
        ("On 14 Nov 2026, at 09:15, Anna Meier wrote:", "Anna Meier", "14.11. 09:15"),
        ("On 2026-11-14 09:15, Anna Meier wrote:", "Anna Meier", "14.11. 09:15"),
        ("Anna Meier wrote on 14.11.2026 09:15:", "Anna Meier", "14.11. 09:15"),
        ("2026-11-14 9:15 GMT+01:00 Anna Meier <a@b.de>:", "Anna Meier", "14.11. 09:15"),
    ],
)
def test_who_wrote_when_is_read_from_every_usual_line(line: str, who: str, when: str) -> None:
    (earlier,) = taken_apart(f"Mine.\n\n{line}\n> Yours, some time ago.\n").earlier
    assert (earlier.sender, f"{earlier.at:%d.%m. %H:%M}", earlier.text) == (who, when, "Yours, some time ago.")


@pytest.mark.parametrize(
    "text",
    [
        "As Anna wrote:\nwe should wait.",
        "On Monday I wrote: nothing came of it.",
        "Am Montag schrieb ich: das reicht nicht.",
        "From: Berlin\nwith love",
        "Best\nof all was the lake, where we swam for hours and hours on end until the evening came and all of us, "
        "tired and hungry, went home by the last boat that left the other side.",
    ],
)
def test_what_only_looks_like_a_quotation_or_a_greeting_stays(text: str) -> None:
    taken = taken_apart(text)
    assert taken.own == text
    assert taken.earlier == ()


def test_an_afterword_below_the_greeting_stays() -> None:
    assert taken_apart("I will come.\n\nBest regards\nAnna\n\nPS: On Friday.").own == "I will come.\n\nPS: On Friday."


def test_html_becomes_the_text_a_reader_sees() -> None:
    markup = (
        "<html><head><title>T</title><style>p{color:red}</style></head><body><p>Hi&nbsp;Anna,</p>"
        "<p>I&#39;ll send the <b>plan</b><br>by Friday.</p><ul><li>one<li>two</ul><script>alert(1)</script>"
        '<div style="display:none">tracker</div><blockquote><div>Could you?</div></blockquote><img src="http://x/y.png">'
    )
    assert text_of_html(markup) == "Hi Anna,\n\nI'll send the plan\nby Friday.\n\n- one\n- two\n\n> Could you?"


def test_of_a_mail_in_both_forms_the_plain_one_is_read_and_attachments_are_counted() -> None:
    made = EmailMessage()
    made["From"], made["Date"] = "Anna <a@b.de>", "Mon, 16 Nov 2026 09:15:00 +0000"
    made.set_content("Plain words.")
    made.add_alternative("<p>Other words.</p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    made.add_attachment("Notes that are attached", filename="notes.txt")
    thread = thread_of_mails([bytes(made)])
    assert [message.text for message in thread.messages] == ["Plain words."]
    assert thread.attachments == 2


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "koi8-x-unknown", "us-ascii"])
def test_letters_come_through_whatever_the_mail_says_of_them(charset: str) -> None:
    body = "Grüße, Öl und Maß".encode(
        "utf-16" if charset == "utf-16" else "iso-8859-1" if "iso" in charset else "cp1252"
    )
    raw = b"From: a@b.de\r\nContent-Type: text/plain; charset=" + charset.encode() + b"\r\n\r\n"
    if charset == "utf-16":
        raw = raw[:-2] + b"Content-Transfer-Encoding: base64\r\n\r\n"
        body = base64.b64encode(body)
    assert thread_of_mails([raw + body]).messages[0].text == "Grüße, Öl und Maß"


def test_the_marks_of_replies_are_no_part_of_a_subject() -> None:
    assert plain_subject("AW: Re: [2] WG: Antw: Fwd: Der Plan") == "[2] WG: Antw: Fwd: Der Plan"
    assert plain_subject("RE[3]: Fwd: Plan\u202e") == "Plan"


# --- as a transcript


def test_a_thread_becomes_a_transcript_with_voices_and_times(tmp_path: Path) -> None:
    path = tmp_path / "thread.eml"
    path.write_bytes(GERMAN.encode())
    read = read_mails(path, None)
    turns = read.transcript.turns
    assert [speaker.name for speaker in read.transcript.speakers.values()] == ["Anna Müller", "Ben Li"]
    assert read.transcript.language == "de"
    assert [(turn.speaker, turn.at) for turn in turns] == [
        ("S1", "2026-11-12T10:00"),
        ("S2", "2026-11-13T17:02"),
        ("S1", "2026-11-16T09:15"),
    ]
    assert turns[1].text == "Hallo Anna, anbei der Entwurf. Können Sie ihn bis Mittwoch prüfen?"
    assert turns[0].start_ms < turns[0].end_ms <= turns[1].start_ms
    assert read.started_at is not None
    assert read.started_at.startswith("2026-11-12T10:00")


def test_what_is_pasted_may_be_a_chat_or_a_mail_with_what_it_quotes() -> None:
    chat = read_pasted("14.11.26, 09:15 - Anna: Hi\n14.11.26, 09:16 - Ben: Yes\n", None)
    assert len(chat.transcript.turns) == 2
    quoted = read_pasted(
        "Ja, gern.\n\nAm 14.11.2026 um 09:15 schrieb Anna <a@b.de>:\n> Kommst du am Freitag mit?\n", None
    )
    assert [turn.text for turn in quoted.transcript.turns] == ["Kommst du am Freitag mit?", "Ja, gern."]
    assert [turn.at for turn in quoted.transcript.turns] == ["2026-11-14T09:15", ""]


@pytest.mark.parametrize("raw", [b"\x00" * 50, b"From: a@b.de\r\n\r\n", b"Subject: only\n\n\n", b"\xff\xfe\x00\x01 no"])
def test_a_file_without_a_message_says_so(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(raw)
    with pytest.raises(UserFixable) as caught:
        read_mails(path, None)
    assert caught.value.code is Code.THREAD_UNREADABLE


def test_what_is_too_large_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UserFixable) as caught:
        read_mails(path, None)
    assert caught.value.code is Code.TEXT_TOO_LARGE


# --- anything at all


@given(st.binary(max_size=600))
@settings(deadline=None)
def test_no_bytes_can_break_the_reading_of_mails(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("mail") / "a.eml"
    for content in (raw, GERMAN.encode()[:200] + raw, b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" + raw):
        path.write_bytes(content)
        try:
            read_mails(path, None)
        except UserFixable as error:
            assert error.code in {Code.THREAD_UNREADABLE, Code.FILE_EMPTY}  # noqa: PT017 -- either is right


@given(st.text(max_size=500))
@settings(deadline=None)
def test_no_text_or_markup_can_break_the_taking_apart(text: str) -> None:
    taken_apart(text)
    assert "\x00" not in text_of_html(text.replace("\x00", ""))


_LINE = st.text(st.characters(categories=["Ll"]), min_size=3, max_size=12)


@given(st.lists(st.lists(_LINE, min_size=6, max_size=12), min_size=1, max_size=5))
@settings(max_examples=50, deadline=None)
def test_however_deep_it_is_quoted_each_message_counts_once(messages: list[list[str]]) -> None:
    texts = [f"message{at} " + " ".join(words) for at, words in enumerate(messages)]
    text = ""
    for at, words in enumerate(texts):
        quoted = "".join(f"> {line}\n" for line in text.splitlines())
        head = f"On {at} Nov 2026, at 09:00, Person{at - 1} wrote:\n" if at else ""
        text = f"{words}\n\n{head}{quoted}"
    thread = thread_of_mails(
        [mail(text), *(mail(each, f"Person{at} <p{at}@x.de>") for at, each in enumerate(texts[:-1]))]
    )
    read = [" ".join(message.text.split()) for message in thread.messages]
    assert sorted(read) == sorted(dict.fromkeys(texts))


@pytest.mark.parametrize(
    "piece", ["> ", ">", "<div>", "<", "On ", "\n", "From: x\n", "On 1 Nov 2026 x wrote:\n> ", "-- \n"]
)
def test_long_nonsense_takes_no_longer_than_its_length(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.monotonic()
    taken_apart(text)
    text_of_html(text)
    assert time.monotonic() - began < 10


def test_parts_within_parts_without_end_are_refused_or_read(tmp_path: Path) -> None:
    raw = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth) for depth in range(3_000))
    path = tmp_path / "deep.eml"
    path.write_bytes(b"From: a@b.de\n" + raw)
    with pytest.raises(UserFixable):
        read_mails(path, None)
