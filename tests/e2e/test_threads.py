"""A thread of mails and a chat become minutes with proof, as a user starts it; without any model, in seconds."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.test_commands import assert_proven, documents, sottovoce

MAILS = """From: =?utf-8?q?Anna_M=C3=BCller?= <anna@example.org>
To: Ben Li <ben@example.org>
Subject: AW: Vertragsentwurf
Date: Mon, 16 Nov 2026 09:15:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Hallo Ben,

wir haben beschlossen, dass die Kündigungsfrist drei Monate beträgt. Ich schicke Ihnen den Entwurf bis Mittwoch.

Viele Grüße
Anna Müller

--\x20
Kanzlei Müller, Telefon 030 1234567

Am Fr., 13. Nov. 2026 um 17:02 Uhr schrieb Ben Li <ben@example.org>:

> Hallo Frau Müller,
>
> wer schreibt den Entwurf? Ich reiche die Unterlagen bis Montag nach.

--cut
Content-Type: application/pdf
Content-Disposition: attachment; filename=entwurf.pdf
Content-Transfer-Encoding: base64

QUJD
--cut--
"""
CHAT = """[14.11.26, 09:15:32] Anna: Wer bringt den Bericht mit?
[14.11.26, 09:17:11] Ben: Ich schicke den Bericht bis Freitag an alle.
[14.11.26, 09:18:00] Anna: Gut, so machen wir das.
"""


def test_mails_and_chats_become_minutes_with_proof(tmp_path: Path) -> None:
    mails, chat = tmp_path / "thread.eml", tmp_path / "chat.txt"
    mails.write_text(MAILS, encoding="utf-8")
    chat.write_text(CHAT, encoding="utf-16")
    out = tmp_path / "out"
    finished = sottovoce("summarize", mails, chat, "--out", out, "--llm", "none", temporary=tmp_path / "tmp")
    assert finished.returncode == 0, finished.stderr
    assert "left out: attachments, pictures or recordings (1)" in finished.stderr
    transcript, summary = documents(out / "thread")
    assert [speaker.name for speaker in transcript.speakers.values()] == ["Ben Li", "Anna Müller"]
    assert [turn.at for turn in transcript.turns] == ["2026-11-13T17:02", "2026-11-16T09:15"]
    assert "Telefon" not in " ".join(turn.text for turn in transcript.turns)
    assert summary.items
    assert_proven(transcript, summary)
    assert "16.11.2026, 09:15" in (out / "thread" / "transcript.md").read_text("utf-8")
    assert "Vertragsentwurf" in (out / "thread" / "transcript.md").read_text("utf-8")
    report = json.loads((out / "thread" / "report.json").read_text("utf-8"))
    assert {"code": "thread.attachments", "params": {"count": 1}} in report["notices"]
    transcript, summary = documents(out / "chat")
    assert len(transcript.turns) == 3
    actions = [item for item in summary.items if item.kind == "action"]
    assert [(item.owner, item.due) for item in actions] == [("Ben", "bis Freitag")]
    assert_proven(transcript, summary)


def test_what_holds_no_message_ends_in_one_clear_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.eml"
    broken.write_bytes(bytes(range(256)) * 20)
    finished = sottovoce("summarize", broken, "--out", tmp_path / "out", "--llm", "none", temporary=tmp_path / "tmp")
    assert finished.returncode == 2
    assert finished.stderr.strip().startswith("sottovoce: There is no message in this that can be read.")
    assert finished.stderr.strip().count("\n") == 0
