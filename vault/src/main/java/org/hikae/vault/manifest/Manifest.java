package org.hikae.vault.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.Fields;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;

/// What a snapshot says of itself, and the blobs of its tree.
///
/// @param storeClock when the store says that the run's last index was written, to be held against
///   the agent's clock; empty when the run stored nothing
public record Manifest(
    SnapshotOrigin origin,
    Instant startedAt,
    Instant consistentAt,
    Optional<Instant> storeClock,
    List<String> roots,
    Snapshot.Figures figures,
    List<String> notes,
    List<BlobName> tree) {
  private static final int VERSION = 1;
  private static final int MACHINE = 2;
  private static final int SOURCE = 3;
  private static final int KIND = 4;
  private static final int PARENT = 5;
  private static final int POSITION = 6;
  private static final int LABEL = 7;
  private static final int STARTED = 8;
  private static final int CONSISTENT = 9;
  private static final int STORE_CLOCK = 10;
  private static final int ROOT = 11;
  private static final int FIGURES = 12;
  private static final int NOTE = 13;
  private static final int TREE = 14;

  public Manifest {
    roots = List.copyOf(roots);
    notes = List.copyOf(notes);
    tree = List.copyOf(tree);
  }

  /// The snapshot as callers know it.
  public Snapshot snapshot(ObjectName id) {
    return new Snapshot(
        id.toString(), origin, origin.parent(), startedAt, consistentAt, roots, figures, notes);
  }

  public Encoder write() {
    var out = new Fields.Writer();
    out.number(VERSION, Layout.VERSION);
    out.text(MACHINE, origin.machine()).text(SOURCE, origin.source());
    out.number(KIND, kindCode(origin.kind()));
    out.text(PARENT, origin.parent()).text(POSITION, origin.position());
    origin.labels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(label -> out.bytes(LABEL, pair(label.getKey(), label.getValue())));
    out.bytes(STARTED, time(startedAt)).bytes(CONSISTENT, time(consistentAt));
    storeClock.ifPresent(at -> out.bytes(STORE_CLOCK, time(at)));
    roots.forEach(root -> out.text(ROOT, root));
    out.bytes(FIGURES, figures(figures));
    notes.forEach(note -> out.text(NOTE, note));
    var names = new Encoder(tree.size() * BlobName.BYTES);
    tree.forEach(names::name);
    return out.bytes(TREE, names.toBytes()).encoder();
  }

  public static Manifest read(byte[] content) throws FormatException {
    var in = Fields.read(content);
    if (in.number(VERSION) != Layout.VERSION) {
      throw new FormatException("a snapshot of format version " + in.number(VERSION));
    }
    var origin =
        new SnapshotOrigin(
            in.text(MACHINE).orElse(""),
            in.text(SOURCE).orElse(""),
            kind(in.number(KIND)),
            in.text(PARENT),
            in.text(POSITION),
            labels(in));
    var storeClock = in.bytes(STORE_CLOCK);
    return new Manifest(
        origin,
        time(in.required(STARTED)),
        time(in.required(CONSISTENT)),
        storeClock.isPresent() ? Optional.of(time(storeClock.get())) : Optional.empty(),
        in.texts(ROOT),
        figures(new Decoder(in.required(FIGURES))),
        in.texts(NOTE),
        tree(new Decoder(in.required(TREE))));
  }

  private static int kindCode(SnapshotOrigin.Kind kind) {
    return switch (kind) {
      case FULL -> 1;
      case INCREMENTAL -> 2;
    };
  }

  private static SnapshotOrigin.Kind kind(long code) throws FormatException {
    return switch ((int) code) {
      case 1 -> SnapshotOrigin.Kind.FULL;
      case 2 -> SnapshotOrigin.Kind.INCREMENTAL;
      default -> throw new FormatException("a snapshot of an unknown kind");
    };
  }

  private static byte[] pair(String key, String value) {
    return new Encoder().text(key).text(value).toBytes();
  }

  private static Map<String, String> labels(Fields in) throws FormatException {
    var labels = new HashMap<String, String>();
    for (var pair : in.all(LABEL)) {
      var label = new Decoder(pair);
      labels.put(label.text(Integer.MAX_VALUE), label.text(Integer.MAX_VALUE));
    }
    return labels;
  }

  private static byte[] time(Instant time) {
    return new Encoder().i64(time.getEpochSecond()).u32(time.getNano()).toBytes();
  }

  private static Instant time(byte[] bytes) throws FormatException {
    var in = new Decoder(bytes);
    try {
      return Instant.ofEpochSecond(in.i64(), in.u32());
    } catch (DateTimeException e) {
      throw new FormatException("a time out of all bounds", e);
    }
  }

  private static byte[] figures(Snapshot.Figures figures) {
    return new Encoder()
        .varint(figures.files())
        .varint(figures.sourceBytes())
        .varint(figures.readBytes())
        .varint(figures.storedBytes())
        .toBytes();
  }

  private static Snapshot.Figures figures(Decoder in) throws FormatException {
    return new Snapshot.Figures(in.varint(), in.varint(), in.varint(), in.varint());
  }

  private static List<BlobName> tree(Decoder in) throws FormatException {
    var names = new ArrayList<BlobName>();
    while (in.remaining() > 0) {
      names.add(in.blobName());
    }
    return names;
  }
}
