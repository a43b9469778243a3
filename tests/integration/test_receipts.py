"""Receipts: what one participant answered, nothing of others; later checked against the ledger by the command."""

from __future__ import annotations

import io
import json
import unicodedata
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from sottovoce import cli
from sottovoce.core.consent import Answer, Given, GivenBy, Method, Purpose, Role
from sottovoce.core.languages import UiLanguage
from sottovoce.services.consent.service import ConsentService, ReceiptKind
from sottovoce.services.exports.document import Document
from sottovoce.ui.parts.paper import pdf_bytes
from sottovoce.vault.rows_meetings import MeetingRow, MeetingState
from sottovoce.vault.slots import LEAST_COST
from sottovoce.vault.vault import Vault
from sottovoce_models.errors import Code, SottovoceError
from tests.helpers.consents import AT, agreed, person

pytestmark = pytest.mark.usefixtures("qapp")  # pages are drawn by Qt

OPENS = "vier Wörter die nicht passen"
USER = person(1, "Dr. Lea Brunner", Role.USER)
CHILD = replace(
    person(2, "Anna Keller", Role.PATIENT).answered([Purpose.SUMMARIZE], Given(Answer.WITHDRAWN, AT)),
    minor=True,
    given_by=GivenBy.PARENTS,
    givers=("Eva Keller", "Jan Keller"),
    assent=Answer.YES,
)
OTHER = person(3, "Zacharias Ypsilanti").answered(
    [Purpose.RECORD], Given(Answer.YES, AT, Method.STANDING, "f" * 64, "s1")
)


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vault]:
    opened, _ = Vault.create(tmp_path / "vault", OPENS, cost=LEAST_COST)
    monkeypatch.setenv("SOTTOVOCE_VAULT", str(opened.folder))
    yield opened
    opened.close()


@pytest.fixture
def meeting(vault: Vault) -> str:
    row = MeetingRow(uuid.uuid4().hex, "Geheim", AT, 0, (), "", MeetingState.READY, AT)
    vault.store.meetings.put(row)
    ConsentService(vault, lambda: AT).answer(row.id, agreed(USER, CHILD, OTHER))
    return row.id


def written(vault: Vault, meeting: str, path: Path, language: UiLanguage = UiLanguage.DE, who: str = CHILD.id) -> Path:
    kind = ReceiptKind(path.suffix[1:])
    ConsentService(vault, lambda: AT).write_receipt(meeting, who, path, kind, language, pdf_bytes)
    return path


def command(*arguments: str, typed: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    out, err = io.StringIO(), io.StringIO()
    return cli.run(["ledger", "verify", *arguments], out, err), out.getvalue(), err.getvalue()


@pytest.mark.parametrize("language", list(UiLanguage))
def test_it_follows_kantara_and_says_what_this_person_said(
    language: UiLanguage, vault: Vault, meeting: str, tmp_path: Path
) -> None:
    found: dict[str, Any] = json.loads(written(vault, meeting, tmp_path / "r.json", language).read_text("utf-8"))
    required = "version jurisdiction consentTimestamp collectionMethod consentReceiptID language piiPrincipalId"
    assert set(found) >= {*required.split(), "piiControllers", "policyUrl", "services", "sensitive", "spiCat"}
    assert (found["piiPrincipalId"], found["language"]) == ("Anna Keller", str(language))
    assert found["piiControllers"][0]["piiController"] == "Dr. Lea Brunner"
    purposes = found["services"][0]["purposes"]
    assert [each["purposeCategory"] for each in purposes] == [["record"], ["transcribe"]], "not what was withdrawn"
    assert all(each["consentType"] == "EXPLICIT" and not each["thirdPartyDisclosure"] for each in purposes)
    assert [each["answer"] for each in found["answers"]] == ["yes", "yes", "withdrawn"]
    assert found["notice"]["sha256"] == agreed().notice.sha256  # type: ignore[union-attr] # it has one
    assert (found["givers"], found["assent"]) == (["Eva Keller", "Jan Keller"], "yes")


@pytest.mark.parametrize("suffix", ["json", "pdf"])
def test_nothing_of_others_and_no_title_is_in_it(suffix: str, vault: Vault, meeting: str, tmp_path: Path) -> None:
    path = written(vault, meeting, tmp_path / f"r.{suffix}")
    text = path.read_text("utf-8") if suffix == "json" else paper(path)
    assert "Ypsilanti" not in text
    assert "Geheim" not in text
    assert meeting not in text
    assert "Anna Keller" in text
    (handout,) = vault.store.handouts.of(meeting)
    assert (handout.what, handout.format, handout.recipient) == ("consent_receipt", suffix, ""), (
        "the name goes with the meeting"
    )


def paper(path: Path) -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())  # "ff" is one sign in some typefaces


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (UiLanguage.DE, ("Einwilligungsbeleg", "widerrufen", "beide Eltern, Eva Keller, Jan Keller", "Zum Nachprüfen")),
        (UiLanguage.EN, ("Consent receipt", "withdrawn", "both parents, Eva Keller, Jan Keller", "For checking")),
    ],
)
def test_on_paper_it_can_be_read_and_checked(
    language: UiLanguage, says: tuple[str, ...], vault: Vault, meeting: str, tmp_path: Path
) -> None:
    text = paper(written(vault, meeting, tmp_path / "r.pdf", language))
    assert [each for each in says if each not in text] == []
    digits = text.replace(" ", "")
    own = [each for each in vault.store.ledger.of(meeting) if (each.data or {}).get("participant") == CHILD.id]
    assert len(own) == 4
    assert all(each.row.hash in digits and each.sealed and each.sealed.salt.hex() in digits for each in own)


