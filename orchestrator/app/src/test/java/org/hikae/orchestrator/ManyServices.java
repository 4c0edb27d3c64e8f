package org.hikae.orchestrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.hikae.protocol.ServiceId;

/// How long the console's pages take with a thousand services and two years of points: a whole
/// orchestrator on a PostgreSQL that is filled with daily points in two vaults.
/// `benchmarks/console` runs it.
public final class ManyServices {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/services",
          "/services/registry",
          "/points",
          "/points/s0500",
          "/points/s0500/s0500-100",
          "/vaults",
          "/runs",
          "/history",
          "/availability",
          "/runbooks",
          "/notices",
          "/estate",
          "/estate/edit",
          "/requirements",
          "/settings",
          "/public/status",
          "/api/v1/status",
          "/api/v1/attention",
          "/api/v1/points?service=s0500");

  private final int services;
  private final int days;
  private final int rounds;

  private ManyServices(int services, int days, int rounds) {
    this.services = services;
    this.days = days;
    this.rounds = rounds;
  }

  /// Services (1000), days of points (730) and rounds (11).
  public static void main(String... args) throws Exception {
    new ManyServices(number(args, 0, 1000), number(args, 1, 730), number(args, 2, 11)).run();
    System.exit(0);
  }

  private static int number(String[] args, int at, int otherwise) {
    return args.length > at ? Integer.parseInt(args[at]) : otherwise;
  }

  private void run() throws Exception {
    var folder = Files.createTempDirectory("many-services");
    try (var server = ThrowAwayPostgres.start(folder.resolve("store"))) {
      var password = Files.writeString(folder.resolve("password"), server.password());
      var settings =
          "store: {url: \"%s\", user: %s, passwordFile: %s}\n"
              .formatted(server.jdbcUrl(), server.user(), password);
      try (var premises = Premises.open(folder, settings, estate())) {
        fill(server);
        for (var number = 2; number < services; number++) {
          premises.claim(new ServiceId("s%04d".formatted(number)));
        }
        measure(premises);
      }
    } finally {
      remove(folder);
    }
  }

  /// What is missing to as many services as are wanted.
  private String estate() {
    return IntStream.range(2, services)
        .mapToObj(
            number ->
                """
                  - id: s%1$04d
                    name: {en: Service %1$d, ja: サービス%1$d}
                    tier: %2$s
                    mode: assisted
                    home: tokyo
                    recovery: osaka
                    objectives: {downtime: %3$s, loss: 25h}
                    address: DOOR
                    probe: {kind: tcp, every: 1h, timeout: 1s}
                    sources:
                      - {id: files, kind: files}
                """
                    .formatted(
                        number,
                        number % 10 == 0 ? "core" : "other",
                        number % 10 == 0 ? "1h" : "3h"))
        .collect(Collectors.joining());
  }

  private void fill(ThrowAwayPostgres server) throws Exception {
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var insert = connection.createStatement()) {
      var rows =
          insert.executeUpdate(
              """
              insert into snapshot (vault, id, service, source, point, kind, consistent_at,
                  source_bytes, stored_bytes, job)
              select v, md5(s || '-' || d), 's' || lpad(s::text, 4, '0'), 'files',
                  's' || lpad(s::text, 4, '0') || '-' || d,
                  case when d %% 7 = 0 then 'FULL' else 'INCREMENTAL' end,
                  now() - make_interval(days => d, secs => s), 10000000 + d, 200000 + s, 'filled'
              from unnest(array['tokyo', 'osaka']) as v, generate_series(2, %d) as s,
                  generate_series(0, %d) as d
              """
                  .formatted(services - 1, days - 1));
      insert.execute("analyze");
      System.out.printf("%,d services, %,d snapshots in the catalog%n%n", services, rows);
    }
  }

  private void measure(Premises premises) throws Exception {
    System.out.printf(
        "| page | median of %d, ms | slowest, ms | KiB |%n|---|--:|--:|--:|%n", rounds);
    var slow = 0;
    for (var page : PAGES) {
      var took = new ArrayList<Long>();
      var size = 0;
      for (var round = 0; round <= rounds; round++) {
        var began = System.nanoTime();
        var answer = premises.page(page);
        if (round > 0) { // the first is for the compiler's sake
          took.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(page + " answers " + answer.statusCode());
        }
        size = answer.body().getBytes(UTF_8).length;
      }
      took.sort(null);
      var median = took.get(took.size() / 2);
      slow += median > 300 ? 1 : 0;
      System.out.printf("| %s | %d | %d | %d |%n", page, median, took.getLast(), size / 1024);
    }
    System.out.printf("%n%d of %d take more than 300 ms%n", slow, PAGES.size());
  }

  private static void remove(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
