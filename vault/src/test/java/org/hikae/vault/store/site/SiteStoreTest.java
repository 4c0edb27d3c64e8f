package org.hikae.vault.store.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.Store.StoredObject;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.site.StorePolicy.Right;
import org.hikae.vault.store.testing.MemoryStore;
import org.hikae.vault.store.testing.StoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteStoreTest extends StoreContract {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Estate ESTATE = newEstate();

  private final MemoryStore behind = new MemoryStore();
  private final List<Store> opened = new ArrayList<>();
  private SiteStoreServer server;

  SiteStoreTest() throws Exception {
    server = serve(new SiteStoreHandler(behind, new ByName(), () -> NOW));
  }

  @AfterEach
  void stop() throws Exception {
    for (var store : opened) {
      store.close();
    }
    server.close();
  }

  @Override
  protected Store open() throws Exception {
    return as("all");
  }

  @Override
  protected Store reopen() throws Exception {
    return as("all");
  }

  @Test
  void letsAReaderReadAndNothingElse() throws Exception {
    as("all").put("a", bytes("secret"));
    var reader = as("reader");

    assertThat(text(reader.get("a"))).isEqualTo("secret");
    assertThatThrownBy(() -> reader.put("b", bytes("x")))
        .isInstanceOf(StoreException.Forbidden.class);
    assertThatThrownBy(() -> reader.delete("a")).isInstanceOf(StoreException.Forbidden.class);
    assertThat(behind.stat("a")).isPresent();
    assertThat(behind.stat("b")).isEmpty();
  }

  @Test
  void tellsAStrangerNothing() throws Exception {
    behind.put("a", bytes("secret"));
    var stranger = as("stranger");

    assertThatThrownBy(() -> stranger.get("a", 0, 1)).isInstanceOf(StoreException.Forbidden.class);
    assertThatThrownBy(() -> stranger.stat("a")).isInstanceOf(StoreException.Forbidden.class);
    assertThatThrownBy(() -> stranger.list("", _ -> {}))
        .isInstanceOf(StoreException.Forbidden.class);
  }

  @Test
  void hangsUpOnACertificateOfAnotherEstate() throws Exception {
    var elsewhere = connect(new Estate().node("all"));

    assertThatThrownBy(() -> elsewhere.stat("a")).isInstanceOf(StoreException.Distrusted.class);
  }

  @Test
  void refusesToDeleteWhatIsLocked() throws Exception {
    var store = as("all");
    store.put("locked/a", bytes("kept"));
    store.put("expired/a", bytes("gone"));

    assertThatThrownBy(() -> store.delete("locked/a"))
        .isInstanceOf(StoreException.Locked.class)
        .hasMessageContaining("2026-11-23T10:00:00Z");
    store.delete("expired/a");

    assertThat(behind.stat("locked/a")).isPresent();
    assertThat(behind.stat("expired/a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/vault/objects/../../etc/passwd",
        "/vault/objects/%2e%2e/up",
        "/vault/objects/a%2Fb",
        "/vault/objects//etc",
        "/vault/objects/a/",
        "/vault/objects/A",
        "/vault/other",
        "/vaultobjects/a"
      })
  void refusesPathsThatAreNoKeys(String path) throws Exception {
    var uri = URI.create("https://127.0.0.1:" + server.address().getPort() + path);

    assertThat(status(HttpRequest.newBuilder(uri).GET())).isIn(400, 404);
  }

  @Test
  void refusesToPutWithoutAskingThatNothingBeThere() throws Exception {
    var uri = URI.create("https://127.0.0.1:" + server.address().getPort() + "/vault/objects/a");

    assertThat(status(HttpRequest.newBuilder(uri).PUT(BodyPublishers.ofString("x"))))
        .isEqualTo(SiteProtocol.CONDITION_REQUIRED);
    assertThat(behind.stat("a")).isEmpty();
  }

  @Test
  void noticesAListingThatWasCut() throws Exception {
    server.close();
    server = serve(anyRequest("3 0 a\n3 0 b\n"));
    var store = as("all");
    var seen = new ArrayList<StoredObject>();

    assertThatThrownBy(() -> store.list("", seen::add))
        .isInstanceOf(StoreException.Unavailable.class)
        .hasMessageContaining("cut short");
    assertThat(seen).isEmpty();
  }

  @Test
  void givesUpOnAServerThatFallsSilent() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = new SiteAddress("127.0.0.1", silent.getLocalPort(), "/vault");
      try (var store = new SiteStore(address, ESTATE.node("all"), Duration.ofMillis(200))) {
        assertThatThrownBy(() -> store.get("a", 0, 1))
            .isInstanceOf(StoreException.Unavailable.class);
      }
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    var store = as("all");
    server.close();

    assertThatThrownBy(() -> store.stat("a"))
        .isInstanceOf(StoreException.Unavailable.class)
        .satisfies(e -> assertThat(((StoreException) e).worthRetrying()).isTrue());
  }

  private Store as(String peer) throws Exception {
    return connect(ESTATE.node(peer));
  }

  private Store connect(SSLContext identity) {
    var address = new SiteAddress("127.0.0.1", server.address().getPort(), "/vault");
    var store = new SiteStore(address, identity);
    opened.add(store);
    return store;
  }

  private static SiteStoreServer serve(HttpHandler handler) throws Exception {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return SiteStoreServer.start(anyPort, ESTATE.node("server"), handler);
  }

  private static HttpHandler anyRequest(String reply) {
    return exchange -> {
      exchange.sendResponseHeaders(200, reply.length());
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(reply.getBytes(US_ASCII));
      }
    };
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    try (var http = HttpClient.newBuilder().sslContext(ESTATE.node("all")).build()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  private static Estate newEstate() {
    try {
      return new Estate();
    } catch (Exception e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final class ByName implements StorePolicy {
    @Override
    public Set<Right> rightsOf(X509Certificate peer) {
      return switch (Estate.nameOf(peer)) {
        case "all" -> EnumSet.allOf(Right.class);
        case "reader" -> EnumSet.of(Right.READ);
        default -> EnumSet.noneOf(Right.class);
      };
    }

    @Override
    public Optional<Instant> lockedUntil(StoredObject object) {
      return switch (object.key().substring(0, object.key().indexOf('/') + 1)) {
        case "locked/" -> Optional.of(NOW.plus(Duration.ofHours(1)));
        case "expired/" -> Optional.of(NOW);
        default -> Optional.empty();
      };
    }
  }
}
