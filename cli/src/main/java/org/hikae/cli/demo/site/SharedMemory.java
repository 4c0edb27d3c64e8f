package org.hikae.cli.demo.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The System V segment by which a PostgreSQL server knows that no other one has its data
/// directory. Whoever kills the server and removes the directory leaves it behind for as long as
/// the machine is up.
///
/// @param key by which a server finds it
/// @param id by which the kernel knows it; another segment may have it later
record SharedMemory(long key, long id) {
  private static final Path SEGMENTS = Path.of("/proc/sysvipc/shm");
  private static final int LINE_OF_SEGMENT = 6;
  private static final int FOLDERS_DEEP = 6;

  /// Those that servers in a folder, or below it, have noted.
  static List<SharedMemory> ofServersIn(Path folder) {
    try (Stream<Path> notes =
        Files.find(
            folder,
            FOLDERS_DEEP,
            (path, _) -> path.getFileName().toString().equals("postmaster.pid"))) {
      return notes.flatMap(note -> noted(note).stream()).toList();
    } catch (IOException | UncheckedIOException _) { // somebody removes it meanwhile
      return List.of();
    }
  }

  /// The seventh line of a server's note has the segment's key and its id.
  private static Optional<SharedMemory> noted(Path note) {
    try {
      var lines = Files.readAllLines(note, StandardCharsets.ISO_8859_1);
      if (lines.size() <= LINE_OF_SEGMENT) {
        return Optional.empty();
      }
      var words = words(lines.get(LINE_OF_SEGMENT));
      return words.size() == 2
          ? Optional.of(
              new SharedMemory(Long.parseLong(words.get(0)), Long.parseLong(words.get(1))))
          : Optional.empty();
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Removes it, unless somebody uses it.
  void remove() {
    if (users().orElse(1) == 0) {
      try {
        new ProcessBuilder("ipcrm", "-m", Long.toString(id))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
      } catch (IOException _) { // there is no ipcrm here: the segment has some bytes
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// How many processes have it, or empty when there is none such. The seventh column of
  /// `proc_sysvipc(5)`; the first two are key and id.
  OptionalLong users() {
    try (Stream<String> lines = Files.lines(SEGMENTS)) {
      return lines
          .skip(1)
          .map(SharedMemory::words)
          .filter(
              words ->
                  words.size() > 6
                      && words.get(0).equals(Long.toString(key))
                      && words.get(1).equals(Long.toString(id)))
          .mapToLong(words -> Long.parseLong(words.get(6)))
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split(" +", -1));
  }
}
