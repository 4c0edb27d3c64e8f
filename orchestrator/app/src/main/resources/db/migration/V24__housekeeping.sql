-- What housekeeping looks for by its age.
create index probe_by_time on probe_sample (sent_at);
create index job_open on job (stream) where state = 'RUNNING';
create index batch_execution_by_instance on batch_job_execution (job_instance_id);
create index batch_step_by_execution on batch_step_execution (job_execution_id);
create index batch_params_by_execution on batch_job_execution_params (job_execution_id);

-- What a vault held at the end of a day, as its catalog said; the projection's, not the ledger's.
create table vault_volume (
  vault        text not null,
  day          date not null,
  stored_bytes bigint not null,
  primary key (vault, day)
);
