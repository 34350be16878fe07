-- Riders: a random id and the hash of a token.
CREATE TABLE rider (
  rider_id VARCHAR(36) PRIMARY KEY,
  token_hash CHAR(64) NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);

-- The wallet's book: transfers are added, never changed. A reservation has one transfer of each stage.
CREATE TABLE transfer (
  transfer_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reservation_id VARCHAR(64) NOT NULL,
  stage TINYINT NOT NULL,
  step VARCHAR(8) NOT NULL,
  entered_at BIGINT NOT NULL,
  UNIQUE (reservation_id, stage)
);

-- Two for each transfer, from (F) and to (T); together zero.
CREATE TABLE posting (
  transfer_id BIGINT NOT NULL REFERENCES transfer,
  side CHAR(1) NOT NULL,
  account VARCHAR(64) NOT NULL,
  minor_units BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  PRIMARY KEY (transfer_id, side)
);
CREATE INDEX posting_of_account ON posting (account, currency, minor_units);

-- The intents. Only state and version change; what happened stands in trip_transition.
CREATE TABLE trip (
  trip_id VARCHAR(36) PRIMARY KEY,
  rider_id VARCHAR(36) NOT NULL REFERENCES rider,
  idempotency_key VARCHAR(255),
  plan_id VARCHAR(100) NOT NULL,
  option_id VARCHAR(100) NOT NULL,
  fare_minor BIGINT NOT NULL,
  currency CHAR(3) NOT NULL,
  legs_json CLOB NOT NULL,
  rider_public_key VARBINARY(200) NOT NULL,
  rider_private_key VARBINARY(400) NOT NULL,
  intended_at BIGINT NOT NULL,
  state VARCHAR(12) NOT NULL,
  is_final BOOLEAN NOT NULL,
  version INT NOT NULL,
  UNIQUE (rider_id, idempotency_key)
);
CREATE INDEX trip_of_rider ON trip (rider_id, intended_at);
CREATE INDEX trip_unfinished ON trip (is_final, intended_at);

CREATE TABLE trip_leg (
  trip_id VARCHAR(36) NOT NULL REFERENCES trip,
  leg_number INT NOT NULL,
  hold_id VARCHAR(36) NOT NULL,
  operator_id VARCHAR(32) NOT NULL,
  request VARBINARY(100000) NOT NULL,
  price_minor BIGINT NOT NULL,
  depart_at BIGINT NOT NULL,
  arrive_at BIGINT NOT NULL,
  PRIMARY KEY (trip_id, leg_number)
);

-- One row for each transition, in order: what a trip's state is folded from.
CREATE TABLE trip_transition (
  trip_id VARCHAR(36) NOT NULL REFERENCES trip,
  version INT NOT NULL,
  state VARCHAR(12) NOT NULL,
  at_time BIGINT,
  request VARBINARY(1000000),
  tx_id VARCHAR(64),
  tx_bytes VARBINARY(4000000),
  tx_result CLOB,
  block_number BIGINT,
  refusal_code VARCHAR(40),
  refusal_sentence CLOB,
  PRIMARY KEY (trip_id, version)
);
