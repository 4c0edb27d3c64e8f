package org.hikae.domain.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.hikae.protocol.Examination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCheckTest {
  private static final Instant POINT = Instant.parse("2026-11-26T03:00:00Z");

  @Test
  void rowsAreCountedAndComparedWithTheFewestThatAreRight() {
    assertThat(new ServiceCheck.Rows("citizens", "town.citizen", 1000).examination(POINT))
        .isEqualTo(new Examination.Sql("citizens", "select count(*) from town.citizen", ">= 1000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "citizen; drop table citizen", "a.b.c", "1st", "citizen where true"})
  void onlyATableHasRows(String table) {
    assertThatThrownBy(() -> new ServiceCheck.Rows("citizens", table, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no name of a table");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1000", "== 1", "=1", "=", "~ ok", "=> 3"})
  void anExpectationHasAnOperatorAndAValue(String expect) {
    assertThatThrownBy(() -> new ServiceCheck.Sql("check", "select 1", expect))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no expectation");
  }

  @Test
  void aCanaryIsComparedWithThePointThatIsRestored() {
    var within = Duration.ofMinutes(5);

    assertThat(new ServiceCheck.Canary("canary", "select 1", within).examination(POINT))
        .isEqualTo(new Examination.Canary("canary", "select 1", within, POINT));
  }
}
