-- Under which duty of secrecy the vault is used, whether its owner allowed training samples at all, and which of the
-- terms on one page were shown last.
CREATE TABLE profile (
    id                INTEGER PRIMARY KEY CHECK (id = 1),
    kind              TEXT,
    training_unlocked INTEGER NOT NULL DEFAULT 0,
    terms_version     TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO profile (id) VALUES (1);
