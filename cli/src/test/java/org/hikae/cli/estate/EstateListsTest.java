package org.hikae.cli.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hikae.cli.StandIn;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EstateListsTest {
  private static final String SERVICES =
      """
      [{"id": "registry", "tier": "CORE", "mode": "ASSISTED", "site": "tokyo", "epoch": 3,
        "objectives": {"downtimeSeconds": 3600.0, "lossSeconds": 900.0},
        "lastProbe": {"good": true}},
       {"id": "permits", "tier": "OTHER", "mode": "MANUAL", "site": null, "epoch": 0,
        "objectives": {"downtimeSeconds": 10800.0, "lossSeconds": 86400.0}, "lastProbe": null}]\
      """;
  private static final String ROWS =
      """
      [{"id": "AVL-02", "name": {"en": "Uptime", "ja": "稼働時間"}, "standing": "BROKEN",
        "note": {"en": "by probes", "ja": "監視"}, "finding": {"en": "99.1 %", "ja": "99.1 %"}},
       {"id": "SEC-02", "name": {"en": "SOC1", "ja": "SOC1"}, "standing": "ATTEST", "note": null,
        "finding": null}]\
      """;
  private static final String VOLUMES =
      """
      [{"vault": "osaka", "storedBytes": 1048576, "contractedBytes": 2097152, "until": "2029-03-31",
        "fullOn": "2027-01-01", "basis": {"en": "grows a little", "ja": "微増"}}]\
      """;

  @RegisterExtension
  static final StandIn ORCHESTRATOR =
      new StandIn(
          Map.of(
              "GET /api/v1/services",
              SERVICES,
              "GET /api/v1/requirements",
              ROWS,
              "GET /api/v1/volumes",
              VOLUMES),
          "there is nothing");

  @Test
  void servicesSayWhereTheyAreAndWhatTheyMay() {
    assertThat(ORCHESTRATOR.typed("services").out().lines())
        .anyMatch(line -> line.matches("registry +core +assisted +tokyo +3 +1 h.* 15 min.* good"))
        .anyMatch(line -> line.matches("permits +other +manual +– +0 +3 h.* none yet"));
  }

  @Test
  void requirementsSayHowTheyStand() {
    assertThat(ORCHESTRATOR.typed("requirements").out().lines())
        .anyMatch(line -> line.matches("AVL-02 +Uptime +broken +99.1 %"))
        .anyMatch(line -> line.matches("SEC-02 +SOC1 +to be attested *"));
    assertThat(ORCHESTRATOR.typedIn(Words.japanese(), "requirements").out()).contains("稼働時間", "違反");
  }

  @Test
  void volumesSayWhenTheyWillBeFull() {
    assertThat(ORCHESTRATOR.typed("volumes").out().lines())
        .anyMatch(
            line ->
                line.matches("osaka +1.0 MiB +2.0 MiB +2029-03-31 +2027-01-01 +grows a little"));
  }
}
