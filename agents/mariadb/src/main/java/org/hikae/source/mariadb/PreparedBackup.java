package org.hikae.source.mariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hikae.source.SourceException;

/// A folder with what mariadb-backup has taken and prepared: a data directory that a server can be
/// started on, and a few files that say what it is. Their names changed with MariaDB 11.
record PreparedBackup(Path folder) {

  static PreparedBackup in(Path folder) throws IOException {
    var backup = new PreparedBackup(folder);
    if (!backup.checkpoints().contains("backup_type = log-applied")) {
      throw new SourceException(
          folder + " does not hold a prepared backup of MariaDB",
          "choose a snapshot of a source of kind mariadb");
    }
    return backup;
  }

  /// Where InnoDB's log stood, and the binary log where the server keeps one.
  String position() throws IOException {
    var lsn =
        checkpoints()
            .lines()
            .filter(line -> line.startsWith("to_lsn"))
            .map(line -> line.replaceAll("\\D", ""))
            .findFirst()
            .orElse("unknown");
    var binaryLog =
        read("binlog_info").map(line -> ", binary log " + line.strip().replaceAll("\\s+", " "));
    return "lsn " + lsn + binaryLog.orElse("");
  }

  private String checkpoints() throws IOException {
    return read("checkpoints").orElse("");
  }

  private Optional<String> read(String name) throws IOException {
    for (var prefix : new String[] {"mariadb_backup_", "xtrabackup_"}) {
      var file = folder.resolve(prefix + name);
      if (Files.exists(file)) {
        return Optional.of(Files.readString(file));
      }
    }
    return Optional.empty();
  }
}
