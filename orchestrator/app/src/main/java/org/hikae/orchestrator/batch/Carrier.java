package org.hikae.orchestrator.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hikae.orchestrator.agents.Leadership.LostLeadership;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/// Carries work as jobs of Spring Batch, each at most once at a time, its legs made into steps when
/// it starts. What is to be done is the ledger's business: a job that stops half-way is carried
/// again from there, here or elsewhere.
public final class Carrier {
  private static final Logger log = LoggerFactory.getLogger(Carrier.class);
  private static final Duration REST = Duration.ofSeconds(3);

  private final JobRepository repository;
  private final JobOperator operator;
  private final Set<String> carried = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> restUntil = new ConcurrentHashMap<>();

  public Carrier(JobRepository repository, JobOperator operator) {
    this.repository = repository;
    this.operator = operator;
  }

  /// Tells Spring Batch that whatever it thinks is running here died with our last life.
  public void recoverFromLastLife() {
    repository.getJobNames().stream()
        .flatMap(name -> repository.findRunningJobExecutions(name).stream())
        .forEach(
            execution -> {
              log.info("job execution {} died with our last life", execution.getId());
              operator.recover(execution);
            });
  }

  /// Starts a job unless it runs here already or stopped a moment ago.
  void carry(String kind, String id, List<Leg> legs) {
    if (System.nanoTime() - restUntil.getOrDefault(id, Long.MIN_VALUE / 2) < 0
        || !carried.add(id)) {
      return;
    }
    try {
      var parameters = new JobParametersBuilder().addString("id", id).toJobParameters();
      var execution = operator.start(job(kind, id, legs), parameters);
      log.info("carrying {} {} as job execution {}", kind, id, execution.getId());
    } catch (JobExecutionException e) {
      log.error("{} {} was not started", kind, id, e);
      release(id);
    }
  }

  private Job job(String kind, String id, List<Leg> legs) {
    SimpleJobBuilder builder = null;
    for (var leg : legs) {
      var step = step(leg);
      builder = builder == null ? new JobBuilder(kind, repository).start(step) : builder.next(step);
    }
    if (builder == null) {
      throw new IllegalArgumentException(kind + " " + id + " has no legs");
    }
    return builder.listener(new Release(id)).build();
  }

  private Step step(Leg leg) {
    return new StepBuilder(leg.name(), repository)
        .tasklet(
            (contribution, _) -> {
              perform(leg, contribution.getStepExecution());
              return RepeatStatus.FINISHED;
            },
            new ResourcelessTransactionManager())
        .build();
  }

  private static void perform(Leg leg, StepExecution step) throws Exception {
    try {
      leg.act().perform();
    } catch (LostLeadership | WaitsForPerson e) {
      log.info("{} stops: {}", leg.name(), e.getMessage());
      step.setTerminateOnly();
    }
  }

  private void release(String id) {
    restUntil.put(id, System.nanoTime() + REST.toNanos());
    carried.remove(id);
  }

  private final class Release implements JobExecutionListener {
    private final String id;

    Release(String id) {
      this.id = id;
    }

    @Override
    public void afterJob(JobExecution execution) {
      log.info("job {} is {}", id, execution.getStatus());
      if (execution.getStatus() == BatchStatus.COMPLETED) {
        carried.remove(id);
      } else {
        release(id);
      }
    }
  }
}
