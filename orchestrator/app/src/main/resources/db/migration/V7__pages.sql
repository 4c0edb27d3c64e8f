-- What pages look up, however many points there are: the newest of a service in a vault, those of
-- one backup, and what a vault holds in all.

create index snapshot_by_vault on snapshot (vault, service, consistent_at desc);
create index snapshot_by_point on snapshot (service, point);

-- API tokens that are good. A token is never written down, only a salted hash of its secret.
create table api_token (
  id         text primary key,
  name       text not null,
  scopes     text not null,
  salt       text not null,
  hash       text not null,
  made_by    text not null,
  made_at    timestamptz not null,
  expires_at timestamptz
);
