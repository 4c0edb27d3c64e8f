package org.hikae.orchestrator.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// The jobs that the ledger knows of.
public interface JobRows extends Repository<JobRow, JobId> {

  /// The job of that name, whether or not a job could have it.
  @Query("select * from job where id = :id")
  Optional<JobRow> find(@Param("id") String id);

  /// Those that began and have not ended, oldest first.
  @Query("select * from job where state = 'RUNNING' order by began_at")
  List<JobRow> open();

  /// Those of a stream that have not ended.
  @Query("select * from job where stream = :stream and state = 'RUNNING'")
  List<JobRow> openOf(@Param("stream") String stream);

  /// The newest of a stream.
  @Query("select * from job where stream = :stream order by began_at desc limit 1")
  Optional<JobRow> newestIn(@Param("stream") String stream);

  /// The newest, newest first.
  @Query("select * from job order by began_at desc limit :count")
  List<JobRow> newest(@Param("count") int count);

  /// The newest of one kind, as their streams begin: `verify`.
  @Query(
      "select * from job where split_part(stream, '/', 1) = :kind"
          + " order by began_at desc limit :count")
  List<JobRow> newestOf(@Param("kind") String kind, @Param("count") int count);

  /// Inserts a job that began and updates one that ended; for [JobTable] alone.
  JobRow save(JobRow job);
}
