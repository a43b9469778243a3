-- Letters about a meeting that the user kept as drafts, and texts of the user's own that show how they write. A letter
-- goes with its meeting.
CREATE TABLE letters (
    id           TEXT PRIMARY KEY,
    recording_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    changed_at   TEXT NOT NULL,              -- ISO 8601
    data         TEXT NOT NULL               -- JSON of wish, subject, parts, strays
) STRICT;
CREATE INDEX letters_by_meeting ON letters (recording_id);

CREATE TABLE style_samples (
    place INTEGER PRIMARY KEY,
    text  TEXT NOT NULL
) STRICT;
