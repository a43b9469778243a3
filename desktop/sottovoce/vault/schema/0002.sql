-- Names and terms to listen for, one list per client, matter or field.
CREATE TABLE vocabularies (
    name  TEXT PRIMARY KEY COLLATE NOCASE,
    terms TEXT NOT NULL
) STRICT;
