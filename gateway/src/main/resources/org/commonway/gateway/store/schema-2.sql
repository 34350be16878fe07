-- A reservation is paid and freed in parts: its transfers are numbered (until now each was a stage of its own).
ALTER TABLE transfer ALTER COLUMN stage INT;
ALTER TABLE transfer ALTER COLUMN stage RENAME TO number;

-- What only gateway and rider know of a leg: the opening of its hold's commitment. Null once it is erased.
ALTER TABLE trip_leg ADD COLUMN opening VARBINARY(4096);

-- What the operator's node said last of the ride: a signed RideEvent.
ALTER TABLE trip_leg ADD COLUMN ride_event VARBINARY(8192);

-- How often the ledger told of the trip, and how often it had when it was read last.
ALTER TABLE trip ADD COLUMN news_told BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE trip ADD COLUMN news_read BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE trip ADD COLUMN is_stale BOOLEAN GENERATED ALWAYS AS (news_told > news_read);
ALTER TABLE trip ADD COLUMN erased_at BIGINT;
CREATE INDEX trip_stale ON trip (is_stale, intended_at);

-- The trip as the ledger has it, without its holds.
CREATE TABLE trip_on_ledger (
  trip_id VARCHAR(36) PRIMARY KEY REFERENCES trip,
  trip VARBINARY(1000000) NOT NULL
);

-- How far the gateway has read the ledger's events; one row.
CREATE TABLE ledger_checkpoint (
  id INT PRIMARY KEY,
  block_number BIGINT NOT NULL,
  tx_id VARCHAR(128) NOT NULL
);

-- A contract's answer is protobuf's binary form.
ALTER TABLE trip_transition ADD COLUMN tx_answer VARBINARY(1000000);
ALTER TABLE trip_transition DROP COLUMN tx_result
