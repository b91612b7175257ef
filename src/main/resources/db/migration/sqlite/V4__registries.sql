create table registries (
    host            text primary key,
    credential_kind text check (credential_kind in ('password', 'identity-token')),
    credential_user text,
    sealed          text,
    key_id          text,
    ca_certificate  text,
    insecure        integer not null check (insecure in (0, 1)),
    created_at      text not null,
    changed_at      text not null,
    check ((credential_kind is null) = (sealed is null) and (sealed is null) = (key_id is null))
) strict;
