-- The newest points of all, which the first page shows.
create index snapshot_by_time on snapshot (consistent_at desc);
