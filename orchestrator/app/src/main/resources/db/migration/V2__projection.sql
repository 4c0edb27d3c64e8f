-- What this orchestrator has read out of the ledger. All of it can be dropped and is read again.

create table ledger_position (
  only_row boolean primary key default true check (only_row),
  applied  bigint not null
);
insert into ledger_position (applied) values (0);

create table ledger_entry (
  index         bigint primary key,
  stream        text not null,
  version       bigint not null,
  kind          text not null,
  body          text not null,
  author        text not null,
  at            timestamptz not null,
  previous_hash text not null,
  hash          text not null,
  unique (stream, version)
);

create table job (
  id       text primary key,
  stream   text not null,
  work     text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  state    text not null,
  ending   text
);
create index job_by_time on job (began_at desc);

create table snapshot (
  vault         text not null,
  id            text not null,
  service       text not null,
  source        text not null,
  point         text not null,
  kind          text not null,
  consistent_at timestamptz not null,
  source_bytes  bigint not null,
  stored_bytes  bigint not null,
  job           text not null,
  primary key (vault, id)
);
create index snapshot_by_service on snapshot (service, consistent_at desc);

create table run (
  id        text primary key,
  service   text not null,
  opened_at timestamptz not null,
  ended_at  timestamptz
);
create index run_by_time on run (opened_at desc);
