package org.hikae.orchestrator.wiring;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobId;
import org.hikae.orchestrator.ledger.JobRow;
import org.hikae.orchestrator.ledger.JobRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/// Spring Data JDBC for the tables whose rows are written and read whole. Names its aggregates, its
/// dialect and its repositories, so that nothing is searched for.
@Configuration(proxyBeanMethods = false)
public class AggregateWiring extends AbstractJdbcConfiguration {
  private final DomainJson json;

  public AggregateWiring(DomainJson json) {
    this.json = json;
  }

  @Bean
  NamedParameterJdbcOperations namedParameters(DataSource dataSource) {
    return new NamedParameterJdbcTemplate(dataSource);
  }

  @Override
  public JdbcDialect jdbcDialect(NamedParameterJdbcOperations operations) {
    return JdbcPostgresDialect.INSTANCE;
  }

  @Override
  protected Set<Class<?>> getInitialEntitySet() {
    return Set.of(JobRow.class);
  }

  /// The columns' form of what the domain's types are, which carry no annotations of Spring's.
  @Override
  protected List<?> userConverters() {
    return Stream.of(
            texts(JobId.class, JobId::name, JobId::new),
            texts(Work.class, json::write, text -> json.read(text, Work.class)),
            texts(Ending.class, json::write, text -> json.read(text, Ending.class)))
        .flatMap(both -> both.getConverters().stream())
        .toList();
  }

  private static <T> ConverterBuilder texts(
      Class<T> type, Function<T, String> write, Function<String, T> read) {
    return ConverterBuilder.writing(type, String.class, write).andReading(read);
  }

  @Bean
  JobRows jobRows(JdbcAggregateOperations aggregates) {
    return new JdbcRepositoryFactory(aggregates).getRepository(JobRows.class);
  }
}
