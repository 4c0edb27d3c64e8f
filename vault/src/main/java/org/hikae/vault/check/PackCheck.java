package org.hikae.vault.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.BlobNamer;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.FrameReader;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackTrailer;
import org.hikae.vault.store.ReadBuffer;
import org.hikae.vault.store.StoreException;

/// Looks at packs: their bytes against their names, and on demand every frame and every blob in
/// them. For use by one thread.
final class PackCheck implements AutoCloseable {
  /// How much of a pack is in memory at once.
  private static final int SLICE = 4 << 20;

  private static final String MISNAMED = "its bytes do not match its name";

  private final Opened vault;
  private final boolean everyBlob;
  private final FrameReader frames;
  private final BlobNamer namer;
  private final ReadBuffer buffer = new ReadBuffer();
  private long blobs;

  PackCheck(Opened vault, boolean everyBlob) {
    this.vault = vault;
    this.everyBlob = everyBlob;
    this.frames = new FrameReader(vault.keys());
    this.namer = vault.keys().namer();
  }

  /// What is wrong with a pack, if anything. Whatever else it may be, bytes that do not match the
  /// name come first.
  Optional<String> problem(BlobIndex.Pack pack) throws IOException {
    try {
      var named = everyBlob ? open(pack) : hash(pack);
      return named.equals(pack.name()) ? Optional.empty() : Optional.of(MISNAMED);
    } catch (StoreException.Missing _) {
      return Optional.of("is in the index but not in the store");
    } catch (StoreException.Truncated e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (FormatException e) {
      return Optional.of(
          hash(pack).equals(pack.name()) ? String.valueOf(e.getMessage()) : MISNAMED);
    }
  }

  private ObjectName hash(BlobIndex.Pack pack) throws IOException {
    var hash = ObjectName.hash();
    hashFrom(0, pack, hash);
    return new ObjectName(hash.digest());
  }

  private void hashFrom(int offset, BlobIndex.Pack pack, MessageDigest hash) throws IOException {
    for (var at = offset; at < pack.size(); ) {
      var slice = slice(pack, at, Math.min(at + SLICE, pack.size()));
      at += slice.remaining();
      hash.update(slice);
    }
  }

  private ByteBuffer slice(BlobIndex.Pack pack, int from, int to) throws IOException {
    return buffer.read(vault.store(), Layout.pack(pack.name()), from, to - from);
  }

  /// Opens every frame, some at a time, and hashes what it reads.
  private ObjectName open(BlobIndex.Pack pack) throws IOException {
    WarmUp.await();
    var hash = ObjectName.hash();
    hash.update(slice(pack, 0, Math.min(PackDirectory.FIRST_FRAME, pack.size())));
    var bytes = PackTrailer.directory(vault.store(), pack.name(), pack.size(), vault.keys());
    var all = PackDirectory.read(new Decoder(bytes)).frames();
    var end = PackDirectory.FIRST_FRAME;
    for (var from = 0; from < all.size(); ) {
      var to = from;
      var begin = end;
      while (to < all.size() && (to == from || end - begin + all.get(to).stored() <= SLICE)) {
        end += all.get(to++).stored();
      }
      if (end > pack.size()) {
        throw new FormatException("a frame reaches beyond the pack");
      }
      var slice = slice(pack, begin, end);
      hash.update(slice.duplicate());
      for (var frame : all.subList(from, to)) {
        frames.open(slice.slice(frame.offset() - begin, frame.stored()), frame.tag());
        compare(frame);
      }
      from = to;
    }
    hashFrom(end, pack, hash);
    return new ObjectName(hash.digest());
  }

  private void compare(PackDirectory.Frame frame) throws FormatException {
    if (frames.count() != frame.blobs().size()) {
      throw new FormatException("a frame does not hold what the directory says");
    }
    var from = frames.begin();
    for (var i = 0; i < frames.count(); i++) {
      var blob = frame.blobs().get(i);
      if (frames.length(i) != blob.length()
          || !namer.name(frames.blobs(), from, blob.length()).equals(blob.name())) {
        throw new FormatException("blob " + blob.name() + " is not what its name says");
      }
      from += blob.length();
      blobs++;
    }
  }

  long blobs() {
    return blobs;
  }

  @Override
  public void close() {
    frames.close();
  }
}
