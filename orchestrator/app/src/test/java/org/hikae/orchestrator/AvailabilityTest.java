package org.hikae.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that was away is short of what is asked for, wherever one looks (AVL-02).
class AvailabilityTest {
  @TempDir Path folder;

  @Test
  @Tag("long")
  @Tag("AVL-02")
  void anOutageCountsAgainstWhatIsAskedFor() throws Exception {
    try (var premises = Premises.open(folder)) {
      var before =
          premises
              .sato
              .until("/availability", all -> all.get(0).path("seenSeconds").asDouble() > 0.5)
              .get(0)
              .path("awaySeconds")
              .asDouble();

      premises.loseUsers();

      var all =
          premises.sato.until(
              "/availability", each -> each.get(0).path("awaySeconds").asDouble() > before + 0.5);
      assertThat(all.get(0).path("share").asDouble())
          .isLessThan(all.get(0).path("target").asDouble());
      assertThat(all.get(0).path("met").asBoolean(true)).isFalse();
      assertThat(standing(premises)).contains("and 99.9 % are asked for");
      var page =
          premises.page("/availability", "Accept", "text/html", "Accept-Language", "ja").body();
      assertThat(page).contains("住民台帳", "目標 99.9 %").contains("class=\"alarm\"");
      assertThat(premises.page("/api/v1/availability?days=0").statusCode()).isEqualTo(400);
    }
  }

  private static String standing(Premises premises) throws Exception {
    return premises.sato.get("/requirements").toString();
  }
}
