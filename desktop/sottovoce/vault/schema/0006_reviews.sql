-- Which turns of the human's transcript somebody has compared with the sound.
CREATE TABLE reviews (
    recording_id TEXT PRIMARY KEY REFERENCES meetings (id) ON DELETE CASCADE,
    turns        TEXT NOT NULL     -- JSON: ids of turns
) STRICT;
