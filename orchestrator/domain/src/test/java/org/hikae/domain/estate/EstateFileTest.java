package org.hikae.domain.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.hikae.domain.document.Document;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.housekeeping.Heap;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.schedule.Cron;
import org.hikae.domain.schedule.Missed;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.text.Bytes;
import org.hikae.domain.volume.VolumeContract;
import org.hikae.protocol.Sample;
import org.hikae.protocol.VaultName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EstateFileTest {
  private static final Path CONFIG = Path.of("..", "..", "config");

  @Test
  void readsTheSampleThatIsShipped() throws IOException {
    var estate = EstateFile.read(CONFIG.resolve("estate.yaml"));

    assertThat(estate.sites()).isEqualTo(Estates.threeSites().sites());
    var registry = estate.service(Estates.REGISTRY).orElseThrow();
    assertThat(registry.mode()).isEqualTo(Mode.ASSISTED);
    assertThat(registry.objectives().downtime()).isEqualTo(Duration.ofHours(1));
    assertThat(registry.probe())
        .isEqualTo(
            new Probe.Postgres(
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                "registry",
                "probe",
                "secrets/registry-probe",
                true,
                "select 1"));
    assertThat(estate.vaultsAt(Estates.OSAKA))
        .allSatisfy(vault -> assertThat(vault.mirrorOf()).isPresent());
  }

  @Test
  @Tag("SEC-01")
  void everyCopyStaysUnderTheLawOfItsOriginal() {
    var mistakes =
        mistakesIn(
            """
            sites:
              - {id: tokyo, name: {en: Tokyo, ja: 東京}, jurisdiction: JP, role: primary}
              - {id: seoul, name: {en: Seoul, ja: ソウル}, jurisdiction: KR, role: recovery}
            vaults:
              - {name: tokyo, site: tokyo, url: "s3:us-east-1/registry"}
              - {name: seoul, site: seoul, url: "site://agent.seoul.example:7801/vault", mirrorOf: tokyo}
            services:
              - id: registry
                name: {en: Registry, ja: 台帳}
                tier: core
                home: tokyo
                recovery: seoul
                address: registry.example.jp:5432
                probe: {kind: tcp, every: 5s, timeout: 3s}
                sources:
                  - {id: database, kind: postgres}
            """);

    assertThat(mistakes)
        .containsExactly(
            "line 5: vault tokyo belongs to tokyo in JP, and its bucket is in US"
                + " (name a bucket under the site's law)",
            "line 6: a copy in vault seoul would leave JP for KR"
                + " (mirror to a site under the same law)",
            "line 12: service 'registry' would leave JP for KR"
                + " (let it come back at a site under the same law)");
  }

  @Test
  void reportsEveryMistakeWithItsLineAndTheWayOut() {
    var mistakes =
        mistakesIn(
            """
            sites:
              - {id: tokyo, name: {en: Tokyo, ja: 東京}, jurisdiction: JP, role: primary}
              - {id: Osaka, name: {en: Osaka}, jurisdiction: Japan, role: backup}
            services:
              - id: registry
                name: {en: Registry, ja: 台帳}
                tier: core
                home: tokio
                recovery: tokyo
                objectives: {downtime: soon}
                address: registry.example.jp
                probe: {kind: ping}
                sources: []
                colour: red
            """);

    assertThat(mistakes)
        .containsExactlyInAnyOrder(
            "line 3: site 'Osaka': id 'Osaka': use 1 to 63 of a-z, 0-9, '-', '_' and '.',"
                + " starting with a-z or 0-9 (correct id)",
            "line 3: name of site 'Osaka' has no 'ja' (add ja: …)",
            "line 3: site 'Osaka': 'Japan' is not a country code such as JP (correct jurisdiction)",
            "line 3: site 'Osaka': role 'backup' is not known"
                + " (write one of primary, recovery, witness)",
            "line 8: service 'registry': home 'tokio' is not a site of this document"
                + " (write one of tokyo, Osaka)",
            "line 10: objectives of service 'registry': 'soon' is not a span such as 500ms, 90s,"
                + " 15m, 1h30m or 2d (correct downtime)",
            "line 11: service 'registry': 'registry.example.jp' is not host:port (correct address)",
            "line 12: probe of service 'registry': kind 'ping' is not known"
                + " (write one of tcp, http, postgres)",
            "line 13: service 'registry': sources is no list of sources (write '- …' below it)",
            "line 14: service 'registry' has the key 'colour', which is not known here (known are"
                + " address, checks, dependsOn, home, id, mode, name, objectives, probe, recovery,"
                + " retention, sources, tier)");
  }

  @Test
  void refusesServicesThatWaitForEachOther() {
    assertThat(
            mistakesIn(
                sample().replace("    retention: standard\n", "    dependsOn: [registry]\n")))
        .containsExactly(
            "line 57: service 'registry' would wait for itself (break the circle of dependsOn)");
  }

  @Test
  void tellsWhatAChangeChanges() throws IOException {
    var before = EstateFile.read(new Document("estate.yaml", sample()));
    var changed =
        sample()
            .replace("mode: assisted ", "mode: automatic ")
            .replace("downtime: 1h", "downtime: 2h")
            .replace("    retention: standard\n", "")
            .replace("younger: 31d", "younger: 31d, daily: 7");
    var diff = EstateDiff.between(before, EstateFile.read(new Document("estate.yaml", changed)));
    assertThat(diff.text())
        .isEqualTo(
            """
            + retention class standard: each day 7
            ~ service registry: mode assisted -> automatic
            ~ service registry: objectives.downtime 1 h -> 2 h
            - service registry: retention standard\
            """);
    assertThat(diff.isGrave()).isTrue();
    assertThat(EstateDiff.between(before, before).isEmpty()).isTrue();
  }

  @Test
  void refusesARecoverySiteThatIsTheHomeSite() {
    assertThat(mistakesIn(sample().replace("recovery: osaka", "recovery: tokyo")))
        .containsExactly(
            "line 37: service 'registry' would come back at the site that was lost"
                + " (name another site than its home)");
  }

  @Test
  void saysWhereAFileIsNoYaml() {
    assertThat(mistakesIn("sites:\n  - {id: tokyo\nservices: ]"))
        .singleElement()
        .asString()
        .startsWith("line 3: this is not YAML: ");
  }

  @Test
  void saysThatThereIsNoFile() {
    var thrown =
        catchThrowableOfType(
            DocumentException.class, () -> EstateFile.read(Path.of("no", "such.yaml")));
    assertThat(thrown).hasMessage("no/such.yaml:1: there is no such file; check the path");
  }

  @Test
  void agreesWithItsSchema() throws IOException {
    var schema = schema();
    assertThat(errors(schema, sample())).isEmpty();
    for (var flaw : FLAWS) {
      var flawed = sample().replace(flaw.getFirst(), flaw.getLast());
      assertThat(flawed).as(flaw.getLast()).isNotEqualTo(sample());
      assertThat(errors(schema, flawed)).as("schema on %s", flaw.getLast()).isNotEmpty();
      assertThat(mistakesIn(flawed)).as("reader on %s", flaw.getLast()).isNotEmpty();
    }
    for (var variant : VARIANTS) {
      var varied = sample().replace(variant.getFirst(), variant.getLast());
      assertThat(varied).as(variant.getLast()).isNotEqualTo(sample());
      assertThat(errors(schema, varied)).as("schema on %s", variant.getLast()).isEmpty();
      EstateFile.read(new Document("estate.yaml", varied));
    }
  }

  @Test
  void saysWhatIsWrongWithASchedule() {
    var flawed =
        sample()
            .replace("\"0 1 * * 0\"", "\"0 1 30 2 *\"")
            .replace("until: \"06:00\"", "until: \"22:00\"")
            .replace("does: mirror, at", "does: mirror, vaults: [tokyo], zone: Mars, at")
            .replace("5-59/10", "5-61/10")
            .replace("sample: 1/12", "sample: 13/12")
            .replace("does: retention", "does: retention, vaults: [kyoto]");
    assertThat(mistakesIn(flawed))
        .hasSize(7)
        .anyMatch(mistake -> mistake.contains("not 13/12"))
        .anyMatch(mistake -> mistake.contains("'kyoto' is not a vault"))
        .anyMatch(mistake -> mistake.contains("'0 1 30 2 *' never falls due"))
        .anyMatch(mistake -> mistake.contains("a window from 22:00 until 22:00 is empty"))
        .anyMatch(mistake -> mistake.contains("'tokyo' is not a vault with mirrorOf"))
        .anyMatch(mistake -> mistake.contains("'Mars' is no time zone"))
        .anyMatch(
            mistake ->
                mistake.matches("line 69: schedule 'copies': '5-61/10 .*' is no time.*61.*"));
  }

  @Test
  void aScheduleThatNamesNobodyIsForAll() throws IOException {
    var schedule = EstateFile.read(CONFIG.resolve("estate.yaml")).schedule("copies").orElseThrow();
    assertThat(schedule.chore()).isEqualTo(new Chore.Mirror(List.of()));
    assertThat(schedule.missed()).isEqualTo(Missed.CATCH_UP);
    assertThat(schedule.due()).isEqualTo(Cron.parse("5-59/10 * * * * (Asia/Tokyo)"));
  }

  @Test
  void aScheduleOfVerificationsSaysHowMuch() throws IOException {
    var estate = EstateFile.read(CONFIG.resolve("estate.yaml"));
    assertThat(estate.schedule("looked-through").orElseThrow().chore())
        .isEqualTo(new Chore.Verify(List.of(), new Sample(1, 12)));
    assertThat(estate.schedule("forgotten").orElseThrow().chore())
        .isEqualTo(new Chore.Retention(List.of()));
  }

  @Test
  void whatGrowsIsKeptAsLongAsTheEstateSaysAndNeverShorterThanItsFloor() throws IOException {
    var estate = EstateFile.read(CONFIG.resolve("estate.yaml"));
    assertThat(estate.housekeeping().of(Heap.LOOKS)).contains(Period.ofDays(14));
    assertThat(estate.schedule("tidied").orElseThrow().chore())
        .isEqualTo(new Chore.Housekeeping(List.of()));

    assertThat(mistakesIn(sample().replace("accesses: 13m", "accesses: 12m")))
        .containsExactly(
            "line 76: accesses would be kept for 12 months only (keep it for 13 months or longer)");
  }

  @Test
  void aVaultHasAContractOfAVolumeUntilADay() throws IOException {
    var estate = EstateFile.read(CONFIG.resolve("estate.yaml"));
    assertThat(estate.vault(new VaultName("osaka")).orElseThrow().contracted())
        .contains(new VolumeContract(new Bytes(4L << 40), LocalDate.of(2029, 3, 31)));

    assertThat(mistakesIn(sample().replace("4TiB, until: \"2029-03-31\"", "much, until: \"soon\"")))
        .containsExactly(
            "line 29: contract of vault 'osaka': 'much' is no amount such as 500GiB or 2TiB"
                + " (correct volume)",
            "line 29: contract of vault 'osaka': 'soon' is no day such as 2029-03-31"
                + " (correct until)");
  }

  private static final List<List<String>> FLAWS =
      List.of(
          List.of("role: witness", "role: judge"),
          List.of("jurisdiction: JP", "jurisdiction: jp"),
          List.of("mode: assisted", "mode: maybe"),
          List.of("downtime: 1h", "downtime: 1 hour"),
          List.of("every: 5s", "often: 5s"),
          List.of("kind: files", "kind: tape"),
          List.of("tls: true", "tls: perhaps"),
          List.of("url: site://agent.osaka", "url: ftp://agent.osaka"),
          List.of("      database: registry\n", ""),
          List.of("    address: registry.example.jp:5432\n", ""),
          List.of("kind: checksums, source", "kind: checksums, table"),
          List.of("expect: \"> 0\"", "expect: many"),
          List.of("table: person", "table: person;drop"),
          List.of("younger: 31d", "younger: long"),
          List.of("roles: [operator], mail: ops@example.jp", "roles: [operator], mail: ops"),
          List.of("does: mirror", "does: nothing"),
          List.of("at: \"0 1 * * 0\"", "at: sundays"),
          List.of("jitter: 10m", "jitter: some"),
          List.of("from: \"22:00\"", "from: late"),
          List.of("missed: report", "missed: never"),
          List.of("looks: 14d", "look: 14d"),
          List.of("volume: 4TiB", "volume: 4"),
          List.of("volume: 4TiB, ", ""),
          List.of("2029-03-31", "2029-13-31"),
          List.of("accesses: 13m", "accesses: long"),
          List.of("does: mirror, at", "does: mirror, depth: full, at"),
          List.of("en: Osaka, ja: 大阪", "en: Osaka"));

  private static final List<List<String>> VARIANTS =
      List.of(
          List.of("    mode: assisted", "    mode: manual"),
          List.of("    objectives: {downtime: 1h, loss: 15m}\n", ""),
          List.of("      passwordFile: secrets/registry-probe\n", ""),
          List.of("    mirrorOf: tokyo", "    # an original"),
          List.of("floor: 7d", "quota: 2TiB, daily: 7"),
          List.of("    retention: standard\n", ""),
          List.of("does: mirror, at", "does: mirror, vaults: [osaka], zone: UTC, at"),
          List.of(", runbook: site-loss", ""),
          List.of("does: housekeeping, at", "does: housekeeping, sites: [osaka], at"),
          List.of("accesses: 13m", "recoveries: 5y, accesses: 2y"),
          List.of("downtime: 1h", "downtime: 1h30m"));

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(CONFIG.resolve("estate.schema.json")), InputFormat.JSON);
  }

  private static List<String> errors(Schema schema, String yaml) {
    return schema.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  private static String sample() {
    try {
      return Files.readString(CONFIG.resolve("estate.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> mistakesIn(String yaml) {
    var thrown =
        catchThrowableOfType(
            DocumentException.class, () -> EstateFile.read(new Document("estate.yaml", yaml)));
    return thrown.findings().stream().map(Object::toString).toList();
  }
}
