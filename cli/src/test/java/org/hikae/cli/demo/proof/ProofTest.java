package org.hikae.cli.demo.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.hikae.cli.demo.front.Front;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo's proof can fail: what is missing, changed or too much is found.
class ProofTest {
  @TempDir Path folder;
  private ThrowAwayPostgres server;
  private Front front;
  private ServiceAddress service;

  @BeforeEach
  void start() throws IOException {
    server = ThrowAwayPostgres.start(folder.resolve("pg"));
    front = Front.open(0);
    front.leadTo(loopback(server.cluster().settings().port()));
    service =
        new ServiceAddress(
            "127.0.0.1",
            front.port(),
            "postgres",
            server.user(),
            server.password(),
            Optional.empty());
  }

  @AfterEach
  void stop() throws IOException {
    front.close();
    server.close();
  }

  @Test
  void canariesSurviveAnOutageAndKnowHowLongItWas() throws Exception {
    try (var connection = service.connect()) {
      Canaries.create(connection);
    }
    try (var writer = CanaryWriter.start(service)) {
      await(() -> writer.acknowledged() >= 5);
      front.leadTo(loopback(1)); // where nobody listens
      await(() -> writer.silence().toMillis() > 1100);
      var before = writer.acknowledged();
      front.leadTo(loopback(server.cluster().settings().port()));
      await(() -> writer.acknowledged() > before + 2);
      var outage = Objects.requireNonNull(writer.outage());
      assertThat(outage.length()).isGreaterThan(Duration.ofSeconds(1));
      assertThat(outage.lastBefore()).isEqualTo(before);
    }
    try (var connection = service.connect()) {
      var held = Canaries.read(connection);
      assertThat(held.missing(1, held.newest())).isZero();
      assertThat(held.falseSeals()).isZero();
    }
  }

  @Test
  @Tag("long")
  void oneChangedByteOfTheFilledTablesIsFound() throws Exception {
    try (var connection = service.connectForLongWork();
        var statement = connection.createStatement()) {
      DatabaseFill.fill(connection, _ -> {});
      DatabaseFill.change(connection);
      var before = Holdings.of(connection);
      assertThat(Holdings.of(connection)).isEqualTo(before);
      assertThat(before.rows()).isGreaterThan(400_000);
      statement.execute(
          "update scan set page = set_byte(page, 5000, 1 # get_byte(page, 5000))"
              + " where id = 7");
      assertThat(Holdings.of(connection)).isNotEqualTo(before);
    }
  }

  @Test
  void everyDifferenceOfATreeIsNamed() throws IOException {
    var tree = Files.createDirectories(folder.resolve("tree"));
    Files.writeString(tree.resolve("same"), "same");
    Files.writeString(tree.resolve("changed"), "before");
    Files.writeString(tree.resolve("gone"), "gone");
    var before = TreeImage.of(tree);
    assertThat(before.differences(TreeImage.of(tree))).isEmpty();
    Files.writeString(tree.resolve("changed"), "behind");
    Files.delete(tree.resolve("gone"));
    Files.createDirectory(tree.resolve("new"));
    assertThat(before.differences(TreeImage.of(tree)))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("changed is"),
            second -> assertThat(second).isEqualTo("gone is missing"),
            third -> assertThat(third).isEqualTo("new should not be there"));
  }

  @Test
  void theComparisonCountsWhatWasLostAndFindsWhatShouldNotBe() {
    var point = held(1, 40);
    assertThat(compared(point, 35, 60, 60).lostCanaries()).isEqualTo(20);
    assertThat(compared(point, 35, 60, 60).equal()).isTrue();
    assertThat(compared(point, 41, 60, 60).differences())
        .containsExactly(
            "canary row 41 was acknowledged before the backup began and did not come back");
    assertThat(compared(point, new Span(35, 39), 60, 60).differences())
        .containsExactly("canary row 40 came back and was sent after the backup had ended");
    point.numbers().set(50);
    assertThat(compared(point, 35, 60, 60).differences())
        .containsExactly("1 canary rows came back although older ones are missing");
    point.numbers().clear(50);
    point.numbers().set(61, 64);
    assertThat(compared(point, 35, 60, 65).differences())
        .containsExactly("2 canary rows are missing that were acknowledged since");
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static Canaries.Held held(int from, int to) {
    var numbers = new BitSet();
    numbers.set(from, to + 1);
    return new Canaries.Held(numbers, 0);
  }

  private static Comparison compared(
      Canaries.Held held, long acknowledgedBefore, long acknowledged, long now) {
    return compared(held, new Span(acknowledgedBefore, acknowledged), acknowledged, now);
  }

  /// The newest canary row acknowledged before a backup began, and the newest sent when it ended.
  private record Span(long acknowledgedBefore, long sentBefore) {}

  private static Comparison compared(Canaries.Held held, Span backup, long acknowledged, long now) {
    var tree = new TreeImage(Map.of(), 0);
    var holdings = new Holdings(Map.of());
    return Comparison.of(
        new Comparison.Expected(tree, holdings, backup.acknowledgedBefore(), backup.sentBefore()),
        new Comparison.Found(tree, holdings, held),
        new Comparison.Account(acknowledged, now));
  }

  private static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
