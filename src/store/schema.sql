-- A translation memory. Numbers of units are never used again, since the index of words names them.

CREATE TABLE language (
    id INTEGER PRIMARY KEY,
    tag TEXT NOT NULL UNIQUE
);

-- A text and its translation, once. The hashes are those of the texts without regard to blanks.
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    source_language INTEGER NOT NULL,
    target_language INTEGER NOT NULL,
    source_hash INTEGER NOT NULL,
    target_hash INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL
);
CREATE INDEX unit_source ON unit (source_hash, target_hash);
CREATE INDEX unit_target ON unit (target_hash);

-- The files that units came from.
CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- Where a unit was found, in the order of import: what was said of it there (JSON), and the hashes of the sources before
-- and after it; 0 is the beginning or end of a document. Its own hash is of these three.
CREATE TABLE occurrence (
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    before INTEGER NOT NULL,
    after INTEGER NOT NULL,
    attributes TEXT NOT NULL
);
CREATE INDEX occurrence_unit ON occurrence (unit, hash);

-- The index of words. A segment is of the texts from first to last: twice the number of a unit is its source, and one
-- more its target. Their lengths are in words, a byte each, 255 for all above. Later segments have higher numbers.
CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    lengths BLOB NOT NULL
);

-- The texts that a word is in: differences between their numbers, LEB128. The id is that of the segment, shifted by 44
-- bits, and 44 bits of the hash of the word and its language.
CREATE TABLE posting (
    id INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    texts BLOB NOT NULL
);

-- What people changed by hand, and when.
CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    unit INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
