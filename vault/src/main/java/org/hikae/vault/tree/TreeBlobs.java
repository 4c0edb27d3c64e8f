package org.hikae.vault.tree;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.BlobNamer;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.pack.FrameReader;
import org.hikae.vault.store.Store;

/// Reads the blobs of trees, each compared with its name, and keeps the frames read last. For use
/// by one thread.
public final class TreeBlobs implements TreeReader.Blobs, AutoCloseable {
  private static final int FRAMES_KEPT = 6;

  private final Store store;
  private final BlobIndex index;
  private final FrameReader frames;
  private final BlobNamer namer;
  private final Map<Integer, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

  public TreeBlobs(Store store, BlobIndex index, Keyring keys) {
    this.store = store;
    this.index = index;
    this.frames = new FrameReader(keys);
    this.namer = keys.namer();
  }

  @Override
  public byte[] read(BlobName name) throws IOException {
    var blob = index.find(name);
    if (blob < 0) {
      throw new VaultException(
          VaultException.Code.DAMAGED,
          "a part of a tree is in no pack: " + name,
          "Run `hikae vault check` to see what it touches, and bring it back from a mirror.");
    }
    var from = index.offsetOf(blob);
    var bytes = frame(index.frameOf(blob));
    var end = from + index.lengthOf(blob);
    if (end > bytes.length || !namer.name(bytes, from, end - from).equals(name)) {
      var pack = Layout.pack(index.address(index.frameOf(blob)).pack());
      throw SealedObject.damaged(pack, new FormatException("a blob is not what its name says"));
    }
    return Arrays.copyOfRange(bytes, from, end);
  }

  private byte[] frame(int number) throws IOException {
    var held = kept.get(number);
    if (held == null) {
      held = fetch(number);
      kept.put(number, held);
      if (kept.size() > FRAMES_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return held;
  }

  private byte[] fetch(int number) throws IOException {
    var address = index.address(number);
    var key = Layout.pack(address.pack());
    try {
      frames.open(store.get(key, address.offset(), address.stored()), address.tag());
      var begin = frames.begin();
      return Arrays.copyOfRange(frames.blobs(), begin, begin + frames.size());
    } catch (FormatException e) {
      throw SealedObject.damaged(key, e);
    }
  }

  @Override
  public void close() {
    frames.close();
  }
}
