package org.hikae.vault.store.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.StoreKey;

/// A store in a directory of this machine: one file an object, at the path that its key says.
///
/// A put writes to a name that no key can have, forces the bytes to disk, links the file to its own
/// name (which fails when that exists, also between processes), and forces the directory. So a file
/// that can be seen is whole, and one that was acknowledged survives a power cut. The directory is
/// made by the first put; until then the store is empty.
public final class DirectoryStore implements Store {
  /// Written files that were never given their name are removed after this time.
  static final Duration LEFTOVERS_KEPT = Duration.ofDays(1);

  private final Path root;
  private final Folders folders;
  private final Incoming incoming;

  public DirectoryStore(Path root) {
    this(root, InstantSource.system());
  }

  /// A store whose leftovers are judged old by the given clock.
  public DirectoryStore(Path root, InstantSource clock) {
    this.root = root.toAbsolutePath().normalize();
    this.folders = new Folders(this.root);
    this.incoming = new Incoming(this.root, folders, clock, LEFTOVERS_KEPT);
  }

  @Override
  public String address() {
    return "file:" + root;
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    var target = path(key);
    if (Files.exists(target)) {
      folders.force(folders.parentOf(target));
      return Put.EXISTED;
    }
    try (var arriving = incoming.receive(content)) {
      folders.make(folders.parentOf(target));
      var put = nameIt(arriving.file(), target);
      folders.force(folders.parentOf(target));
      return put;
    } catch (IOException e) {
      throw incoming.explain(address(), content.remaining(), e);
    }
  }

  private static Put nameIt(Path arrived, Path target) throws IOException {
    try {
      Files.createLink(target, arrived);
      return Put.CREATED;
    } catch (FileAlreadyExistsException _) {
      return Put.EXISTED;
    }
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    try (var file = FileChannel.open(path(key), StandardOpenOption.READ)) {
      var wanted = ByteBuffer.allocate(length);
      Slices.read(file, offset, wanted);
      if (wanted.hasRemaining()) {
        throw new StoreException.Truncated(address(), key, offset + length, file.size());
      }
      return wanted.flip();
    } catch (NoSuchFileException _) {
      throw new StoreException.Missing(address(), key);
    }
  }

  @Override
  public Optional<StoredObject> stat(String key) throws IOException {
    try {
      var attributes = Files.readAttributes(path(key), BasicFileAttributes.class);
      return attributes.isRegularFile() ? Optional.of(object(key, attributes)) : Optional.empty();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return Optional.empty();
    }
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    new Listing(root, StoreKey.checkedPrefix(prefix), each).walk();
  }

  /// Deletes the file and forces its directory, so that it stays deleted.
  @Override
  public void delete(String key) throws IOException {
    var target = path(key);
    if (Files.isRegularFile(target) && Files.deleteIfExists(target)) {
      folders.force(folders.parentOf(target));
    }
  }

  @Override
  public void close() {}

  private Path path(String key) {
    return root.resolve(StoreKey.checked(key));
  }

  static StoredObject object(String key, BasicFileAttributes attributes) {
    return new StoredObject(key, attributes.size(), attributes.lastModifiedTime().toInstant());
  }
}
