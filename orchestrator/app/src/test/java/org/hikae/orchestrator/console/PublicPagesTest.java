package org.hikae.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hikae.orchestrator.Premises;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What everybody sees of the services who has shown nothing.
class PublicPagesTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  @Tag("REL-02")
  void everybodySeesWhatIsAwaySinceWhenAndUntilWhenItIsToBeBack() throws Exception {
    try (var premises = Premises.open(folder)) {
      until(premises, "up");
      assertThat(page(premises, "en")).contains("All services can be used", "Resident registry");
      assertThat(page(premises, "ja")).contains("すべてのサービス", "住民台帳");

      premises.loseUsers();
      var registry = until(premises, "down");

      var since = Instant.parse(registry.path("since").asString());
      var backBy = Instant.parse(registry.path("backBy").asString());
      assertThat(since).isCloseTo(Instant.now(), within());
      assertThat(backBy).isEqualTo(since.plus(1, ChronoUnit.HOURS));
      assertThat(page(premises, "ja")).contains("利用できません", "までの復旧を目標");

      assertThat(premises.page("/public/status.json").body() + page(premises, "en"))
          .doesNotContain("127.0.0.1", "tokyo", "Tokyo", "osaka", "o1", "refused");

      premises.haveUsers();
      until(premises, "up");
      assertThat(page(premises, "en")).contains("All services can be used");
    }
  }

  private static org.assertj.core.data.TemporalUnitOffset within() {
    return new org.assertj.core.data.TemporalUnitWithinOffset(1, ChronoUnit.MINUTES);
  }

  private static String page(Premises premises, String language) throws Exception {
    var page = premises.page("/public/status?lang=" + language, "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }

  private static JsonNode until(Premises premises, String state) throws Exception {
    var deadline = System.nanoTime() + 30_000_000_000L;
    while (true) {
      var seen = new JsonMapper().readTree(premises.page("/public/status.json").body());
      if (seen.path("services")
          .valueStream()
          .allMatch(s -> s.path("state").asString().equals(state))) {
        return seen.path("services").path(0);
      }
      assertThat(System.nanoTime()).as("still %s", seen).isLessThan(deadline);
      Thread.sleep(50);
    }
  }
}
