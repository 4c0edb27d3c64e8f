package org.hikae.vault.store.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The directories of a store: made when first needed, readable by their owner alone, and forced to
/// disk together with the entry in their parent.
final class Folders {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;
  private final NoLinks links;
  private final Set<Path> made = ConcurrentHashMap.newKeySet();

  Folders(Path root) {
    this.root = root;
    this.links = new NoLinks(root);
  }

  Path parentOf(Path file) {
    return Objects.requireNonNull(file.getParent(), "a path below a root has a parent");
  }

  /// Makes a directory and those above it, durably. Costs nothing for one that was made before.
  void make(Path directory) throws IOException {
    if (made.contains(directory)) {
      return;
    }
    if (directory.startsWith(root)) {
      links.require(directory);
    }
    if (!Files.isDirectory(directory)) {
      make(parentOf(directory));
      create(directory);
    }
    if (directory.startsWith(root)) {
      force(parentOf(directory));
      made.add(directory);
    }
  }

  private static void create(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, OWNER_ONLY);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  /// Makes the entries of a directory survive a power cut.
  void force(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
