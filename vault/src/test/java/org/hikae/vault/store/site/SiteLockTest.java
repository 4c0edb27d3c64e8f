package org.hikae.vault.store.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.directory.DirectoryStore;
import org.hikae.vault.store.testing.LockContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Locks of another site's store: its agent judges them by its own clock, whatever the peer says.
class SiteLockTest extends LockContract {
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private static final Estate ESTATE = newEstate();
  private final List<SiteStoreServer> servers = new ArrayList<>();

  private static Estate newEstate() {
    try {
      return new Estate();
    } catch (Exception e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @AfterEach
  void stop() {
    servers.forEach(SiteStoreServer::close);
  }

  @Override
  protected Store open() throws Exception {
    servers.add(
        SiteStoreServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            ESTATE.node("server"),
            new SiteStoreHandler(new DirectoryStore(folder, () -> now), new ByName(), () -> now)));
    return as("all");
  }

  private Store as(String peer) throws Exception {
    var address = new SiteAddress("127.0.0.1", servers.getFirst().address().getPort(), "/vault");
    return new SiteStore(address, ESTATE.node(peer));
  }

  @Override
  protected Instant now() {
    return now;
  }

  @Override
  protected void await(Instant time) {
    now = time;
  }

  @Test
  void aReaderCannotLock() throws Exception {
    try (var all = as("all");
        var reader = as("reader")) {
      all.put("a", ByteBuffer.wrap("kept".getBytes(UTF_8)));

      assertThatThrownBy(() -> reader.lock("a", new Lock(now.plusSeconds(60), Mode.COMPLIANCE)))
          .isInstanceOf(StoreException.Forbidden.class);
      assertThat(all.lockOf("a")).isEmpty();
    }
  }

  private static final class ByName implements StorePolicy {
    @Override
    public Set<Right> rightsOf(X509Certificate peer) {
      return Estate.nameOf(peer).equals("all")
          ? EnumSet.allOf(Right.class)
          : EnumSet.of(Right.READ);
    }
  }
}
