package org.hikae.orchestrator.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.hikae.domain.access.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Files of accesses on this node's own disk, a line of JSON each, until the ledger has them. What
/// was begun in an earlier life and never ended gets its end when the journal is opened. A line
/// that a crash cut short is none.
public final class AccessJournal implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AccessJournal.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final long LONGEST = 1 << 20;
  private static final String SUFFIX = ".log";
  private static final Pattern NAME = Pattern.compile("\\d{15}-[0-9a-f]{8}\\.log");

  private final Path folder;
  private final Clock clock;
  private final RandomGenerator random;
  private final Set<String> begun = new HashSet<>();
  private Path file;
  private FileChannel channel;

  /// @param id ties a beginning to its end
  /// @param ended false for something that is about to be done
  public record Line(String id, boolean ended, Access access) {}

  private AccessJournal(Path folder, Clock clock, RandomGenerator random) throws IOException {
    this.folder = folder;
    this.clock = clock;
    this.random = random;
    this.file = fresh();
    this.channel = open(file);
  }

  /// Opens the journal below `folder`.
  public static AccessJournal open(Path folder, Clock clock, RandomGenerator random)
      throws IOException {
    Files.createDirectories(folder);
    var unended = new LinkedHashMap<String, Access>();
    for (var file : files(folder)) {
      for (var line : read(file)) {
        if (line.ended()) {
          unended.remove(line.id());
        } else {
          unended.put(line.id(), line.access());
        }
      }
    }
    var journal = new AccessJournal(folder, clock, random);
    for (var each : unended.entrySet()) {
      journal.write(new Line(each.getKey(), true, each.getValue()), true);
    }
    return journal;
  }

  /// Puts a line at the end.
  ///
  /// @param synced whether it has to be on the disk when this returns
  public synchronized void write(Line line, boolean synced) throws IOException {
    if (channel.position() > LONGEST) {
      roll();
    }
    var start = channel.position();
    var bytes =
        ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (synced) {
        channel.force(false);
      }
    } catch (IOException e) {
      takeBack(start, e);
      throw e;
    }
    if (line.ended()) {
      begun.remove(line.id());
    } else {
      begun.add(line.id());
    }
  }

  /// A line that is not whole must not spoil the next one.
  private void takeBack(long start, IOException because) {
    try {
      channel.truncate(start);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  private void roll() throws IOException {
    var next = fresh();
    var opened = open(next);
    channel.force(false);
    channel.close();
    channel = opened;
    file = next;
  }

  /// The files that there are, oldest first, the one that is written now last.
  public List<Path> files() throws IOException {
    return files(folder);
  }

  /// Deletes those of `taken` that nothing depends on any more.
  public synchronized void forget(List<Path> taken) throws IOException {
    if (!begun.isEmpty()) {
      return; // a beginning in one of them may need its end
    }
    for (var each : taken) {
      if (!each.equals(file)) {
        Files.deleteIfExists(each);
      }
    }
  }

  /// The whole lines of a file. One that cannot be read is said to be so, and keeps its place.
  public static List<Line> read(Path file) throws IOException {
    var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    var lines = new ArrayList<Line>();
    var from = 0;
    for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(line(file, text.substring(from, end)));
      from = end + 1;
    }
    return lines;
  }

  private static Line line(Path file, String text) {
    try {
      return JSON.readValue(text, Line.class);
    } catch (JacksonException e) {
      log.error("a line of {} cannot be read", file);
      return new Line("", true, unreadable());
    }
  }

  /// Nothing is left out in silence: that a line was spoilt is told like an access.
  private static Access unreadable() {
    var never = Instant.EPOCH;
    return new Access(never, "unknown", "*", "*", "*", "", Access.UNKNOWN, 1, never);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(each -> NAME.matcher(each.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  /// A name that sorts after all others, whatever the clock says.
  private Path fresh() throws IOException {
    var others = files(folder);
    var newest = others.isEmpty() ? 0 : number(others.getLast());
    var chance = HexFormat.of().toHexDigits(random.nextInt());
    return folder.resolve(
        "%015d-%s%s".formatted(Math.max(clock.millis(), newest + 1), chance, SUFFIX));
  }

  private static long number(Path file) {
    return Long.parseLong(file.getFileName().toString().substring(0, 15));
  }

  private static FileChannel open(Path file) throws IOException {
    var only = PosixFilePermissions.fromString("rw-------");
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(only));
  }

  @Override
  public synchronized void close() throws IOException {
    channel.force(false);
    channel.close();
  }
}
