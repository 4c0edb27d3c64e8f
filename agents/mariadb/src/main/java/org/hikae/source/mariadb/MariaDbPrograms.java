package org.hikae.source.mariadb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hikae.source.SourceException;

/// The programs of an installed MariaDB.
public record MariaDbPrograms(Path server, Path client, Path backup, Path installDb) {
  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/usr/local/bin"));

  /// Finds them in the usual folders.
  public static MariaDbPrograms installed() throws SourceException {
    return new MariaDbPrograms(
        find("mariadbd", "mariadb-server"),
        find("mariadb", "mariadb-client"),
        find("mariadb-backup", "mariadb-backup"),
        find("mariadb-install-db", "mariadb-server"));
  }

  private static Path find(String program, String itsPackage) throws SourceException {
    Optional<Path> found =
        FOLDERS.stream()
            .map(folder -> folder.resolve(program))
            .filter(Files::isExecutable)
            .findFirst();
    return found.orElseThrow(
        () ->
            new SourceException(
                program + " is not installed", "install the package " + itsPackage));
  }
}
