package org.hikae.cli.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is read without picocli is what picocli would have read.
final class PlainCommandsTest {
  private static final Terminal TERMINAL =
      new Terminal(System.out, System.err, () -> false, () -> 80, Words.english());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "points list --vault file:v",
        "points list --vault=file:v --json",
        "points list --key-file k --vault file:a=b",
        "vault info --vault file:v --key-file=k",
        "points forget --keep-last 1 --yes --vault file:v --prune",
        "points forget --keep-daily=7 --keep-weekly 4 --keep-monthly 12 --keep-yearly 3 --vault"
            + " file:v",
        "points forget 3f1a 4711 --dry-run --json --vault file:v",
        "vault prune --vault file:v",
        "vault prune --dry-run --json --vault file:v --key-file k",
        "vault check --vault file:v",
        "vault check --depth EVERYTHING --json --vault file:v",
        "vault check --depth=stored --vault file:v",
        "backup --vault file:v /etc",
        "backup /etc --vault file:v /home --exclude *.o --full --exclude=tmp/** --json",
        "restore latest --vault file:v --to t",
        "restore --to=t 3f1a --path /etc --path a/b --over --json --vault s3:eu/b",
      })
  void readsPlainLinesAsPicocliDoes(String line) throws Exception {
    var words = line.split(" ");
    var plain = PlainCommands.of(TERMINAL, words).orElseThrow();

    assertThat(settings(plain)).isEqualTo(settings(picoclis(plain, words)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "points",
        "vault",
        "points list --help",
        "points list --vault",
        "points list --vault --json",
        "points list --vault file:v --vault file:w",
        "points list --vault file:v --json --json",
        "points list --vault file:v --json=false",
        "points list --vault file:v extra",
        "points list @arguments",
        "points list --vault file:v --",
        "vault check --vault file:v --depth deep",
        "vault prune --vault file:v --grace 48h",
        "points forget --keep-last many --vault file:v",
        "points forget --keep-within 14d --vault file:v",
        "backup --vault file:v",
        "backup --vault file:v /etc --label a=b",
        "restore latest --vault file:v",
        "restore --vault file:v --to t",
        "restore a b --vault file:v --to t",
        "restore latest --vault file:v --to t --no-owners",
        "restore latest --vault file:v --to t --base /home",
        "vault init --vault file:v",
        "demo",
      })
  void leavesEverythingElseToPicocli(String line) {
    assertThat(PlainCommands.of(TERMINAL, line.split(" "))).isEmpty();
  }

  @Test
  void leavesWhatCannotBeAPathToPicocli() {
    assertThat(PlainCommands.of(TERMINAL, "backup", "--vault", "file:v", "a\0b")).isEmpty();
  }

  private static Object picoclis(Callable<Integer> plain, String... words) throws Exception {
    var constructor = plain.getClass().getDeclaredConstructor(Terminal.class);
    constructor.setAccessible(true);
    var command = constructor.newInstance(TERMINAL);
    var name = List.of("backup", "restore").contains(words[0]) ? 1 : 2;
    new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(List.of(words).subList(name, words.length).toArray(String[]::new));
    return command;
  }

  /// Everything that a command line sets, by the names of the fields.
  private static Map<String, Object> settings(Object command) throws IllegalAccessException {
    var settings = new TreeMap<String, Object>();
    for (var field : command.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      if (field.isAnnotationPresent(Mixin.class)) {
        settings.put(field.getName(), settings(field.get(command)));
      } else if (isSet(field)) {
        settings.put(field.getName(), shown(field.get(command)));
      }
    }
    return settings;
  }

  private static boolean isSet(Field field) {
    return field.isAnnotationPresent(Option.class) || field.isAnnotationPresent(Parameters.class);
  }

  private static String shown(Object value) {
    return value instanceof Path path ? "path " + path : String.valueOf(value);
  }
}
