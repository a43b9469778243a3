"""Settings: what the organisation that runs this computer has set, and what is wrong with its file if anything is."""

from __future__ import annotations

from PySide6.QtCore import Qt

from sottovoce.core import policy_texts
from sottovoce.core.languages import UiLanguage
from sottovoce.core.policy import Policy
from sottovoce.ui.parts.labels import PlainLabel, selectable
from sottovoce.ui.settings.rows import SettingsSection


class OrganisationSettings(SettingsSection):
    """To be read; nothing of it can be changed here."""

    def __init__(self, policy: Policy, language: UiLanguage) -> None:
        super().__init__()
        self.head(self.tr("Set by your organisation"))
        self.title = self.tr("Organisation")  # short, in the list of sections
        self.lines: list[PlainLabel] = []
        self.rows.addSpacing(12)
        problems = policy_texts.problem_lines(policy, language)
        if problems:
            self._say(policy_texts.consequence(language), "doubt")
            for line in problems:
                self._say(f"• {line}")
            self.rows.addSpacing(8)
        rules = policy_texts.rule_lines(policy, language)
        for line in rules:
            self._say(f"• {line}")
        if not rules:
            self._say(policy_texts.nothing_set(policy, language))
        self.rows.addSpacing(8)
        self._say(
            self.tr("Only whoever runs this computer can change this. It can forbid, but agree for nobody."), "meta"
        )
        self.file = selectable(PlainLabel(self.tr("File: {path}").format(path=policy.source), "meta", wrap=True))
        self.file.setAccessibleName(self.file.text())
        self.rows.addWidget(self.file)

    def _say(self, text: str, role: str = "") -> None:
        label = PlainLabel(text, role, wrap=True)
        label.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a screen reader walks through what is set
        label.setObjectName("finding")
        label.setAccessibleName(text.removeprefix("• "))
        self.lines.append(label)
        self.rows.addWidget(label)
        self.rows.addSpacing(4)