def test_a_standing_consent_names_what_was_signed(vault: Vault, meeting: str, tmp_path: Path) -> None:
    text = paper(written(vault, meeting, tmp_path / "r.pdf", who=OTHER.id))
    assert "bestätigt" in text
    assert "f" * 64 in text.replace(" ", "")


def test_who_was_not_there_gets_none_and_nothing_is_logged(vault: Vault, meeting: str, tmp_path: Path) -> None:
    with pytest.raises(SottovoceError) as caught:
        written(vault, meeting, tmp_path / "r.pdf", who="9" * 32)
    assert caught.value.code is Code.CONSENT_NOBODY
    assert list(tmp_path.glob("r.*")) == []


def test_what_cannot_be_written_is_not_logged(vault: Vault, meeting: str, tmp_path: Path) -> None:
    def fails(_document: Document) -> bytes:
        raise SottovoceError(Code.DISK_FULL)

    (tmp_path / "file").touch()
    with pytest.raises(SottovoceError):
        written(vault, meeting, tmp_path / "file" / "r.json")
    with pytest.raises(SottovoceError):
        ConsentService(vault).write_receipt(
            meeting, CHILD.id, tmp_path / "r.pdf", ReceiptKind.PDF, UiLanguage.DE, fails
        )
    assert vault.store.handouts.of(meeting) == ()
    assert not (tmp_path / "r.pdf").exists()


def test_the_command_checks_ledger_and_receipt_also_after_the_meeting_was_deleted(
    vault: Vault, meeting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOTTOVOCE_LANG", "en")
    receipt = written(vault, meeting, tmp_path / "r.json")
    vault.delete_recording(meeting)
    vault.close()
    code, out, err = command("-", "--receipt", str(receipt), typed=f"{OPENS}\n", monkeypatch=monkeypatch)
    assert (code, err) == (0, "")
    assert "14 entries" in out
    assert "Of 13 of them the details were erased" in out
    assert "its 5 entries are in the ledger" in out


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda text: text.replace('\\"yes\\"', '\\"no\\"'), ("entry 6", "Eintrag 6")),
        (lambda text: text.replace('"seq": 7', '"seq": 70'), ("entry 70", "Eintrag 70")),
        (lambda text: text[:-40], ("no consent receipt", "kein Einwilligungsbeleg")),
        (lambda _: '{"ledger": {"entries": []}}', ("does not fit", "passt nicht")),
        (lambda _: '{"ledger": 1}', ("no consent receipt", "kein Einwilligungsbeleg")),
    ],
)
def test_the_command_finds_out_a_receipt_that_was_changed(
    spoil: Any,
    message: tuple[str, str],
    language: str,
    vault: Vault,
    meeting: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOTTOVOCE_LANG", language)
    receipt = written(vault, meeting, tmp_path / "r.json")
    receipt.write_text(spoil(receipt.read_text("utf-8")), "utf-8")
    vault.close()
    code, _, err = command("-", "--receipt", str(receipt), typed=OPENS, monkeypatch=monkeypatch)
    assert code == 2
    assert message[0 if language == "en" else 1] in err
    assert err.count("\n") == 1


def test_the_command_finds_out_a_ledger_that_was_changed(
    vault: Vault, meeting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOTTOVOCE_LANG", "en")
    vault.store._database.run("DROP TRIGGER ledger_is_not_changed")
    vault.store._database.run("UPDATE ledger SET at = '2020' WHERE seq = 4")
    vault.close()
    code, out, err = command("-", typed=OPENS, monkeypatch=monkeypatch)
    assert (code, out) == (2, "")
    assert "number 4" in err


def test_the_command_takes_the_passphrase_from_a_terminal_or_standard_input_only(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOTTOVOCE_LANG", "de")
    vault.close()
    assert command(typed=OPENS, monkeypatch=monkeypatch)[0] == 2, "no terminal, and nothing said"
    code, _, err = command("-", typed="falsch geraten\n", monkeypatch=monkeypatch)
    assert (code, "falsch geraten" in err) == (2, False)
    assert command(OPENS, typed="", monkeypatch=monkeypatch)[0] == 2, "never as an argument"
    asked: list[str] = []
    monkeypatch.setattr("sottovoce.cli_ledger.getpass.getpass", lambda prompt: asked.append(prompt) or OPENS)
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    out = io.StringIO()
    assert cli.run(["ledger", "verify"], out, io.StringIO()) == 0
    assert asked == ["Passphrase des Tresors: "]
    assert out.getvalue() == "Das Einwilligungsbuch ist leer.\n"


def test_the_command_leaves_a_vault_alone_that_is_open_elsewhere(
    vault: Vault, meeting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _, err = command("-", typed=OPENS, monkeypatch=monkeypatch)
    assert code == 2
    assert err
    assert vault.is_open
