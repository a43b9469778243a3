"""The self-test as a page for people and for the data-protection file: Markdown, or HTML with nothing from outside."""

from __future__ import annotations

import html
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sottovoce.core.languages import UiLanguage
from sottovoce.core.self_test_texts import FIREWALL_RULES, MAY_STAY_IN_MEMORY, WAYS, say
from sottovoce.services.exports.files import write_text
from sottovoce.services.self_test import ProcessFindings, SelfTest
from sottovoce_models.sandbox.trials import Trial


def self_test_page(
    test: SelfTest, language: UiLanguage, when: str, in_memory_while_locked: Sequence[str] = MAY_STAY_IN_MEMORY
) -> str:
    """The page in Markdown; `when` is the date as people write it, what is in memory text keys of `core`."""

    def t(key: str) -> str:
        return say(key, language)

    made = say("made", language, version=test.app_version, python=test.python, system=test.system, when=when)
    lines = [f"# {t('title')}", "", made, "", f"## {t('control')}", ""]
    lines += [t("control_seen" if test.control_seen else "control_unseen"), ""]
    lines += _trials(test.control, language, control=True)
    for key, findings in (("app", test.app), ("engine", test.engine)):
        lines += [f"## {t(key)}", "", *_process(findings, test, language)]
    lines += [f"**{t('sandboxes')}**", "", *(f"- {e.name}: {t(e.sandbox)}" for e in test.engines), ""]
    lines += [f"## {t('memory')}", ""]
    for key, findings in (("app", test.app), ("engine", test.engine)):
        memory = findings.memory
        lines += [
            f"- {t(key)[3:]}: {t('core_dumps')}: {t('off' if memory.core_dumps_off else 'not_here')}. "
            f"{t('closed')}: {t('refused' if memory.closed_to_others else 'not_here')}."
        ]
    lines += [f"- {t('disk')}: {t(f'disk_{test.disk}')}", f"- {t('swap')}: {t(f'swap_{test.swap}')}"]
    lines += [f"- {t('hibernation')}: {t(f'hibernation_{test.hibernation}')}", ""]
    lines += [f"**{t('locked')}**", "", *(f"- {t(key)}" for key in in_memory_while_locked), ""]
    lines += [f"## {t('models')}", ""]
    lines += [f"- {name}: {t('here' if here else 'absent')}" for name, here in test.models]
    lines += ["", f"## {t('limits')}", "", t("limits_text")]
    return "\n".join(lines) + "\n"


def _process(findings: ProcessFindings, test: SelfTest, language: UiLanguage) -> Iterable[str]:
    if not findings.trials:
        return [say("not_tried", language), ""]
    lines = _trials(findings.trials, language)
    if findings.refused:
        return [*lines, say("all_refused", language), ""]
    rule = FIREWALL_RULES.get(test.system.split()[0])
    advice = [f"- {rule[language is UiLanguage.DE].format(program=sys.executable)}", ""] if rule else []
    return [*lines, say("some_open", language), "", *advice]


def _trials(trials: Sequence[Trial], language: UiLanguage, *, control: bool = False) -> list[str]:
    lines = []
    for trial in trials:
        if trial.opened:
            answer = say("opened" if control else "not_enforced", language)
        else:
            answer = say("refused_by", language, answer=trial.answer)
        lines.append(f"- {WAYS[trial.way][language is UiLanguage.DE]}: {answer}")
    return [*lines, ""]


def as_html(page: str) -> str:
    """The Markdown of `self_test_page` as one HTML file: no script, no style sheet, no address to load."""
    title = page.partition("\n")[0].removeprefix("# ")
    body: list[str] = []
    in_list = False
    for line in page.splitlines():
        text = html.escape(line)
        if line.startswith("- ") != in_list:
            body.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        if line.startswith("## "):
            body.append(f"<h2>{text[3:]}</h2>")
        elif line.startswith("# "):
            body.append(f"<h1>{text[2:]}</h1>")
        elif line.startswith("- "):
            body.append(f"<li>{text[2:]}</li>")
        elif line.startswith("**"):
            body.append(f"<h3>{text.strip('*')}</h3>")
        elif line:
            body.append(f"<p>{text}</p>")
    body += ["</ul>"] if in_list else []
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title>'
    return f"<!doctype html>\n<html><head>{head}</head>\n<body>\n" + "\n".join(body) + "\n</body></html>\n"


def save_page(page: str, path: Path) -> None:
    """Writes the page: HTML if the name ends so, else Markdown. Errors are those of `write_text`."""
    write_text(path, as_html(page) if path.suffix.lower() in {".html", ".htm"} else page)
