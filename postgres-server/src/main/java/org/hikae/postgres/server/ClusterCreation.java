package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Makes a data directory, beside its place first, so that one that is there is whole: a creation
/// that was killed leaves a folder that the next one removes.
record ClusterCreation(PostgresBinaries binaries, PostgresSettings settings) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  void run() throws IOException {
    var data = settings.data();
    var partial = data.resolveSibling(data.getFileName() + ".new");
    PasswordFile.ensure(settings.passwordFile());
    Folders.delete(partial);
    Files.createDirectories(Folders.parentOf(data));
    Program.run(OrdinaryUser.command(initdb(partial)), LIMIT);
    Files.deleteIfExists(data); // an empty folder may stand there; one with files stops the move
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(Folders.parentOf(data));
  }

  private List<String> initdb(Path target) {
    var line =
        new ArrayList<>(
            List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=" + settings.superuser(),
                "--pwfile=" + settings.passwordFile(),
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8"));
    line.addAll(locale());
    if (settings.durability() == PostgresSettings.Durability.THROW_AWAY) {
      line.add("--no-sync");
    }
    return line;
  }

  /// Sorting must not change when a data directory moves to another machine, so from 17 on it is
  /// the server's own and not the operating system's.
  private List<String> locale() {
    return binaries.major() >= 17
        ? List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale")
        : List.of("--locale=C.UTF-8");
  }
}
