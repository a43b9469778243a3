"""The recovery codes on paper or in a file; written only where the user said so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QIODevice, QLocale, QMarginsF, QSaveFile
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextBlockFormat, QTextCursor, QTextDocument

from sottovoce.ui.window.vault_access import RecoveryCode
from sottovoce_models.errors import Code, UserFixable

_GROUPS_A_LINE: Final = 5


def lines_of(code: RecoveryCode) -> list[str]:
    """The groups of a code, a few on a line."""
    return [
        "   ".join(code.groups[start : start + _GROUPS_A_LINE]) for start in range(0, len(code.groups), _GROUPS_A_LINE)
    ]


def label_text(label: str) -> str:
    """What a code is for, by the label the vault knows it under."""
    match label:
        case "safe":
            return QCoreApplication.translate("recovery_sheet", "For the safe")
        case "deputy":
            return QCoreApplication.translate("recovery_sheet", "For your deputy")
        case _:
            return label


def sheet_text(codes: Sequence[RecoveryCode]) -> str:
    """The sheet as plain text."""
    return "\n".join(text for text, _ in _blocks(codes)) + "\n"


def sheet(codes: Sequence[RecoveryCode]) -> QTextDocument:
    """The sheet as it is printed: large figures of even width."""
    document = QTextDocument()
    cursor = QTextCursor(document)
    for number, (text, points) in enumerate(_blocks(codes)):
        if number:
            cursor.insertBlock()
        block = QTextBlockFormat()
        block.setBottomMargin(8)
        cursor.setBlockFormat(block)
        form = cursor.charFormat()
        form.setFontFamilies(["monospace"] if points > 14 else ["sans-serif"])
        form.setFontStyleHint(QFont.StyleHint.Monospace if points > 14 else QFont.StyleHint.SansSerif)
        form.setFontPointSize(points)
        cursor.insertText(text, form)
    return document


def write_pdf(path: Path, codes: Sequence[RecoveryCode]) -> None:
    """Writes the sheet as a PDF that only this user may read; raises UserFixable where that cannot be written."""
    file = _opened(path)
    writer = QPdfWriter(file)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    writer.setTitle("Sottovoce")
    sheet(codes).print_(writer)
    _commit(file, path)


def write_text(path: Path, codes: Sequence[RecoveryCode]) -> None:
    """Writes the sheet as text that only this user may read; raises UserFixable where that cannot be written."""
    file = _opened(path)
    file.write(sheet_text(codes).encode())
    _commit(file, path)


def _opened(path: Path) -> QSaveFile:
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise UserFixable(Code.OUTPUT_NOT_WRITABLE, folder=path.parent.name)
    file.setPermissions(QSaveFile.Permission.ReadOwner | QSaveFile.Permission.WriteOwner)
    return file


def _commit(file: QSaveFile, path: Path) -> None:
    if not file.commit():
        raise UserFixable(Code.OUTPUT_NOT_WRITABLE, folder=path.parent.name)


def _blocks(codes: Sequence[RecoveryCode]) -> list[tuple[str, float]]:
    blocks = [
        (QCoreApplication.translate("recovery_sheet", "Sottovoce: recovery codes of a vault"), 14.0),
        (
            QCoreApplication.translate(
                "recovery_sheet",
                "Each of these codes opens the vault when its passphrase is forgotten. Keep each apart from the "
                "computer, and nowhere else than on paper.",
            ),
            10.0,
        ),
        (
            QCoreApplication.translate(
                "recovery_sheet", "Made on {day}. A newer sheet with the same purpose replaces this one."
            ).format(day=QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)),
            10.0,
        ),
    ]
    for code in codes:
        blocks.append((label_text(code.label), 12.0))
        blocks.extend((line, 18.0) for line in lines_of(code))
    return blocks
