package org.hikae.vault.prune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.Progress;
import org.hikae.vault.backup.ManyHands;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.index.Segment;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.FrameBuilder;
import org.hikae.vault.pack.FrameReader;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.pack.PackWriter;
import org.hikae.vault.pack.Uploads;
import org.hikae.vault.store.ReadBuffer;

/// Moves what is needed out of packs that are mostly not. Frames that are mostly needed move as
/// they are, once their seal has been opened; of the others the needed blobs are compressed and
/// sealed again.
final class Rewrite {
  private static final double MOVED_AS_IT_IS = 0.8;

  private final Opened vault;
  private final Needed needed;

  Rewrite(Opened vault, Needed needed) {
    this.vault = vault;
    this.needed = needed;
  }

  /// A frame of a pack that may have something to be moved.
  private record Source(ObjectName pack, PackDirectory.Frame frame, long neededBytes) {
    boolean isMostlyNeeded() {
      return neededBytes >= Needed.bytes(frame) * MOVED_AS_IT_IS;
    }
  }

  /// Moves, and lists what was moved. Durable when this returns.
  void move(List<Segment.Listed> packs, Progress progress) throws IOException {
    for (var kind : PackKind.values()) {
      var sources = sources(kind, packs);
      if (!sources.isEmpty()) {
        var made = moved(kind, sources, progress);
        vault.index(kind).publish(made);
      }
    }
  }

  private List<Source> sources(PackKind kind, List<Segment.Listed> packs) {
    var sources = new ArrayList<Source>();
    for (var listed : packs) {
      if (listed.directory().kind() == kind) {
        for (var frame : listed.directory().frames()) {
          var bytes = needed.neededBytes(kind, listed.pack().name(), frame);
          if (bytes > 0) {
            sources.add(new Source(listed.pack().name(), frame, bytes));
          }
        }
      }
    }
    return sources;
  }

  private List<FinishedPack> moved(PackKind kind, List<Source> sources, Progress progress)
      throws IOException {
    WarmUp.begin();
    var made = new ArrayList<FinishedPack>();
    try (var uploads =
        new Uploads(vault.store(), vault.settings().parity(), (_, p) -> made.add(p))) {
      var writer = new PackWriter(kind, vault.settings().packBytes(), vault.keys(), uploads);
      var done = new AtomicInteger();
      ManyHands.share(
          "hikae-rewrite-",
          vault.surroundings().workers(),
          sources.size(),
          () -> new Mover(kind, sources, writer, done, progress));
      writer.flush();
      uploads.await();
    }
    return made;
  }

  /// One thread's part.
  private final class Mover implements ManyHands.Hand {
    private final PackKind kind;
    private final List<Source> sources;
    private final PackWriter writer;
    private final AtomicInteger done;
    private final Progress progress;
    private final FrameReader reader = new FrameReader(vault.keys());
    private final ReadBuffer buffer = new ReadBuffer();
    private final FrameBuilder builder;

    Mover(
        PackKind kind,
        List<Source> sources,
        PackWriter writer,
        AtomicInteger done,
        Progress progress) {
      this.kind = kind;
      this.sources = sources;
      this.writer = writer;
      this.done = done;
      this.progress = progress;
      this.builder = new FrameBuilder(writer, vault.keys(), vault.settings().compressionLevel());
    }

    @Override
    public void take(int piece) throws IOException {
      WarmUp.await();
      var source = sources.get(piece);
      var frame = source.frame;
      var key = Layout.pack(source.pack);
      var sealed = buffer.read(vault.store(), key, frame.offset(), frame.stored());
      try {
        if (source.isMostlyNeeded()) {
          reader.authenticate(sealed, frame.tag());
          writer.append(sealed, frame);
        } else {
          reader.open(sealed, frame.tag());
          moveBlobs(source);
        }
      } catch (FormatException e) {
        throw SealedObject.damaged(key, e);
      }
      progress.at("rewriting packs", done.incrementAndGet(), sources.size());
    }

    private void moveBlobs(Source source) throws IOException {
      var from = reader.begin();
      for (var blob : source.frame.blobs()) {
        if (needed.needs(kind, source.pack, blob.name())) {
          builder.add(blob.name(), reader.blobs(), from, blob.length());
        }
        from += blob.length();
      }
    }

    @Override
    public void finish() throws IOException {
      builder.flush();
    }

    @Override
    public void close() {
      builder.close();
      reader.close();
    }
  }
}
