"""The user's own forms of minutes, each as the text of a template file."""

from __future__ import annotations

from sottovoce.vault.database import Database


class TemplateRows:
    """Reads and writes the texts; what they say is the service's business."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[str, ...]:
        """The texts of all that were not deleted, by id."""
        return tuple(
            str(text) for (text,) in self._database.rows("SELECT text FROM templates WHERE deleted = 0 ORDER BY id")
        )

    def get(self, template_id: str) -> str | None:
        """The text of this id, also of one that was deleted while minutes use it; None where there is none."""
        text = self._database.value("SELECT text FROM templates WHERE id = ?", (template_id,))
        return None if text is None else str(text)

    def put(self, template_id: str, text: str) -> None:
        """Adds a template, or gives the one of this id another text."""
        self._database.run(
            "INSERT INTO templates (id, text) VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET text = excluded.text, deleted = 0",
            (template_id, text),
        )

    def delete(self, template_id: str) -> None:
        """It is offered no more; its text goes with it, unless the headings of some minutes need it."""
        with self._database.transaction():
            used = self._database.value(
                "SELECT 1 FROM summaries WHERE json_extract(data, '$.template') = ? LIMIT 1", (template_id,)
            )
            if used:
                self._database.run("UPDATE templates SET deleted = 1 WHERE id = ?", (template_id,))
            else:
                self._database.run("DELETE FROM templates WHERE id = ?", (template_id,))
        self._database.forget_deleted()
