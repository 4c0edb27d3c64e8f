package org.hikae.cli.demo.site;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/// The settings files of the demo's processes, as anyone would write them by hand.
final class Settings {
  static final ZoneId HOME = ZoneId.of("Asia/Tokyo");

  private final DemoFolder folder;
  private final Ports ports;
  private final Tempo tempo;
  private final LocalTime now;

  /// @param now the time of day at home; what is done again and again falls due half a day away
  Settings(DemoFolder folder, Ports ports, Tempo tempo, LocalTime now) {
    this.folder = folder;
    this.ports = ports;
    this.tempo = tempo;
    this.now = now;
  }

  String agent(String site) {
    var own = ports.of(site);
    return """
    node: agent.%s.a1
    identity: identity
    home: state
    listen: 127.0.0.1:%d
    mesh:
      listen: 127.0.0.1:%d
      orchestrators: [%s]
    vault:
      name: %s
      url: file:vault
      keyFile: vault.key
    services:
      - id: registry
        home: tokyo
        postgres: {data: service/pg, listen: "127.0.0.1:%d", database: registry, tls: true, user: registry, passwordFile: service/password}
        sources:
          - {id: database, kind: postgres}
          - {id: documents, kind: files, paths: [service/documents]}
        traffic: {url: "https://127.0.0.1:%d/services/registry", target: "127.0.0.1:%d"}
    """
        .formatted(
            site,
            own.store(),
            own.agentMesh(),
            meshAddresses(),
            site,
            own.database(),
            ports.control(),
            own.database());
  }

  private String meshAddresses() {
    return DemoSites.ALL.stream()
        .map(site -> "\"127.0.0.1:" + ports.of(site).orchestratorMesh() + "\"")
        .collect(Collectors.joining(", "));
  }

  String orchestrator(String site) {
    var own = ports.of(site);
    return """
    node: orchestrator.%s.o1
    identity: identity
    home: state
    console: 127.0.0.1:%d
    estate: estate.yaml
    mesh: {listen: "127.0.0.1:%d"}
    ledger: {listen: "127.0.0.1:%d"}
    members:
    %s
    heartbeat: {silence: %ds, interval: 500ms, verify: 500ms}
    lease: {term: %ds, margin: 1s}
    """
        .formatted(
            site,
            own.console(),
            own.orchestratorMesh(),
            own.ledger(),
            members(),
            tempo.silenceSeconds(),
            tempo.termSeconds());
  }

  private String members() {
    return DemoSites.ALL.stream().map(this::member).collect(Collectors.joining("\n"));
  }

  private String member(String site) {
    var own = ports.of(site);
    return "  - {node: orchestrator.%s.o1, mesh: \"127.0.0.1:%d\", ledger: \"127.0.0.1:%d\", console: \"127.0.0.1:%d\"}"
        .formatted(site, own.orchestratorMesh(), own.ledger(), own.console());
  }

  String estate(Path passwordFile) {
    return """
    sites:
      - {id: tokyo, name: {en: Tokyo, ja: 東京}, jurisdiction: JP, role: primary}
      - {id: osaka, name: {en: Osaka, ja: 大阪}, jurisdiction: JP, role: recovery}
      - {id: nagoya, name: {en: Nagoya, ja: 名古屋}, jurisdiction: JP, role: witness}
    vaults:
      - {name: tokyo, site: tokyo, url: "site://127.0.0.1:%d/vault"}
      - {name: osaka, site: osaka, url: "site://127.0.0.1:%d/vault", mirrorOf: tokyo}
    services:
      - id: registry
        name: {en: Resident registry, ja: 住民台帳}
        tier: core
        mode: automatic
        home: tokyo
        recovery: osaka
        objectives: {downtime: 1h, loss: 15m}
        address: 127.0.0.1:%d
        probe: {kind: postgres, every: 500ms, timeout: 2s, database: registry, user: registry, passwordFile: %s, tls: true, query: select 1}
        sources:
          - {id: database, kind: postgres}
          - {id: documents, kind: files}
        checks:
          - {id: residents, kind: rows, table: person, atLeast: 1000}
          - {id: canaries, kind: sql, query: select count(*) from canary, expect: "> 0"}
          - {id: documents, kind: checksums, source: documents}
        retention: standard
    retention:
      - {name: standard, newest: 3, younger: 31d, weekly: 13, monthly: 36, floor: 7d}
    schedules:
      - {id: nightly, does: backup, at: "5 %5$d * * *", zone: %6$s}
      - {id: copies, does: mirror, at: "25 %5$d * * *", zone: %6$s}
      - {id: looked-through, does: verify, sample: 1/12, at: "45 %5$d * * 6", zone: %6$s}
      - {id: forgotten, does: retention, at: "50 %5$d * * *", zone: %6$s, missed: report}
      - {id: rehearsal, does: drill, services: [registry], at: "15 %5$d 1 * *", zone: %6$s, missed: report}
    """
        .formatted(
            ports.of(DemoSites.PRIMARY).store(),
            ports.of(DemoSites.RECOVERY).store(),
            ports.front(),
            passwordFile,
            now.plusHours(12).getHour(),
            HOME);
  }

  /// Every file, and where it goes.
  List<TextFile> files() {
    return DemoSites.ALL.stream().flatMap(site -> files(site).stream()).toList();
  }

  private List<TextFile> files(String site) {
    var orchestrator = folder.orchestrator(site);
    var files =
        new java.util.ArrayList<>(
            List.of(
                new TextFile(orchestrator.resolve("orchestrator.yaml"), orchestrator(site)),
                new TextFile(
                    orchestrator.resolve("estate.yaml"),
                    estate(orchestrator.resolve("registry-password")))));
    if (DemoSites.WITH_AGENT.contains(site)) {
      files.add(new TextFile(folder.agent(site).resolve("agent.yaml"), agent(site)));
    }
    return files;
  }

  /// A file and its text.
  record TextFile(Path path, String text) {}
}
