create table operations (
    id                  text primary key,
    kind                text not null,
    engine              text not null,
    subject             text not null,
    request             text not null,
    join_key            text,
    state               text not null
        check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'interrupted')),
    asked_by            text not null,
    asked_at            integer not null,
    started_at          integer,
    finished_at         integer,
    attempts            integer not null,
    progress            text not null,
    result              text,
    problem             text,
    owner               text not null,
    heartbeat_at        integer not null,
    cancel_requested_at integer
) strict;

create unique index operations_joined on operations (join_key) where state in ('queued', 'running');
create index operations_listed on operations (engine, kind, asked_at desc, id desc);
create index operations_open on operations (heartbeat_at) where state in ('queued', 'running');

create table idempotency_keys (
    caller      text not null,
    key         text not null,
    fingerprint text not null,
    operation   text not null references operations (id) on delete cascade,
    primary key (caller, key)
) strict;

create index idempotency_keys_of on idempotency_keys (operation);
