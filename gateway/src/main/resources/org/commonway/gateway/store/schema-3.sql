-- A trip stays with the city that it was booked in, named by its channel. '' is the one city of a gateway that knew no
-- other; the gateway puts that city's channel in its place when it starts.
ALTER TABLE trip ADD COLUMN city VARCHAR(250) DEFAULT '' NOT NULL;
DROP INDEX trip_unfinished;
DROP INDEX trip_stale;
CREATE INDEX trip_unfinished ON trip (city, is_final, intended_at);
CREATE INDEX trip_stale ON trip (city, is_stale, intended_at);

-- How far the gateway has read the events of each city's ledger.
ALTER TABLE ledger_checkpoint ADD COLUMN city VARCHAR(250) DEFAULT '' NOT NULL;
ALTER TABLE ledger_checkpoint DROP PRIMARY KEY;
ALTER TABLE ledger_checkpoint DROP COLUMN id;
ALTER TABLE ledger_checkpoint ADD PRIMARY KEY (city);
