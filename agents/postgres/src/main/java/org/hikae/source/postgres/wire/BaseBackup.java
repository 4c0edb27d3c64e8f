package org.hikae.source.postgres.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A base backup under way, as PostgreSQL 15 and newer send it: first where it starts and what it
/// will weigh, then one archive after the other and the manifest, each as a stream that has to be
/// read to its end, at last where it ends.
public final class BaseBackup {
  private final ReplicationConnection connection;
  private final Position start;
  private final List<Tablespace> tablespaces;
  private @Nullable Message ahead;
  private @Nullable Position end;

  private BaseBackup(
      ReplicationConnection connection, Position start, List<Tablespace> tablespaces) {
    this.connection = connection;
    this.start = start;
    this.tablespaces = List.copyOf(tablespaces);
  }

  /// A place in the server's log: its LSN and the timeline it belongs to.
  public record Position(Lsn lsn, int timeline) {}

  /// A tablespace, and what it weighs; the data directory itself has no object id.
  public record Tablespace(Optional<String> oid, long bytes) {}

  /// What comes next in the stream.
  public sealed interface Part {
    /// A tar archive; `name` is `base.tar` for the data directory.
    record Archive(String name, InputStream content) implements Part {}

    record Manifest(InputStream content) implements Part {}
  }

  static BaseBackup begin(ReplicationConnection connection) throws IOException {
    var start = position(onlyRow(rowsUpToCommandEnd(connection)));
    var tablespaces =
        rowsUpToCommandEnd(connection).stream()
            .map(row -> new Tablespace(row.getFirst(), kibibytes(row.getLast())))
            .toList();
    var copy = connection.next();
    if (copy.type() != 'H') {
      throw unexpected(copy);
    }
    return new BaseBackup(connection, start, tablespaces);
  }

  public Position start() {
    return start;
  }

  public List<Tablespace> tablespaces() {
    return tablespaces;
  }

  /// The next part, or empty when the backup has come to its good end.
  public Optional<Part> next() throws IOException {
    while (true) {
      var message = ahead == null ? connection.next() : ahead;
      ahead = null;
      switch (message.type()) {
        case 'd' -> {
          var part = part(message);
          if (part.isPresent()) {
            return part;
          }
        }
        case 'c' -> {
          finish();
          return Optional.empty();
        }
        default -> throw unexpected(message);
      }
    }
  }

  /// Where the backup ends: with the log up to here it is consistent.
  public Position end() {
    var known = end;
    if (known == null) {
      throw new IllegalStateException("the backup has not come to its end");
    }
    return known;
  }

  private Optional<Part> part(Message copyData) throws IOException {
    return switch ((char) copyData.body().get()) {
      case 'n' -> Optional.of(new Part.Archive(copyData.text(), new Content()));
      case 'm' -> Optional.of(new Part.Manifest(new Content()));
      case 'p' -> Optional.empty();
      case 'd' -> throw new IOException("a part of the base backup was not read to its end");
      default -> throw unexpected(copyData);
    };
  }

  private void finish() throws IOException {
    end = position(onlyRow(rowsUpToCommandEnd(connection)));
    while (connection.next().type() != 'Z') {
      // the end of the command
    }
  }

  private static List<List<Optional<String>>> rowsUpToCommandEnd(ReplicationConnection connection)
      throws IOException {
    var rows = new ArrayList<List<Optional<String>>>();
    while (true) {
      var message = connection.next();
      switch (message.type()) {
        case 'T' -> {}
        case 'D' -> rows.add(message.columns());
        case 'C' -> {
          return rows;
        }
        default -> throw unexpected(message);
      }
    }
  }

  private static List<Optional<String>> onlyRow(List<List<Optional<String>>> rows)
      throws IOException {
    if (rows.size() != 1 || rows.getFirst().size() < 2) {
      throw new IOException("the server does not say where its base backup stands");
    }
    return rows.getFirst();
  }

  private static Position position(List<Optional<String>> row) {
    return new Position(Lsn.parse(row.get(0).orElse("")), Integer.parseInt(row.get(1).orElse("0")));
  }

  private static long kibibytes(Optional<String> text) {
    return text.map(Long::parseLong).orElse(0L) * 1024;
  }

  private static IOException unexpected(Message message) {
    return new IOException("unexpected message '" + message.type() + "' in a base backup");
  }

  /// The bytes of one part: data messages until another kind of message comes.
  private final class Content extends InputStream {
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    @Override
    public int read() throws IOException {
      return more() ? current.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!more()) {
        return -1;
      }
      var count = Math.min(length, current.remaining());
      current.get(target, offset, count);
      return count;
    }

    private boolean more() throws IOException {
      while (!current.hasRemaining() && !ended) {
        var message = connection.next();
        var kind = message.type() == 'd' ? (char) message.body().get(0) : 0;
        if (kind == 'd') {
          current = message.body().position(1);
        } else if (kind != 'p') {
          ended = true;
          ahead = message;
        }
      }
      return current.hasRemaining();
    }
  }
}
