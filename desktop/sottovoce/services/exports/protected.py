"""Files that only a passphrase opens: a PDF or a ZIP archive, AES-256 both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import IO, Final

from sottovoce.core.languages import UiLanguage

MIN_CHARACTERS: Final = 12
_PDF: Final = "AES-256"


def finished_pdf(pdf: bytes, title: str, language: UiLanguage, passphrase: str = "") -> bytes:
    """The PDF with its language and title told, encrypted (AES-256, PDF 2.0) where there is a passphrase.

    With one, everything may be done with the file by who can open it: who forbids copying only hinders screen readers.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.constants import UserAccessPermissions
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject("de-DE" if language is UiLanguage.DE else "en-GB")
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.metadata = {"/Title": title, "/Producer": "Sottovoce", "/Creator": "Sottovoce"}
    if passphrase:
        writer.encrypt(passphrase, algorithm=_PDF, use_128bit=False, permissions_flag=UserAccessPermissions.all())
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def write_zip(
    target: IO[bytes], files: Iterable[tuple[str, Sequence[bytes] | Iterable[bytes]]], passphrase: str
) -> None:
    """A ZIP archive of named files, each encrypted (WinZip AES-256) where there is a passphrase.

    The names of the files, their sizes and their number stay readable: names must not say what is inside.
    """
    import pyzipper

    options = {"encryption": pyzipper.WZ_AES} if passphrase else {}
    with pyzipper.AESZipFile(target, "w", compression=pyzipper.ZIP_DEFLATED, **options) as archive:
        if passphrase:
            archive.setpassword(passphrase.encode())
            archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, blocks in files:
            with archive.open(name, "w", force_zip64=True) as entry:
                for block in blocks:
                    entry.write(block)
