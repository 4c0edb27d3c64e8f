package org.hikae.orchestrator.wiring;

import org.hikae.orchestrator.batch.Carrier;
import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.annotation.Isolation;

/// Spring Batch over our PostgreSQL; each job on a virtual thread of its own.
@Configuration(proxyBeanMethods = false)
public class BatchWiring extends JdbcDefaultBatchConfiguration {

  @Override
  protected TaskExecutor getTaskExecutor() {
    var executor = new SimpleAsyncTaskExecutor("job-");
    executor.setVirtualThreads(true);
    return executor;
  }

  @Override
  protected Isolation getIsolationLevelForCreate() {
    return Isolation.READ_COMMITTED;
  }

  @Bean
  Carrier carrier(JobRepository repository, JobOperator operator) {
    return new Carrier(repository, operator);
  }
}
