-- The voice of the user, whom the program may know again; there is no other.
CREATE TABLE own_voice (
    only         INTEGER PRIMARY KEY CHECK (only = 1),
    embedding    BLOB NOT NULL,
    model_sha256 TEXT NOT NULL,
    name         TEXT NOT NULL
) STRICT;
