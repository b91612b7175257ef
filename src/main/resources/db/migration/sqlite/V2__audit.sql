create table audit (
    id         integer primary key,
    asked_at   text not null,
    ended_at   text,
    caller     text not null,
    role       text not null,
    peer       text not null,
    request_id text not null,
    action     text not null,
    engine     text not null,
    target     text not null,
    details    text not null,
    outcome    text not null check (outcome in ('intended', 'done', 'refused', 'denied', 'failed', 'unknown')),
    code       text,
    detail     text
) strict;

create index audit_by_time on audit (asked_at);
create index audit_by_target on audit (engine, target, asked_at);
