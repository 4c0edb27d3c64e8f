package org.hikae.agent.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.hikae.agent.command.Labels;
import org.hikae.agent.config.AgentConfig.SourcePlace;
import org.hikae.protocol.Examination;
import org.hikae.protocol.Examination.Result;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SourceId;
import org.hikae.source.SourceException;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;

/// Compares restored files byte for byte with a second, independent reading of their snapshot.
record Comparison(Sandbox sandbox, Vault vault, ServiceId service) implements Examiner.Checksums {
  @Override
  public Result compare(Examination.Checksums examination, Progress progress) throws IOException {
    var paths = paths(examination.source());
    var snapshot = newest(examination.source());
    var again = sandbox.folder().resolve("again").resolve(examination.source().name());
    try {
      sandbox.source(examination.source()).restoreTo(vault, snapshot, again, progress);
      return compare(examination.name(), snapshot.roots(), again, paths);
    } finally {
      Removal.of(again);
    }
  }

  private List<Path> paths(SourceId id) throws IOException {
    for (var place : sandbox.place().sources()) {
      if (place instanceof SourcePlace.Files(var known, var paths, _) && known.equals(id)) {
        return paths;
      }
    }
    throw new SourceException(
        "source '" + id + "' holds no files that could be compared", "use a check with a query");
  }

  /// The sandbox holds what the plan named; that is the newest of this source which its restore
  /// noted.
  private Snapshot newest(SourceId id) throws IOException {
    Snapshot found = null;
    for (var snapshot : vault.snapshots()) {
      if (Labels.source(snapshot, service).filter(id::equals).isPresent()
          && sandbox.restored().contains(snapshot.id())) {
        found = snapshot;
      }
    }
    if (found == null) {
      throw new SourceException("nothing of '" + id + "' was restored", "restore it first");
    }
    return found;
  }

  private static Result compare(String name, List<String> roots, Path again, List<Path> paths)
      throws IOException {
    long files = 0;
    for (var i = 0; i < roots.size(); i++) {
      var expected = again.resolve(roots.get(i).replaceFirst("^/+", ""));
      try (var walk = Files.walk(expected)) {
        for (var file : (Iterable<Path>) walk::iterator) {
          var other = paths.get(i).resolve(expected.relativize(file).toString());
          if (!same(file, other)) {
            return new Result(name, false, expected.relativize(file) + " differs");
          }
          files += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? 1 : 0;
        }
      }
    }
    return new Result(name, true, files + " files equal, byte for byte");
  }

  private static boolean same(Path one, Path other) throws IOException {
    if (Files.isSymbolicLink(one)) {
      return Files.isSymbolicLink(other)
          && Files.readSymbolicLink(one).equals(Files.readSymbolicLink(other));
    }
    return Files.isRegularFile(one)
        ? Files.isRegularFile(other) && Files.mismatch(one, other) < 0
        : Files.exists(other, LinkOption.NOFOLLOW_LINKS);
  }
}
