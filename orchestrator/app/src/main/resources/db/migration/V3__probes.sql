-- What this orchestrator saw from the users' side. Its own observation: not in the ledger.

create table probe_sample (
  service    text not null,
  sent_at    timestamptz not null,
  took_nanos bigint not null,
  good       boolean not null,
  saw        text not null,
  primary key (service, sent_at)
);
