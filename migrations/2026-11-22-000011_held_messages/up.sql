-- What waits about a person, when they become known.
create index message_held_number on message (nin_hash, received_at) where nin_hash is not null;
