"""Kinds of files and what is in them, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sottovoce.core.languages import UiLanguage
from sottovoce.services.exports.material import Contents, Format


def format_name(kind: Format) -> str:
    """A kind of file by the name people know."""
    return {
        Format.DOCX: QCoreApplication.translate("export_wording", "Word document (DOCX)"),
        Format.PDF: QCoreApplication.translate("export_wording", "PDF"),
        Format.MARKDOWN: QCoreApplication.translate("export_wording", "Markdown"),
        Format.TEXT: QCoreApplication.translate("export_wording", "Plain text"),
        Format.SRT: QCoreApplication.translate("export_wording", "Subtitles (SRT)"),
        Format.VTT: QCoreApplication.translate("export_wording", "Subtitles (WebVTT)"),
        Format.JSON: QCoreApplication.translate("export_wording", "JSON for other programs"),
        Format.WAV: QCoreApplication.translate("export_wording", "Sound (WAV)"),
        Format.FLAC: QCoreApplication.translate("export_wording", "Sound, lossless (FLAC)"),
        Format.OPUS: QCoreApplication.translate("export_wording", "Sound, small (Opus)"),
    }[kind]


def contents_name(contents: Contents) -> str:
    """What of a meeting is in a file."""
    match contents:
        case Contents.MINUTES:
            return QCoreApplication.translate("export_wording", "Minutes")
        case Contents.TRANSCRIPT:
            return QCoreApplication.translate("export_wording", "Transcript")
        case Contents.BOTH:
            return QCoreApplication.translate("export_wording", "Minutes and transcript")
        case Contents.SOUND:
            return QCoreApplication.translate("export_wording", "Sound")


def language_name(language: UiLanguage) -> str:
    """A language in its own words."""
    return {UiLanguage.EN: "English", UiLanguage.DE: "Deutsch"}[language]


def file_kind(suffix: str) -> str:
    """What a file dialog calls files of this suffix."""
    if suffix in set(Format):
        return format_name(Format(suffix))
    if suffix == "ics":
        return QCoreApplication.translate("export_wording", "Calendar and task lists (ICS)")
    if suffix == "csv":
        return QCoreApplication.translate("export_wording", "Table for spreadsheets (CSV)")
    if suffix == "zip":
        return QCoreApplication.translate("export_wording", "ZIP archive")
    return QCoreApplication.translate("export_wording", "Back-up of a meeting")
