package org.hikae.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hikae.cli.Commands;
import org.hikae.cli.terminal.Terminal;

/// Everything that the usual commands of a vault do, one after the other in one process, with
/// enough data for the JVM to see which of it is work.
record VaultRehearsal(Path folder, Terminal terminal) {
  private static final int SMALL_FILES = 400;
  private static final int LARGE_FILE_BYTES = 12 << 20;

  void run() throws IOException {
    var source = Files.createDirectories(folder.resolve("source"));
    var random = new SplittableRandom(1);
    for (var i = 0; i < SMALL_FILES; i++) {
      var file = source.resolve("folder-" + i % 20).resolve("letter-" + i);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(random, 300));
    }
    Files.write(source.resolve("noise"), noise(random));
    Files.writeString(source.resolve("book"), text(random, LARGE_FILE_BYTES / 12));
    hikae("vault", "init");
    hikae("backup", source.toString());
    Files.writeString(source.resolve("folder-1").resolve("new"), "Dear Sir or Madam\n");
    hikae("backup", source.toString());
    hikae("backup", "--json", source.toString());
    hikae("points", "list");
    hikae("points", "list", "--json");
    hikae("vault", "info");
    for (var depth : List.of("structure", "stored", "everything")) {
      hikae("vault", "check", "--depth", depth);
    }
    var target = folder.resolve("target").toString();
    hikae("restore", "latest", "--to", target);
    hikae("restore", "latest", "--to", target, "--over");
    // Of the pack that holds the noise, a part is needed no more: a prune has something to move.
    Files.write(source.resolve("noise"), Arrays.copyOf(noise(random), LARGE_FILE_BYTES / 2));
    hikae("backup", source.toString());
    hikae("points", "forget", "--keep-last", "1", "--yes", "--prune");
    hikae("vault", "prune");
    hikae("restore", "no-such-point", "--to", target);
  }

  private void hikae(String... words) {
    var line = new String[words.length + 2];
    System.arraycopy(words, 0, line, 0, words.length);
    line[words.length] = "--vault";
    line[words.length + 1] = "file:" + folder.resolve("vault");
    Commands.run(terminal, line);
  }

  private static byte[] noise(SplittableRandom random) {
    var bytes = new byte[LARGE_FILE_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String text(SplittableRandom random, int words) {
    var text = new StringBuilder();
    for (var i = 0; i < words; i++) {
      text.append("word-").append(random.nextInt(5_000)).append(i % 12 == 0 ? '\n' : ' ');
    }
    return text.toString();
  }
}
