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
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
  @Tag("SEC-08")
  void speaksTls13OnlyAndAsksForACertificate() throws IOException {
    var engine = Identity.load(tokyo, NOW).tls().createSSLEngine();
    engine.setUseClientMode(false);
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
    assertThat(engine.getNeedClientAuth()).isTrue();
    assertThat(engine.getEnabledCipherSuites())
        .as("256-bit keys")
        .containsExactlyInAnyOrder("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
  }

  @Test
  @Tag("SEC-08")
  void takesRsaKeysOf2048BitsAndNoneThatIsShorter() throws Exception {
    certifyRsa(2048);
    assertThat(Identity.load(tokyo, NOW).node()).isEqualTo(TOKYO);
    certifyRsa(1024);
    assertRefused("shorter than 2048 bits", NOW);
  }

  private void certifyRsa(int bits) throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    var pair = generator.generateKeyPair();
    var authority = Authority.open(folder.resolve("ca"), NOW);
    Files.delete(tokyo.resolve("node.crt"));
    Files.delete(tokyo.resolve("node.key"));
    Pem.write(tokyo.resolve("node.crt"), authority.certify(TOKYO, List.of(), pair.getPublic()));
    Pem.write(tokyo.resolve("node.key"), pair.getPrivate());
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
