"""The Markdown page of a benchmark: every figure is on it, and what was skipped is never left out."""

from __future__ import annotations

from sottovoce.bench import progress
from sottovoce.bench.tables import markdown

MACHINE = {"date": "2026-01-02", "cores": 2, "engines": {"av": "18.1"}}


def test_rows_become_a_table_with_a_column_for_every_figure() -> None:
    page = markdown({"bench": "asr", "machine": MACHINE, "rows": [{"file": "a", "wer": 12.5}, {"file": "b", "der": 3}]})
    assert "## rows" in page
    assert "| file | wer | der |\n| --- | --- | --- |\n| a | 12.5 |  |\n| b |  | 3 |" in page
    assert "date 2026-01-02, cores 2, engines av 18.1" in page


def test_figures_by_name_become_a_table_when_they_are_alike_and_sections_when_not() -> None:
    alike = {"x": {"ours": {"wer": 1.0}, "ratio": 2}, "y": {"ours": {"wer": 3.0}, "ratio": 4}}
    assert "|  | ours wer | ratio |\n| --- | --- | --- |\n| x | 1 | 2 |\n| y | 3 | 4 |" in _page(corpora=alike)
    unlike = {"mean": {"wer": 1.0}, "worst": {"file": "a"}}
    page = _page(both=unlike)
    assert "## both" in page
    assert "### mean\n\n- wer: 1" in page
    assert "### worst\n\n- file: a" in page


def test_single_figures_stand_in_a_list_and_nothing_is_a_dash() -> None:
    page = _page(threads=2, mean=None, ratios=[1.25, 2.0])
    assert "- threads: 2\n- mean: –\n- ratios: 1.25, 2" in page


def test_long_texts_stay_out_of_the_table_and_bars_do_not_break_it() -> None:
    page = _page(rows=[{"id": "a|b", "overview": "word " * 40}])
    assert "| id |\n| --- |\n| a/b |" in page
    assert "word word" not in page


def test_what_was_skipped_comes_last() -> None:
    page = _page(skipped=["summary: no model"], threads=1)
    assert page.endswith("## skipped\n\n- summary: no model\n")
    assert "skipped" not in _page(skipped=[])


def test_a_step_is_told_only_to_who_listens() -> None:
    told: list[str] = []
    progress.step("unheard")
    with progress.told_to(told.append):
        progress.step("heard")
    progress.step("unheard again")
    assert told == ["heard"]


def _page(**figures: object) -> str:
    return markdown({"bench": "x", "machine": MACHINE, **figures})
