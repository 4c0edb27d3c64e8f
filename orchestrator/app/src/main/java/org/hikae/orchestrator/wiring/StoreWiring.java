package org.hikae.orchestrator.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.store.Access;
import org.hikae.orchestrator.store.OwnPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// PostgreSQL: ours unless one was given, with the tables of this release.
@Configuration(proxyBeanMethods = false)
public class StoreWiring {

  @Bean
  @Conditional(NoneGiven.class)
  OwnPostgres ownPostgres(OrchestratorSettings settings) throws IOException {
    return OwnPostgres.start(
        settings.home().resolve("postgres"), settings.identity(), settings.node());
  }

  @Bean
  DataSource dataSource(OrchestratorSettings settings, ObjectProvider<OwnPostgres> own)
      throws IOException {
    var access = access(settings.store(), own);
    var pool = new HikariDataSource();
    pool.setPoolName("store");
    pool.setJdbcUrl(access.url());
    pool.setUsername(access.user());
    pool.setPassword(access.password());
    pool.setMaximumPoolSize(10);
    pool.setMinimumIdle(2);
    Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
    return pool;
  }

  private static Access access(
      OrchestratorSettings.@Nullable Store given, ObjectProvider<OwnPostgres> own)
      throws IOException {
    return given == null
        ? own.getObject().access()
        : new Access(given.url(), given.user(), Files.readString(given.passwordFile()).strip());
  }

  @Bean
  JdbcClient jdbcClient(DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean
  JdbcTransactionManager transactionManager(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }

  @Bean
  TransactionTemplate transactions(JdbcTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  /// Holds when the settings name no store.
  static final class NoneGiven implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      var beans = context.getBeanFactory();
      return beans != null && beans.getBean(OrchestratorSettings.class).store() == null;
    }
  }
}
