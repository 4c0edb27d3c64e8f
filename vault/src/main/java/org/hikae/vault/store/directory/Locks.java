package org.hikae.vault.store.directory;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;

/// The locks of a directory's objects: empty files in a tree beside them, whose names say until
/// when. A lock is extended by one more file, so that processes that extend it at the same time
/// cannot shorten it; of several the longest counts.
///
/// `~locks/packs/3f/3f1a…~1798761600~c` keeps `packs/3f/3f1a…` until that second since 1970.
final class Locks {
  private static final String FOLDER = "~locks";
  private static final Pattern NAME = Pattern.compile("([^~]+)~(\\d{1,12})~([cg])");

  private final Path root;
  private final NoLinks links;
  private final Folders folders;

  Locks(Path root, Folders folders) {
    this.root = root.resolve(FOLDER);
    this.links = new NoLinks(root);
    this.folders = folders;
  }

  Optional<Lock> of(String key) throws IOException {
    return all(key).stream().map(Written::lock).max(Comparator.comparing(Lock::until));
  }

  /// Durable when this returns.
  void extend(String key, Lock lock) throws IOException {
    var present = all(key);
    if (present.stream().anyMatch(written -> written.lock.covers(lock))) {
      return;
    }
    var file = root.resolve(key + "~" + lock.until().getEpochSecond() + "~" + code(lock.mode()));
    folders.make(folders.parentOf(file));
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException _) {
      // Another process has just made the same one.
    }
    folders.force(folders.parentOf(file));
    delete(present);
  }

  /// Forgets an object's locks, once it is gone.
  void drop(String key) throws IOException {
    delete(all(key));
  }

  private void delete(List<Written> locks) throws IOException {
    for (var written : locks) {
      links.require(folders.parentOf(written.file));
      Files.deleteIfExists(written.file);
    }
  }

  private List<Written> all(String key) throws IOException {
    var object = root.resolve(key);
    var name = String.valueOf(object.getFileName());
    var found = new ArrayList<Written>();
    try (var files =
        Files.newDirectoryStream(
            folders.parentOf(object),
            file -> String.valueOf(file.getFileName()).startsWith(name + "~"))) {
      files.forEach(file -> read(file).ifPresent(found::add));
    } catch (NoSuchFileException _) {
      // Nothing near it was ever locked.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static Optional<Written> read(Path file) {
    var name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return Optional.empty();
    }
    var until = Instant.ofEpochSecond(Long.parseLong(name.group(2)));
    var mode = name.group(3).equals("g") ? Mode.GOVERNANCE : Mode.COMPLIANCE;
    return Optional.of(new Written(file, new Lock(until, mode)));
  }

  private static String code(Mode mode) {
    return switch (mode) {
      case COMPLIANCE -> "c";
      case GOVERNANCE -> "g";
    };
  }

  private record Written(Path file, Lock lock) {}
}
