-- What people were told, and what of it goes on: one row for each subject, as it stands now.
create table notice (
  id              text primary key,
  version         bigint not null,
  subject         text not null,
  urgency         text not null,
  en              text not null,
  ja              text not null,
  command         text not null,
  page            text not null,
  happened        boolean not null,
  raised_at       timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at     timestamptz
);
create index notice_by_time on notice (raised_at desc);

-- Who was told of it, or could not be.
create table notice_told (
  notice  text not null references notice on delete cascade,
  contact text not null,
  channel text not null,
  news    text not null,
  at      timestamptz not null,
  problem text,
  primary key (notice, contact, channel, news)
);
