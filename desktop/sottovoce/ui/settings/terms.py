"""Settings: the terms on one page, to be read again."""

from __future__ import annotations

from sottovoce.core.languages import UiLanguage
from sottovoce.core.terms import TERMS
from sottovoce.ui.parts.labels import PlainLabel
from sottovoce.ui.settings.rows import SettingsSection
from sottovoce.ui.terms.terms_view import TermsView


class TermsSettings(SettingsSection):
    """The version that holds."""

    def __init__(self, language: UiLanguage) -> None:
        super().__init__()
        page = TERMS.page(language)
        self.head(page.title)
        self.view = TermsView()
        self.view.show_page(page)
        self.rows.addSpacing(12)
        self.rows.addWidget(self.view)
        version = self.tr("Version {version}, SHA-256 {hash}").format(version=TERMS.version, hash=page.sha256[:16])
        self.rows.addWidget(PlainLabel(version, "meta", wrap=True))
