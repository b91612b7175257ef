create table tokens (
    name         text primary key,
    role         text not null check (role in ('viewer', 'operator', 'admin')),
    sha256       text not null unique check (length(sha256) = 64),
    created_at   text not null,
    withdrawn_at text
) strict;
