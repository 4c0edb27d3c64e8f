package org.hikae.cli.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hikae.cli.Typed;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;
import org.hikae.vault.store.directory.DirectoryStore;
import org.hikae.vault.store.site.SiteStoreHandler;
import org.hikae.vault.store.site.SiteStoreServer;
import org.hikae.vault.store.site.StorePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vault that another site's agent serves over mutual TLS, from the command line.
class SiteVaultTest {
  @TempDir Path folder;
  private Path key;
  private Path operator;
  private SiteStoreServer server;
  private String site;

  @BeforeEach
  void serveAVault() throws IOException {
    key = Files.write(folder.resolve("key"), new byte[64]);
    var source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("letter"), "from Osaka");
    var local = "file:" + folder.resolve("vault");
    hikae("vault", "init", "--vault", local, "--key-file", key);
    hikae("backup", source, "--vault", local, "--key-file", key);

    var authority = Authority.create(folder.resolve("authority"), Clock.systemUTC());
    operator = issued(authority, "operator.tokyo.alice");
    var agent = Identity.load(issued(authority, "agent.osaka.a1"), Clock.systemUTC());
    server =
        SiteStoreServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            agent.tls(),
            new SiteStoreHandler(
                new DirectoryStore(folder.resolve("vault")),
                StorePolicy.readableBy(_ -> true),
                Clock.systemUTC()));
    site = "site://127.0.0.1:" + server.address().getPort() + "/vault";
  }

  private Path issued(Authority authority, String node) throws IOException {
    var home = folder.resolve(node);
    authority.issue(NodeId.parse(node), List.of("127.0.0.1"), home);
    return home;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isReadWithAnIdentity() {
    assertThat(typed("points", "list", "--identity", operator).out()).contains("source");
    assertThat(typed("vault", "check", "--depth", "everything", "--identity", operator).out())
        .startsWith("All is well.");
    var back = folder.resolve("back");
    var restored =
        typed("restore", "latest", "--to", back, "--path", letter(), "--identity", operator);
    assertThat(restored.err()).isEmpty();
    assertThat(restored.status()).isZero();
    assertThat(back.resolve(letter())).hasContent("from Osaka");
  }

  private String letter() {
    return folder.resolve("source/letter").toString().substring(1);
  }

  @Test
  void saysThatAnIdentityIsMissing() {
    complains(
        typed("points", "list"),
        2,
        """
        error: SITE asks for a certificate, and none was named.
        HINT: Name your identity folder (ca.crt, node.crt, node.key) with --identity or HIKAE_IDENTITY.
        """);
  }

  @Test
  void saysThatAFolderHoldsNoIdentity() {
    complains(
        typed("points", "list", "--identity", folder.resolve("nobody")),
        20,
        """
        error: DIR/nobody/ca.crt does not exist.
        HINT: Put the identity folder that was issued for this node there: ca.crt, node.crt, node.key.
        """);
  }

  @Test
  void refusesAStrangersIdentityAtOnce() throws IOException {
    var other = Authority.create(folder.resolve("elsewhere"), Clock.systemUTC());
    var stranger = issued(other, "operator.tokyo.mallory");
    var typed = typed("points", "list", "--identity", stranger);
    assertThat(typed.status()).isEqualTo(31);
    assertThat(said(typed))
        .startsWith("error: certificates are not accepted between here and SITE: ")
        .endsWith(
            """
            HINT: Use an identity that the authority of that estate has issued, and that has not expired.
            """);
  }

  @Test
  void isNotWrittenToByOtherSites() {
    var typed = typed("backup", folder.resolve("source"), "--identity", operator);
    assertThat(typed.status()).isEqualTo(31);
    assertThat(said(typed))
        .startsWith("error: SITE refused access: its policy does not allow PUT.");
  }

  private Typed typed(Object... words) {
    var line = new java.util.ArrayList<Object>(List.of(words));
    line.addAll(List.of("--vault", site, "--key-file", key));
    return hikae(line.toArray());
  }

  private void complains(Typed typed, int status, String text) {
    assertThat(said(typed)).isEqualTo(text);
    assertThat(typed.status()).isEqualTo(status);
  }

  private String said(Typed typed) {
    return typed.complaint(folder).replace(site, "SITE");
  }
}
