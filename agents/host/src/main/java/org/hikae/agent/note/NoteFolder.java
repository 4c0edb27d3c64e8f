package org.hikae.agent.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikae.agent.config.AgentException;
import org.hikae.agent.config.AgentException.Code;

/// A folder of notes: one small text a name. A note that was put is on disk, whole, or it is the
/// one before.
public final class NoteFolder {
  private static final String PARTIAL = "~";

  private final Path folder;

  private NoteFolder(Path folder) {
    this.folder = folder;
  }

  /// Opens the folder, made when absent.
  public static NoteFolder open(Path folder) throws AgentException {
    try {
      Files.createDirectories(folder);
      var notes = new NoteFolder(folder);
      notes.put("writable", "");
      notes.remove("writable");
      return notes;
    } catch (IOException unwritable) {
      throw new AgentException(
          Code.HOME_UNWRITABLE,
          "the agent cannot keep notes in " + folder + ": " + unwritable.getMessage(),
          "give it a folder of its own that it may write, on a disk that is not full",
          unwritable);
    }
  }

  public Optional<String> get(String name) throws IOException {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Puts a note in place of the one before.
  public synchronized void put(String name, String text) throws IOException {
    var partial = folder.resolve(name + PARTIAL);
    try (var channel = FileChannel.open(partial, CREATE, WRITE, TRUNCATE_EXISTING)) {
      var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    try (var directory = FileChannel.open(folder, READ)) {
      directory.force(true);
    }
  }

  public void remove(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  /// The names of all notes, the one that was put longest ago first.
  public List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> !file.toString().endsWith(PARTIAL))
          .sorted(Comparator.comparing(NoteFolder::writtenAt).thenComparing(Path::toString))
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  /// When a note was put; long ago when there is none.
  public Instant putAt(String name) {
    return writtenAt(folder.resolve(name)).toInstant();
  }

  private static FileTime writtenAt(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return FileTime.fromMillis(0); // removed while we were looking
    }
  }
}
