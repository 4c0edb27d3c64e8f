package org.hikae.vault.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.pack.DirectoryCursor;

/// One reading of all segments into memory. Segments that are condemned were merged into others and
/// are passed over, unless one of those others cannot be read. Packs that several segments list
/// count once; condemned packs come last.
final class Loading {
  private final Index segments;
  private final Set<ObjectName> condemned;
  private final BlobIndex index = new BlobIndex();
  private final Set<ObjectName> seen = new HashSet<>();
  private final List<Late> late = new ArrayList<>();
  private final List<SegmentSummary> summaries = new ArrayList<>();
  private boolean complete = true;

  /// A condemned pack, and where its directory stands.
  private record Late(BlobIndex.Pack pack, ByteBuffer directory) {}

  Loading(Index segments, Set<ObjectName> condemned) {
    this.segments = segments;
    this.condemned = condemned;
  }

  /// Reads what can be read.
  ///
  /// @param keys of the segments
  BlobIndex whatCanBeRead(List<String> keys) throws IOException {
    for (var key : keys) {
      if (!isCondemned(key)) {
        attempt(key);
      }
    }
    for (var key : keys) {
      if (!complete && isCondemned(key)) {
        attempt(key);
      }
    }
    addLate();
    return index;
  }

  /// Reads everything that was written with the vault's key; throws when something is damaged.
  Survey everything(List<String> keys) throws IOException {
    for (var key : keys) {
      segments.own(key, this::add);
    }
    addLate();
    return new Survey(index, summaries);
  }

  private boolean isCondemned(String key) {
    return Layout.nameIn(key).filter(condemned::contains).isPresent();
  }

  /// Whoever puts rubbish beside the segments hinders nobody, and what only a damaged one lists is
  /// missed by name.
  private void attempt(String key) throws IOException {
    try {
      add(key, segments.content(key));
    } catch (VaultException e) {
      if (!e.isUnreadable()) {
        throw e;
      }
      complete &= e.code() == VaultException.Code.FOREIGN;
    }
  }

  private void add(String key, byte[] content) throws VaultException {
    var packs = new ArrayList<ObjectName>();
    try {
      Segment.scan(
          segments.kind(),
          content,
          (pack, directory) -> {
            packs.add(pack.name());
            add(pack, directory);
          });
    } catch (FormatException e) {
      throw SealedObject.unreadable(key, e);
    }
    Layout.nameIn(key)
        .ifPresent(name -> summaries.add(new SegmentSummary(key, name, content.length, packs)));
  }

  private void add(BlobIndex.Pack pack, ByteBuffer directory) throws FormatException {
    if (condemned.contains(pack.name())) {
      late.add(new Late(pack, directory));
    } else if (seen.add(pack.name())) {
      add(pack, directory, true);
    }
  }

  private void add(BlobIndex.Pack pack, ByteBuffer directory, boolean relied)
      throws FormatException {
    var in = Segment.decoder(directory);
    var cursor = new DirectoryCursor(in);
    index.add(pack, cursor, relied);
    Segment.requireEnd(in, cursor.kind(), segments.kind());
  }

  private void addLate() throws FormatException {
    for (var each : late) {
      if (seen.add(each.pack.name())) {
        add(each.pack, each.directory, false);
      }
    }
  }
}
