-- Who reached what, granted or refused: one row for each access that was told, as it stands in the
-- chain of the orchestrator that saw it.
create table access (
  node          text not null,
  number        bigint not null,
  at            timestamptz not null,
  who           text not null,
  source        text not null,
  method        text not null,
  path          text not null,
  needed        text not null,
  status        integer not null,
  times         bigint not null,
  last_at       timestamptz not null,
  previous_hash text not null,
  hash          text not null,
  primary key (node, number)
);
create index access_by_time on access (at desc);
create index access_refused on access (last_at) where status in (401, 403, 429);

-- Up to which line each file of an orchestrator's own journal stands in the ledger.
create table access_file (
  node text not null,
  file text not null,
  line bigint not null,
  primary key (node, file)
);
