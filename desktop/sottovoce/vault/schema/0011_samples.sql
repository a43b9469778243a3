-- What ties a training sample to its meeting: here and nowhere else. When the meeting goes, the sample has to go as well;
-- `withdraw` remembers that until its folder could be reached.
CREATE TABLE training_samples (
    id           TEXT PRIMARY KEY,
    recording_id TEXT REFERENCES meetings (id) ON DELETE SET NULL,
    folder       TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    written_on   TEXT NOT NULL,              -- ISO date
    written      INTEGER NOT NULL DEFAULT 0, -- 0: begun; a crash came in between
    withdraw     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX training_samples_by_meeting ON training_samples (recording_id);

CREATE TRIGGER sample_goes_with_its_meeting BEFORE DELETE ON meetings
BEGIN
    UPDATE training_samples SET withdraw = 1 WHERE recording_id = OLD.id;
END;
