package org.hikae.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hikae.cli.Typed;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands against something that answers as an orchestrator would.
class SchedulesCommandTest {
  private static final String SCHEDULE =
      """
      {"id": "nightly", "does": "backup", "named": [], "with": "full", "at": "0 2 * * *", "zone": "UTC",
       "window": "22:00–05:00", "missed": "REPORT", "next": "2026-11-28T02:00:00Z", "last": null,
       "missedTimes": ["2026-11-27T02:00:00Z"]}\
      """;
  private static final String START =
      """
      {"at": "2026-11-27T09:00:00Z", "due": null, "by": "operator.osaka.sato", "insteadOf": [],
       "parts": [{"subject": "registry", "job": "nightly.backup.registry-1", "run": null, "state": "RUNNING", "because": null}]}\
      """;
  private static final Map<String, String> ANSWERS =
      Map.of(
          "GET /api/v1/schedules",
          "[" + SCHEDULE + "]",
          "GET /api/v1/schedules/nightly",
          "{\"schedule\": %s, \"starts\": [%s], \"missed\": [\"2026-11-27T02:00:00Z\"]}"
              .formatted(SCHEDULE, START),
          "GET /api/v1/schedules/nightly/plan",
          """
          [{"subject": "registry", "text": "full backup of registry at tokyo: database", "because": null},
           {"subject": "permits", "text": "permits", "because": {"en": "permits is active nowhere", "ja": "x"}}]
          """,
          "POST /api/v1/schedules/nightly/starts",
          START);

  @TempDir static Path folder = Path.of("unset");

  private static final List<String> ASKED = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private static HttpsServer server;

  @BeforeAll
  static void start() throws Exception {
    var authority = Authority.create(folder.resolve("authority"), Clock.systemUTC());
    for (var node : List.of("orchestrator.osaka.o1", "operator.osaka.sato")) {
      authority.issue(NodeId.parse(node), List.of("127.0.0.1"), folder.resolve(node));
    }
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var identity = Identity.load(folder.resolve("orchestrator.osaka.o1"), Clock.systemUTC());
    server.setHttpsConfigurator(new HttpsConfigurator(identity.tls()));
    server.createContext("/", SchedulesCommandTest::answer);
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @BeforeEach
  void forget() {
    ASKED.clear();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
      ASKED.add(asked);
      var known = ANSWERS.get(asked);
      var body =
          known == null
              ? "{\"detail\": \"there is no schedule of that name\", \"hint\": \"list them\"}"
              : known;
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(known == null ? 404 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Typed typed(String... words) {
    var all = new ArrayList<Object>(List.of("schedules"));
    all.addAll(List.of(words));
    all.addAll(
        List.of(
            "--console",
            "127.0.0.1:" + server.getAddress().getPort(),
            "--identity",
            folder.resolve("operator.osaka.sato")));
    return hikae(all.toArray());
  }

  @Test
  void theListSaysWhatEachDoesAndWhatWasMissed() {
    var typed = typed("list");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out().lines().toList().getLast())
        .startsWith("nightly   backup  all")
        .endsWith("missed 1");
    assertThat(typed("list", "--json").out()).contains("\"id\"", "\"nightly\"");
  }

  @Test
  void oneIsShownWithItsStarts() {
    var typed = typed("show", "nightly");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .contains("backup (full)", "0 2 * * *  UTC", "22:00–05:00", "told, not started")
        .contains("  by operator.osaka.sato", "  running  registry  nightly.backup.registry-1")
        .contains("Missed: 2026-11-2");
  }

  @Test
  void aDryRunShowsThePlanAndStartsNothing() {
    var typed = typed("run", "nightly", "--dry-run");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .isEqualTo(
            """
            full backup of registry at tokyo: database
            left out: permits: permits is active nowhere
            """);
    assertThat(ASKED).containsExactly("GET /api/v1/schedules/nightly/plan");
  }

  @Test
  void nothingIsStartedThatNobodyAgreedTo() {
    var refused = typed("run", "nightly");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).startsWith("error: nothing was done").contains("HINT: add --yes");
    assertThat(ASKED).noneMatch(asked -> asked.startsWith("POST"));

    var started = typed("run", "nightly", "--yes");
    assertThat(started.status()).isZero();
    assertThat(started.out())
        .contains("Schedule nightly is started.", "running  registry  nightly.backup.registry-1");
    assertThat(ASKED).contains("POST /api/v1/schedules/nightly/starts");
  }

  @Test
  void whateverIsTypedAsANameStaysOneName() {
    var refused = typed("show", "../tokens ?x=1");
    assertThat(refused.status()).isEqualTo(31);
    assertThat(refused.err())
        .isEqualTo("error: there is no schedule of that name.\nHINT: list them.\n");
    assertThat(ASKED).containsExactly("GET /api/v1/schedules/..%2Ftokens%20%3Fx%3D1");
  }
}
