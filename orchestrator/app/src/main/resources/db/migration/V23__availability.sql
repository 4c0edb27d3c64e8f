-- How long this orchestrator looked at a service on a day, and for how much of that it was away: what is
-- left of the looks when they are dropped. Its own observation: not in the ledger.
create table availability (
  service text not null,
  day     date not null,
  seen_ms bigint not null,
  away_ms bigint not null,
  looks   bigint not null,
  primary key (service, day)
);
