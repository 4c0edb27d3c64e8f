package org.hikae.vault.prune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hikae.vault.Progress;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.index.Segment;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.FrameBuilder;
import org.hikae.vault.pack.FrameReader;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.pack.PackWriter;
import org.hikae.vault.pack.Uploads;

/// Moves what is needed out of packs that are mostly not. Frames that are mostly needed move as
/// they are; of the others the needed blobs are compressed and sealed again.
final class Rewrite {
  private static final double MOVED_AS_IT_IS = 0.8;

  private final Opened vault;
  private final Needed needed;
  private final Map<PackKind, List<FinishedPack>> made = new EnumMap<>(PackKind.class);

  Rewrite(Opened vault, Needed needed) {
    this.vault = vault;
    this.needed = needed;
  }

  /// Moves, and lists what was moved. Durable when this returns.
  void move(List<Segment.Listed> packs, Progress progress) throws IOException {
    if (packs.isEmpty()) {
      return;
    }
    for (var kind : PackKind.values()) {
      var ofKind = packs.stream().filter(each -> each.directory().kind() == kind).toList();
      made.put(kind, new ArrayList<>());
      try (var uploads = new Uploads(vault.store(), vault.settings().parity(), this::arrived)) {
        moveAll(kind, ofKind, uploads, progress);
        uploads.await();
      }
      var finished = List.copyOf(arrivals(kind));
      if (!finished.isEmpty()) {
        vault.index(kind).publish(finished);
      }
    }
  }

  private synchronized void arrived(PackKind kind, FinishedPack pack) {
    arrivals(kind).add(pack);
  }

  private synchronized List<FinishedPack> arrivals(PackKind kind) {
    return made.computeIfAbsent(kind, _ -> new ArrayList<>());
  }

  private void moveAll(
      PackKind kind, List<Segment.Listed> packs, Uploads uploads, Progress progress)
      throws IOException {
    var writer = new PackWriter(kind, vault.settings().packBytes(), vault.keys(), uploads);
    try (var builder = new FrameBuilder(writer, vault.keys(), vault.settings().compressionLevel());
        var reader = new FrameReader(vault.keys())) {
      var done = 0;
      for (var listed : packs) {
        for (var frame : listed.directory().frames()) {
          move(kind, listed.pack().name(), frame, writer, builder, reader);
        }
        progress.at("rewriting packs", ++done, packs.size());
      }
      builder.flush();
    }
    writer.flush();
  }

  private void move(
      PackKind kind,
      ObjectName pack,
      PackDirectory.Frame frame,
      PackWriter writer,
      FrameBuilder builder,
      FrameReader reader)
      throws IOException {
    var neededBytes = needed.neededBytes(kind, pack, frame);
    if (neededBytes == 0) {
      return;
    }
    var key = Layout.pack(pack);
    var sealed = vault.store().get(key, frame.offset(), frame.stored());
    try {
      reader.open(sealed, frame.tag());
    } catch (FormatException e) {
      throw SealedObject.damaged(key, e);
    }
    if (neededBytes >= Liveness.bytes(frame.blobs()) * MOVED_AS_IT_IS) {
      writer.append(sealed, frame);
    } else {
      moveBlobs(kind, pack, frame, builder, reader);
    }
  }

  private void moveBlobs(
      PackKind kind,
      ObjectName pack,
      PackDirectory.Frame frame,
      FrameBuilder builder,
      FrameReader reader)
      throws IOException {
    var from = reader.begin();
    for (var blob : frame.blobs()) {
      if (needed.needs(kind, pack, blob.name())) {
        builder.add(blob.name(), reader.blobs(), from, blob.length());
      }
      from += blob.length();
    }
  }
}
