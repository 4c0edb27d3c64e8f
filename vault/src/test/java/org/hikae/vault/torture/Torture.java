package org.hikae.vault.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/// Runs a random history until there were as many operations and kills as asked for:
/// `benchmarks/torture [--seed N] [--operations N] [--kills N] [--seconds N] [--processes N]
/// [--folder PATH]`.
final class Torture {
  private static final int LONGEST_HISTORY = 200;

  private Torture() {}

  static void main(String[] arguments) throws IOException {
    var options = Options.parse(arguments);
    var tally = run(options);
    System.out.println(tally.line());
    tally.details().forEach(System.out::println);
    tally.violations().forEach(each -> System.out.println("VIOLATION " + each));
    System.exit(tally.violations().isEmpty() ? 0 : 1);
  }

  /// What is asked for. It ends when enough happened, when time is up, or at a violation.
  record Options(
      long seed, int operations, int kills, Duration atMost, int processes, Path folder) {

    static Options parse(String[] arguments) {
      var options =
          new Options(
              new Random().nextInt(1_000_000),
              10_000,
              1_000,
              Duration.ofHours(24),
              3,
              Path.of(System.getProperty("java.io.tmpdir"), "hikae-torture"));
      for (var i = 0; i + 1 < arguments.length; i += 2) {
        options = options.with(arguments[i], arguments[i + 1]);
      }
      return options;
    }

    private Options with(String name, String value) {
      return switch (name) {
        case "--seed" ->
            new Options(Long.parseLong(value), operations, kills, atMost, processes, folder);
        case "--operations" ->
            new Options(seed, Integer.parseInt(value), kills, atMost, processes, folder);
        case "--kills" ->
            new Options(seed, operations, Integer.parseInt(value), atMost, processes, folder);
        case "--seconds" ->
            new Options(
                seed,
                operations,
                kills,
                Duration.ofSeconds(Long.parseLong(value)),
                processes,
                folder);
        case "--processes" ->
            new Options(seed, operations, kills, atMost, Integer.parseInt(value), folder);
        case "--folder" -> new Options(seed, operations, kills, atMost, processes, Path.of(value));
        default -> throw new IllegalArgumentException(name + " is no option");
      };
    }
  }

  static Tally run(Options options) throws IOException {
    var tally = new Tally();
    var begun = System.nanoTime();
    for (var number = 0; !enough(options, tally, begun); number++) {
      var seed = options.seed() + number;
      var places = new Places(options.folder().resolve("seed-" + seed));
      Examination.remove(places.top());
      System.out.println("history of seed " + seed + " in " + places.top());
      var history = new History(places, seed, options.processes(), tally);
      for (var i = 0; i < LONGEST_HISTORY && !enough(options, tally, begun); i++) {
        history.round();
        if (tally.rounds % 5 == 0) {
          System.out.println(tally.line());
        }
      }
      history.end();
      if (tally.violations().isEmpty()) {
        Examination.remove(places.top()); // else it stays, to be looked at
      }
    }
    return tally;
  }

  private static boolean enough(Options options, Tally tally, long begun) {
    return !tally.violations().isEmpty()
        || (tally.operations() >= options.operations() && tally.kills >= options.kills())
        || System.nanoTime() - begun > options.atMost().toNanos();
  }
}
