package org.hikae.cli.demo.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;

/// The demo's estate on disk: an authority of its own, an identity for every process, one vault key
/// for both vaults of the family, the database's password, all settings.
///
/// @param password of the database's role
public record DemoEstate(DemoFolder folder, Ports ports, Tempo tempo, String password) {
  private static final List<String> HOSTS = List.of("127.0.0.1", "localhost");
  private static final int KEY_BYTES = 64;

  /// Writes everything.
  public static DemoEstate write(
      DemoFolder folder, Ports ports, Tempo tempo, SecureRandom random, Clock clock)
      throws IOException {
    var estate = new DemoEstate(folder, ports, tempo, HexFormat.of().formatHex(bytes(random, 16)));
    estate.issueIdentities(clock);
    estate.writeSecrets(bytes(random, KEY_BYTES));
    var now = LocalTime.ofInstant(clock.instant(), Settings.HOME);
    for (var file : new Settings(folder, ports, tempo, now).files()) {
      Files.createDirectories(file.path().getParent());
      Files.writeString(file.path(), file.text());
    }
    Files.createDirectories(folder.path().resolve("logs"));
    return estate;
  }

  private void issueIdentities(Clock clock) throws IOException {
    var authority = Authority.create(folder.path().resolve("authority"), clock);
    for (var site : DemoSites.ALL) {
      issue(authority, "orchestrator." + site + ".o1", folder.orchestrator(site));
    }
    for (var site : DemoSites.WITH_AGENT) {
      issue(authority, "agent." + site + ".a1", folder.agent(site));
    }
    issue(authority, "operator.nagoya.demo", folder.operator());
    issue(authority, "operator.nagoya.second", folder.path().resolve("second-operator"));
    issue(authority, "orchestrator.nagoya.front", folder.path().resolve("front"));
  }

  private static void issue(Authority authority, String node, Path folder) throws IOException {
    Files.createDirectories(folder);
    authority.issue(NodeId.parse(node), HOSTS, folder.resolve("identity"));
  }

  private void writeSecrets(byte[] vaultKey) throws IOException {
    for (var site : DemoSites.WITH_AGENT) {
      secret(folder.agent(site).resolve("vault.key"), vaultKey);
      secret(folder.agent(site).resolve("service/password"), password.getBytes(UTF_8));
    }
    for (var site : DemoSites.ALL) {
      secret(folder.orchestrator(site).resolve("registry-password"), password.getBytes(UTF_8));
    }
  }

  private static void secret(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static byte[] bytes(SecureRandom random, int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Who the person at the terminal is to the orchestrators.
  public Identity operator(Clock clock) throws IOException {
    return Identity.load(folder.operator().resolve("identity"), clock);
  }

  /// Who the front is to the agents.
  public Identity front(Clock clock) throws IOException {
    return Identity.load(folder.path().resolve("front/identity"), clock);
  }

  public Path certificateOfAuthority() {
    return folder.operator().resolve("identity/ca.crt");
  }
}
