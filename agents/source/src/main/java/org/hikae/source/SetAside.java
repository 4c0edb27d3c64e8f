package org.hikae.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Moves what stands in the way of a restore to a name beside it, since a restore deletes nothing:
/// `pg` becomes `pg.before-20260820T020000Z`.
public record SetAside(Clock clock) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// Moves it, and says where it is now; empty when nothing stood there.
  public Optional<Path> move(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    var aside = freeName(path);
    Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
    return Optional.of(aside);
  }

  private Path freeName(Path path) {
    var name = path.getFileName() + ".before-" + STAMP.format(clock.instant());
    var candidate = path.resolveSibling(name);
    for (int n = 2; Files.exists(candidate, LinkOption.NOFOLLOW_LINKS); n++) {
      candidate = path.resolveSibling(name + "-" + n);
    }
    return candidate;
  }
}
