package org.hikae.vault.store.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.StoreKey;
import org.hikae.vault.store.probe.Inspectable;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.probe.StoreReport.Finding;
import org.hikae.vault.store.probe.StoreReport.Verdict;

/// A store in a directory of this machine: one file an object, at the path that its key says.
///
/// A put writes to a name that no key can have, forces the bytes to disk, links the file to its own
/// name (which fails when that exists, also between processes), and forces the directory. So a file
/// that can be seen is whole, and one that was acknowledged survives a power cut. The directory is
/// made by the first put; until then the store is empty.
public final class DirectoryStore implements Store, Inspectable {
  /// Written files that were never given their name are removed after this time.
  static final Duration LEFTOVERS_KEPT = Duration.ofDays(1);

  private static final Duration PROBED_FOR = Duration.ofHours(1);

  private final Path root;
  private final NoLinks links;
  private final Folders folders;
  private final Incoming incoming;
  private final Locks locks;
  private final InstantSource clock;

  public DirectoryStore(Path root) {
    this(root, InstantSource.system());
  }

  /// A store whose leftovers are judged old, and whose locks run out, by the given clock.
  public DirectoryStore(Path root, InstantSource clock) {
    this.root = root.toAbsolutePath().normalize();
    this.links = new NoLinks(this.root);
    this.folders = new Folders(this.root);
    this.clock = clock;
    this.locks = new Locks(this.root, folders);
    this.incoming = new Incoming(this.root, folders, clock, LEFTOVERS_KEPT);
  }

  @Override
  public String address() {
    return "file:" + root;
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    return put(key, content, Optional.empty());
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) throws IOException {
    return put(key, content, Optional.of(lock));
  }

  private Put put(String key, ByteBuffer content, Optional<Lock> lock) throws IOException {
    var target = path(key);
    if (Files.exists(target)) {
      folders.force(folders.parentOf(target));
      return Put.EXISTED;
    }
    try (var arriving = incoming.receive(content)) {
      folders.make(folders.parentOf(target));
      if (lock.isPresent()) {
        locks.extend(key, lock.get()); // first, so that nobody ever sees the object without it
      }
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
    var content = ByteBuffer.allocate(length);
    read(key, offset, content);
    return content.flip();
  }

  @Override
  public void read(String key, long offset, ByteBuffer into) throws IOException {
    var end = offset + into.remaining();
    try (var file = FileChannel.open(path(key), StandardOpenOption.READ)) {
      Slices.read(file, offset, into);
      if (into.hasRemaining()) {
        throw new StoreException.Truncated(address(), key, end, file.size());
      }
    } catch (NoSuchFileException | NotDirectoryException _) {
      throw new StoreException.Missing(address(), key);
    } catch (IOException e) {
      // A folder opens like a file, and cannot be read.
      throw Files.isDirectory(path(key)) ? new StoreException.Missing(address(), key) : e;
    }
  }

  @Override
  public Optional<StoredObject> stat(String key) throws IOException {
    try {
      var attributes =
          Files.readAttributes(path(key), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile() ? Optional.of(object(key, attributes)) : Optional.empty();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return Optional.empty();
    }
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    new Listing(root, StoreKey.checkedPrefix(prefix), each).walk();
  }

  @Override
  public void lock(String key, Lock lock) throws IOException {
    if (!Files.isRegularFile(path(key))) {
      throw new StoreException.Missing(address(), key);
    }
    locks.extend(key, lock);
  }

  @Override
  public Optional<Lock> lockOf(String key) throws IOException {
    return Files.isRegularFile(path(key)) ? locks.of(key) : Optional.empty();
  }

  /// Deletes the file and forces its directory, so that it stays deleted. A locked one stays until
  /// its time has come by this machine's clock.
  @Override
  public void delete(String key) throws IOException {
    var target = path(key);
    if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      links.require(folders.parentOf(target));
      requireUnlocked(key);
      if (Files.deleteIfExists(target)) {
        folders.force(folders.parentOf(target));
      }
      locks.drop(key);
    }
  }

  private void requireUnlocked(String key) throws IOException {
    var lock = locks.of(key).map(Lock::until).filter(clock.instant()::isBefore);
    if (lock.isPresent()) {
      throw new StoreException.Locked(address(), key, lock.get());
    }
  }

  /// Also done by the first put.
  @Override
  public long tidy(Instant before) throws IOException {
    return incoming.removeLeftovers(before);
  }

  /// Locks an object, tries to delete it, and takes the lock back: only who is inside can.
  @Override
  public List<Finding> inspect(String key) throws IOException {
    put(key, ByteBuffer.allocate(1), new Lock(clock.instant().plus(PROBED_FOR), Mode.COMPLIANCE));
    try {
      delete(key);
      return List.of(new Finding(Ability.LOCKS, Verdict.NO, "a locked object was deleted"));
    } catch (StoreException.Locked _) {
      locks.drop(key);
      delete(key);
      return List.of(new Finding(Ability.LOCKS, Verdict.YES, "by this machine's clock"));
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
