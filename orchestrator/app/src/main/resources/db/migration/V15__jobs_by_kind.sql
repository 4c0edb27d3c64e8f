-- The newest jobs of one kind, however many others there are.
create index job_by_kind on job (split_part(stream, '/', 1), began_at desc);
