-- The user's own forms of minutes, each as the text of a template file. One that was deleted stays while minutes use it.
CREATE TABLE templates (
    id      TEXT PRIMARY KEY,
    text    TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
