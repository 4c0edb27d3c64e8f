package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever somebody has done to the files of a vault, every command ends with a documented status,
/// and where that is not 0, with one `error:` line and one `HINT:` line as the last ones.
@Tag("long")
final class HostileVaultTest {
  private static final Set<Integer> DOCUMENTED = Set.of(0, 10, 12, 13, 14);

  @TempDir Path folder;
  private final Random random = new Random(7);
  private Path key;
  private Path vault;
  private Path source;

  @BeforeEach
  void backUp() throws IOException {
    key = Files.write(folder.resolve("key"), new byte[64]);
    vault = folder.resolve("vault");
    source = Files.createDirectories(folder.resolve("source"));
    var bytes = new byte[40_000];
    random.nextBytes(bytes);
    Files.write(source.resolve("noise"), bytes);
    Files.writeString(source.resolve("letter"), "Dear Sir or Madam");
    assertThat(hikae("vault", "init").status()).isZero();
    assertThat(hikae("backup", source).status()).isZero();
    assertThat(hikae("points", "hold", "latest", "--reason", "audit").status()).isZero();
  }

  /// Something done to a file.
  private interface Deed {
    void upon(Path file, byte[] bytes) throws IOException;
  }

  @Test
  void flippedCutEmptiedLengthenedOrGone() throws IOException {
    Map<String, Deed> deeds = new TreeMap<>();
    deeds.put("flipped", (file, bytes) -> Files.write(file, flipped(bytes)));
    deeds.put("cut", (file, bytes) -> Files.write(file, head(bytes, bytes.length / 2)));
    deeds.put("emptied", (file, _) -> Files.write(file, new byte[0]));
    deeds.put("lengthened", (file, bytes) -> Files.write(file, longer(bytes)));
    deeds.put("filled", (file, bytes) -> Files.write(file, noise(bytes.length)));
    deeds.put("gone", (file, _) -> Files.delete(file));
    for (var file : files()) {
      var bytes = Files.readAllBytes(file);
      for (var deed : deeds.entrySet()) {
        deed.getValue().upon(file, bytes);
        requireSentences(vault.relativize(file) + " " + deed.getKey());
        Files.write(file, bytes);
      }
    }
    assertThat(hikae("vault", "verify").status()).isZero();
  }

  @Test
  void eachObjectInTheOthersPlace() throws IOException {
    var files = files();
    for (var file : files) {
      var bytes = Files.readAllBytes(file);
      for (var other : files) {
        if (!other.equals(file) && random.nextInt(5) == 0) {
          Files.write(file, Files.readAllBytes(other));
          requireSentences(vault.relativize(file) + " as " + vault.relativize(other));
        }
      }
      Files.write(file, bytes);
    }
    assertThat(hikae("vault", "verify").status()).isZero();
  }

  @Test
  void foldersWhereFilesBelongAndLinksThatLeadNowhere() throws IOException {
    for (var file : files()) {
      var bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.createDirectory(file);
      requireSentences(vault.relativize(file) + " as a folder");
      Files.delete(file);
      Files.createSymbolicLink(file, Path.of("/nowhere"));
      requireSentences(vault.relativize(file) + " as a link");
      Files.delete(file);
      Files.write(file, bytes);
    }
    assertThat(hikae("vault", "verify").status()).isZero();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(vault)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /// Commands that change nothing, some of them each time; a restore goes to a new folder.
  private void requireSentences(String what) throws IOException {
    var target = folder.resolve("target");
    var lines = new ArrayList<List<Object>>();
    lines.add(List.of("points", "list"));
    lines.add(List.of("vault", "info"));
    lines.add(List.of("vault", "check"));
    lines.add(List.of("vault", "verify"));
    lines.add(List.of("vault", "heal", "--dry-run"));
    lines.add(List.of("vault", "rebuild-index", "--dry-run"));
    lines.add(List.of("points", "forget", "--keep-last", "1", "--prune", "--dry-run"));
    lines.add(List.of("restore", "latest", "--to", target));
    Collections.shuffle(lines, random);
    for (var line : lines.subList(0, 3)) {
      var typed = hikae(line.toArray());
      assertThat(DOCUMENTED).as(what + ": " + line + typed.err()).contains(typed.status());
      if (typed.status() != 0) {
        requireSentences(what + ": " + line, typed.err().lines().toList());
      }
    }
    delete(vault.resolve("verified")); // what verifications note
    delete(target);
  }

  private static void requireSentences(String what, List<String> lines) {
    assertThat(lines.stream().filter(line -> line.startsWith("error:"))).as(what).hasSize(1);
    assertThat(lines.stream().filter(line -> line.startsWith("HINT:"))).as(what).hasSize(1);
    assertThat(lines.getLast()).as(what).startsWith("HINT:");
    assertThat(lines.get(lines.size() - 2)).as(what).startsWith("error:");
    assertThat(lines).as(what).noneMatch(line -> line.strip().startsWith("at "));
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (var files = Files.walk(tree)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private byte[] flipped(byte[] bytes) {
    var changed = bytes.clone();
    changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
    return changed;
  }

  private static byte[] head(byte[] bytes, int count) {
    return Arrays.copyOf(bytes, count);
  }

  private byte[] longer(byte[] bytes) {
    var longer = head(bytes, bytes.length + 1 + random.nextInt(100));
    longer[longer.length - 1] = 7;
    return longer;
  }

  private byte[] noise(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private Typed hikae(Object... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--vault", "file:" + vault, "--key-file", key));
    return Typed.in(Words.english(), all.toArray());
  }
}
