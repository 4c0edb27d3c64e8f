package org.hikae.postgres.server;

import static org.hikae.postgres.server.PostgresException.Code.NO_BINARIES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The programs of one PostgreSQL version.
///
/// @param bin the folder that holds `postgres` and `initdb`
/// @param version as `postgres --version` says it: `18.4`
/// @param major the part of it that a data directory must have been made with: 18
public record PostgresBinaries(Path bin, String version, int major) {
  /// The oldest version that can be run and backed up.
  public static final int OLDEST_MAJOR = 15;

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)[^ \\s]*)");
  private static final Path DEBIAN_VERSIONS = Path.of("/usr/lib/postgresql");
  private static final List<Path> OTHER_FOLDERS =
      List.of(Path.of("/usr/pgsql"), Path.of("/usr/local/pgsql/bin"), Path.of("/usr/bin"));

  /// Finds the programs, unpacking the bundled ones below `cache` when they are wanted and not
  /// there yet. Safe for use by several processes at once.
  public static PostgresBinaries find(BinariesChoice choice, Path cache) throws IOException {
    return switch (choice) {
      case BinariesChoice.Bundled _ -> bundled(cache);
      case BinariesChoice.Installed _ ->
          installed()
              .orElseThrow(
                  () ->
                      new PostgresException(
                          NO_BINARIES,
                          "no PostgreSQL " + OLDEST_MAJOR + " or newer is installed",
                          "install postgresql, or leave the choice open so that the bundled one"
                              + " is used"));
      case BinariesChoice.PreferInstalled _ -> {
        var found = installed();
        yield found.isPresent() ? found.get() : bundled(cache);
      }
      case BinariesChoice.Folder(var bin) -> at(bin);
    };
  }

  /// Where to unpack the bundled programs: at the distribution that was started, when it can be
  /// written, so that all processes of a machine share them; otherwise below `home`.
  public static Path cache(Path home) {
    var distribution = System.getProperty("hikae.home");
    return distribution != null && Files.isWritable(Path.of(distribution))
        ? Path.of(distribution, "postgres")
        : home.resolve("binaries");
  }

  /// The programs in a folder. Throws when they are missing or too old.
  public static PostgresBinaries at(Path bin) throws IOException {
    if (!complete(bin)) {
      throw new PostgresException(
          NO_BINARIES,
          bin + " does not hold the programs postgres and initdb",
          "name the bin folder of a PostgreSQL server, for instance /usr/lib/postgresql/17/bin");
    }
    var printed =
        Program.run(
            List.of(bin.resolve("postgres").toString(), "--version"), Duration.ofSeconds(30));
    var matcher = VERSION.matcher(printed);
    if (!matcher.find()) {
      throw new PostgresException(
          NO_BINARIES,
          bin + "/postgres does not say its version but: " + printed.strip(),
          "name the bin folder of a PostgreSQL server");
    }
    var major = Integer.parseInt(matcher.group(2));
    if (major < OLDEST_MAJOR) {
      throw new PostgresException(
          NO_BINARIES,
          "PostgreSQL " + matcher.group(1) + " in " + bin + " is too old",
          "use version " + OLDEST_MAJOR + " or newer");
    }
    return new PostgresBinaries(bin, matcher.group(1), major);
  }

  Path program(String name) {
    return bin.resolve(name);
  }

  private static PostgresBinaries bundled(Path cache) throws IOException {
    return at(BundledArchive.ofThisMachine().unpackedBelow(cache).resolve("bin"));
  }

  private static Optional<PostgresBinaries> installed() throws IOException {
    for (var bin : candidates()) {
      if (complete(bin)) {
        var found = at(bin);
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static List<Path> candidates() throws IOException {
    var found = new java.util.ArrayList<Path>();
    if (Files.isDirectory(DEBIAN_VERSIONS)) {
      try (var versions = Files.list(DEBIAN_VERSIONS)) {
        versions
            .filter(folder -> folder.getFileName().toString().matches("\\d+"))
            .filter(folder -> majorOf(folder) >= OLDEST_MAJOR)
            .sorted(Comparator.comparingInt(PostgresBinaries::majorOf).reversed())
            .forEach(folder -> found.add(folder.resolve("bin")));
      }
    }
    found.addAll(OTHER_FOLDERS);
    return found;
  }

  private static int majorOf(Path versionFolder) {
    return Integer.parseInt(versionFolder.getFileName().toString());
  }

  private static boolean complete(Path bin) {
    return Files.isExecutable(bin.resolve("postgres")) && Files.isExecutable(bin.resolve("initdb"));
  }
}
