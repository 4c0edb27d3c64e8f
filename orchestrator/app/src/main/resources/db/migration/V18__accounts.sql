-- Accounts of people, as the ledger has them. No password is here, only what it is recognised by.
create table account (
  name        text primary key,
  version     bigint not null,
  rights      text not null,
  break_glass boolean not null,
  disabled    boolean not null,
  must_change boolean not null,
  generation  bigint not null,
  sealed      text not null,
  made_by     text not null,
  made_at     timestamptz not null
);

-- What their passwords are and were recognised by; the newest generation counts.
create table account_password (
  account    text not null references account,
  generation bigint not null,
  salt       text not null,
  hash       text not null,
  iterations integer not null,
  set_at     timestamptz not null,
  primary key (account, generation)
);

-- Of this orchestrator alone: who is signed in here, and who failed to.
create table session (
  id         text primary key,
  account    text not null,
  generation bigint not null,
  source     text not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null
);
create table sign_in_trial (
  account      text primary key,
  failures     integer not null,
  first_at     timestamptz not null,
  locked_until timestamptz,
  last_step    bigint not null
);
