package org.hikae.vault.store.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.hikae.vault.store.StoreException;

/// Where files are written before they get their name. The folder's own name is none that a key can
/// have, so nothing in it is ever listed; what a dead process left there goes after a time.
final class Incoming {
  private static final String FOLDER = "~incoming";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /// Nobody reads a pack soon after it was written.
  private static final int WORTH_GOING_PAST_THE_CACHE = 1 << 20;

  /// What [#receive] names its files; others are not ours to remove.
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path folder;
  private final NoLinks links;
  private final Folders folders;
  private final InstantSource clock;
  private final Duration kept;
  private final AtomicBoolean swept = new AtomicBoolean();
  private final Cacheless cacheless = new Cacheless();

  Incoming(Path root, Folders folders, InstantSource clock, Duration kept) {
    this.folder = root.resolve(FOLDER);
    this.links = new NoLinks(root);
    this.folders = folders;
    this.clock = clock;
    this.kept = kept;
  }

  /// Writes the bytes to a new file and forces them to disk. Closing removes the file's first name.
  Arrived receive(ByteBuffer content) throws IOException {
    folders.make(folder);
    if (swept.compareAndSet(false, true)) {
      removeLeftovers(clock.instant().minus(kept));
    }
    var file = folder.resolve(UUID.randomUUID().toString());
    try (var channel = FileChannel.open(file, NEW, OWNER_ONLY)) {
      var past =
          content.remaining() < WORTH_GOING_PAST_THE_CACHE ? 0 : cacheless.write(file, content);
      channel.position(past);
      Slices.write(channel, content.slice(content.position() + past, content.remaining() - past));
      channel.force(false);
      return new Arrived(file);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /// @return how many files it were
  long removeLeftovers(Instant before) throws IOException {
    links.require(folder);
    var removed = 0L;
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        removed += isRemovedIfWrittenBefore(before, file) ? 1 : 0;
      }
    } catch (NoSuchFileException _) {
      // Nothing was ever put there.
    }
    return removed;
  }

  private static boolean isRemovedIfWrittenBefore(Instant oldest, Path file) throws IOException {
    try {
      return NAME.matcher(String.valueOf(file.getFileName())).matches()
          && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)
          && Files.deleteIfExists(file);
    } catch (NoSuchFileException _) {
      return false; // another process gave it its name or removed it first
    }
  }

  /// Finds out whether a write failed for want of room. The text of an error is in the machine's
  /// language, so the room itself is looked at as well.
  IOException explain(String address, long wantedBytes, IOException e) throws IOException {
    if (e instanceof StoreException) {
      return e;
    }
    var text = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException || text.contains("Read-only file system")) {
      return new StoreException.Forbidden(
          address,
          "it may not be written here (" + text + ")",
          "Run it as a user who may, or have the file system mounted for writing.");
    }
    var full = text.contains("No space left") || text.contains("quota exceeded");
    return full || hasNoRoomFor(wantedBytes) ? new StoreException.Full(address, e) : e;
  }

  private boolean hasNoRoomFor(long wantedBytes) throws IOException {
    return Files.exists(folder) && Files.getFileStore(folder).getUsableSpace() < wantedBytes;
  }

  record Arrived(Path file) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }
}
