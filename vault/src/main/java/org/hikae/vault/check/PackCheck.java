package org.hikae.vault.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.BlobNamer;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.FrameReader;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackTrailer;
import org.hikae.vault.store.StoreException;

/// Looks at packs: their bytes against their names, and on demand every frame and every blob in
/// them. For use by one thread.
final class PackCheck implements AutoCloseable {
  private final Opened vault;
  private final boolean everyBlob;
  private final FrameReader frames;
  private final BlobNamer namer;
  private long blobs;

  PackCheck(Opened vault, boolean everyBlob) {
    this.vault = vault;
    this.everyBlob = everyBlob;
    this.frames = new FrameReader(vault.keys());
    this.namer = vault.keys().namer();
  }

  /// What is wrong with a pack, if anything.
  Optional<String> problem(BlobIndex.Pack pack) throws IOException {
    try {
      var content = vault.store().get(Layout.pack(pack.name()), 0, pack.size());
      if (!ObjectName.of(content).equals(pack.name())) {
        return Optional.of("its bytes do not match its name");
      }
      if (everyBlob) {
        open(content);
      }
      return Optional.empty();
    } catch (StoreException.Missing _) {
      return Optional.of("is in the index but not in the store");
    } catch (StoreException.Truncated e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (FormatException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void open(ByteBuffer content) throws IOException {
    var sealed = PackTrailer.sealedDirectory(content);
    var directory =
        PackDirectory.read(
            new Decoder(
                vault.keys().envelope(SealType.DIRECTORY).open(sealed, Layout.LARGEST_OBJECT)));
    for (var frame : directory.frames()) {
      if (frame.stored() > content.limit() - frame.offset()) {
        throw new FormatException("a frame reaches beyond the pack");
      }
      frames.open(content.slice(frame.offset(), frame.stored()), frame.tag());
      compare(frame);
    }
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
