package org.hikae.cluster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.cluster.Estate.OSAKA;
import static org.hikae.cluster.Estate.TOKYO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private static final Clock NOW = Clock.systemUTC();

  @TempDir Path folder;
  private Path tokyo;
  private Path osaka;

  @BeforeEach
  void issue() throws IOException {
    Authority.create(folder.resolve("ca"), NOW);
    var authority = Authority.open(folder.resolve("ca"), NOW);
    tokyo = folder.resolve("tokyo");
    osaka = folder.resolve("osaka");
    authority.issue(TOKYO, List.of("127.0.0.1", "tokyo.example"), tokyo);
    authority.issue(OSAKA, List.of(), osaka);
  }

  @Test
  void readsWhoANodeIsFromItsCertificate() throws IOException {
    assertThat(Identity.load(tokyo, NOW).node()).isEqualTo(TOKYO);
    var key = Files.getPosixFilePermissions(tokyo.resolve("node.key"));
    assertThat(PosixFilePermissions.toString(key)).isEqualTo("rw-------");
  }

  @Test
  void speaksTls13OnlyAndAsksForACertificate() throws IOException {
    var engine = Identity.load(tokyo, NOW).tls().createSSLEngine();
    engine.setUseClientMode(false);
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
    assertThat(engine.getNeedClientAuth()).isTrue();
  }

  @Test
  void refusesFilesThatDoNotBelongTogether() throws IOException {
    replace("node.key", osaka, tokyo);
    assertRefused("is not the key of node.crt", NOW);

    var other = folder.resolve("other");
    Authority.create(other, NOW);
    replace("ca.crt", other, osaka);
    assertThatThrownBy(() -> Identity.load(osaka, NOW))
        .hasMessageContaining("was not issued by the authority");
  }

  @Test
  void refusesWhatHasExpiredOrIsNotThereYetOrUnreadable() throws IOException {
    assertRefused("has expired", Clock.offset(NOW, Duration.ofDays(1000)));
    assertRefused("is not valid before", Clock.offset(NOW, Duration.ofDays(-1)));
    Files.writeString(tokyo.resolve("node.crt"), "nonsense");
    assertRefused("is not a certificate", NOW);
    Files.delete(tokyo.resolve("node.crt"));
    assertRefused("does not exist", NOW);
  }

  private void assertRefused(String because, Clock clock) {
    assertThatThrownBy(() -> Identity.load(tokyo, clock))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining(because)
        .extracting(e -> ((IdentityException) e).hint())
        .asString()
        .isNotBlank();
  }

  private static void replace(String file, Path from, Path to) throws IOException {
    Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }
}
