-- How each schedule stands: what its stream in the ledger comes to.
create table schedule (
  id    text primary key,
  state text not null
);
