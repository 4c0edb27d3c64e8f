package org.hikae.source.orchestrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.hikae.protocol.SourceId;
import org.hikae.source.Source;
import org.hikae.source.SourceException;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.SnapshotWriter;
import org.hikae.vault.Vault;

/// The state of the orchestrators, as one of them hands it out: one file, and beside it, when that
/// is wanted, an identity. It comes back by `hikae orchestrator rebuild`, never under a living
/// ledger.
public final class OrchestratorSource implements Source {
  /// What a snapshot of it says it is of.
  public static final String DESCRIPTION = "the state of the orchestrators";

  /// The file in a snapshot that holds the state.
  public static final String STATE = "state.jsonl";

  /// The folder in a snapshot that holds the identity.
  public static final String IDENTITY = "identity";

  private static final List<String> IDENTITY_FILES = List.of("ca.crt", "node.crt", "node.key");
  private static final String PATH = "/api/v1/state/in-care";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PRIVATE = 0600;
  private static final int OK = 200;

  private final SourceId id;
  private final OrchestratorSettings settings;
  private final Tls tls;
  private final Clock clock;

  /// Who we are to the orchestrators.
  public interface Tls {
    SSLContext context() throws IOException;
  }

  public OrchestratorSource(SourceId id, OrchestratorSettings settings, Tls tls, Clock clock) {
    this.id = id;
    this.settings = settings;
    this.tls = tls;
    this.clock = clock;
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public String describe() {
    return DESCRIPTION;
  }

  /// Whether a snapshot is of this kind.
  public static Predicate<Snapshot> own() {
    return snapshot -> snapshot.origin().source().equals(DESCRIPTION);
  }

  @Override
  public Snapshot backUp(Vault vault, SnapshotOrigin origin, Progress progress) throws IOException {
    var asked = clock.instant();
    try (var client =
            HttpClient.newBuilder()
                .sslContext(tls.context())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        var state = Ended.of(ask(client));
        var writer = vault.begin(origin, progress)) {
      writer.file(STATE, PRIVATE, asked, state);
      state.requireEnd();
      if (settings.identity().isPresent()) {
        keep(settings.identity().get(), asked, writer);
      }
      return writer.finish(asked, Optional.empty());
    }
  }

  private static void keep(Path identity, Instant at, SnapshotWriter writer) throws IOException {
    for (var name : IDENTITY_FILES) {
      try (var file = new BufferedInputStream(Files.newInputStream(identity.resolve(name)))) {
        writer.file(IDENTITY + "/" + name, PRIVATE, at, file);
      }
    }
  }

  private InputStream ask(HttpClient client) throws IOException {
    var silent = new StringBuilder();
    for (var console : settings.consoles()) {
      try {
        var answer = sent(client, console);
        if (answer.statusCode() != OK) {
          throw refused(console, answer);
        }
        return answer.body();
      } catch (SourceException refused) {
        throw refused;
      } catch (IOException away) {
        silent.append(silent.isEmpty() ? "" : "; ").append(console).append(": ").append(away);
      }
    }
    throw new SourceException(
        "no orchestrator answers: " + silent,
        "look whether one runs, and whether 'consoles' names its address",
        new IOException(silent.toString()),
        true);
  }

  private static HttpResponse<InputStream> sent(HttpClient client, String console)
      throws IOException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("https://" + console + PATH)).timeout(PATIENCE).build();
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + console, e);
    }
  }

  private static SourceException refused(String console, HttpResponse<InputStream> answer)
      throws IOException {
    try (var body = answer.body()) {
      var said = new String(body.readNBytes(500), UTF_8);
      return new SourceException(
          "the orchestrator at " + console + " refused (" + answer.statusCode() + "): " + said,
          "give the estate a service with a source of kind orchestrator whose home is this site");
    }
  }

  @Override
  public Restored restore(Vault vault, Snapshot snapshot, Progress progress) throws IOException {
    throw new SourceException(
        "the orchestrators' state is never restored under a living ledger",
        "when all orchestrators are lost: hikae runbook show orchestrator-rebuilt");
  }

  @Override
  public Restored restoreTo(Vault vault, Snapshot snapshot, Path target, Progress progress)
      throws IOException {
    return vault.restore(snapshot, target, RestoreOptions.WHOLE, progress);
  }
}
