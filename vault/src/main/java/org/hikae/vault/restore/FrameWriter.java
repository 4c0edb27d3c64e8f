package org.hikae.vault.restore;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.VaultException;
import org.hikae.vault.file.FileSystemWriter;
import org.hikae.vault.file.FileSystemWriter.OpenTarget;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.BlobNamer;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.FrameReader;
import org.hikae.vault.store.ReadBuffer;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.TreeItem;
import org.jspecify.annotations.Nullable;

/// Fetches frames and writes what files need of them. The seal, the tag in the index, the blobs'
/// lengths and, unless that is not wanted, each blob's name are verified before its first byte is
/// written. For use by one thread.
final class FrameWriter implements AutoCloseable {
  /// A file that comes from more than a frame or two is written by several threads, in no order.
  private static final int WORTH_RESERVING = 2 * Layout.FRAME;

  private final Opened vault;
  private final BlobIndex index;
  private final Plan plan;
  private final int[] order;
  private final FileSystemWriter target;
  private final Dressing dressing;
  private final AtomicLong fetched;
  private final AtomicLong written;
  private final FrameReader frame;
  private final ReadBuffer buffer = new ReadBuffer();
  private final boolean namesCompared;
  private final BlobNamer namer;
  private int verified = -1;
  private @Nullable RestoreFile file;
  private @Nullable OpenTarget open;

  FrameWriter(
      Opened vault,
      BlobIndex index,
      Plan plan,
      int[] order,
      FileSystemWriter target,
      Dressing dressing,
      boolean namesCompared,
      AtomicLong fetched,
      AtomicLong written) {
    this.vault = vault;
    this.index = index;
    this.plan = plan;
    this.order = order;
    this.target = target;
    this.dressing = dressing;
    this.namesCompared = namesCompared;
    this.fetched = fetched;
    this.written = written;
    this.frame = new FrameReader(vault.keys());
    this.namer = vault.keys().namer();
  }

  /// Writes the pieces `from` to `to`, all of one frame.
  void write(int from, int to) throws IOException {
    fetch(index.frameOf(plan.blob(order[from])));
    verified = -1;
    for (var i = from; i < to; ) {
      var run = runLength(i, to);
      writeRun(i, run);
      i += run;
    }
  }

  private void fetch(int number) throws IOException {
    var address = index.address(number);
    var key = Layout.pack(address.pack());
    try {
      var sealed = buffer.read(vault.store(), key, address.offset(), address.stored());
      frame.open(sealed, address.tag());
      fetched.addAndGet(address.stored());
    } catch (FormatException e) {
      throw SealedObject.damaged(key, e);
    }
  }

  /// How many pieces from `i` on follow one another in the frame and in one file.
  private int runLength(int i, int to) {
    var next = i + 1;
    while (next < to
        && plan.file(order[next]) == plan.file(order[i])
        && end(order[next - 1]) == index.offsetOf(plan.blob(order[next]))
        && plan.position(order[next - 1]) + length(order[next - 1]) == plan.position(order[next])) {
      next++;
    }
    return next - i;
  }

  private int length(int piece) {
    return index.lengthOf(plan.blob(piece));
  }

  private int end(int piece) {
    return index.offsetOf(plan.blob(piece)) + length(piece);
  }

  private void writeRun(int i, int run) throws IOException {
    var first = order[i];
    var from = index.offsetOf(plan.blob(first));
    var count = end(order[i + run - 1]) - from;
    if (from + count > frame.size()) {
      throw damaged(first, "a frame is shorter than the index says");
    }
    for (var j = i; j < i + run; j++) {
      verify(order[j]);
    }
    var restored = plan.file(first);
    var out = open(restored);
    out.write(frame.blobs(), frame.begin() + from, count, plan.position(first));
    written.addAndGet(count);
    if (restored.written(run)) {
      finish(restored, out);
    }
  }

  /// The same blob in many places is looked at once.
  private void verify(int piece) throws IOException {
    var blob = plan.blob(piece);
    if (blob == verified || !namesCompared) {
      return;
    }
    var from = frame.begin() + index.offsetOf(blob);
    if (!plan.isNamed(piece, namer.name(frame.blobs(), from, index.lengthOf(blob)))) {
      throw damaged(piece, "a blob is not what its name says");
    }
    verified = blob;
  }

  private VaultException damaged(int piece, String how) {
    var pack = index.address(index.frameOf(plan.blob(piece))).pack();
    return SealedObject.damaged(Layout.pack(pack), new FormatException(how));
  }

  private void finish(RestoreFile restored, OpenTarget out) throws IOException {
    dressing.finish(restored, out);
  }

  private OpenTarget open(RestoreFile wanted) throws IOException {
    if (wanted == file && open != null) {
      return open;
    }
    closeFile();
    synchronized (wanted) {
      var name = wanted.entry().name();
      open =
          wanted.created()
              ? target.reopen(wanted.folder(), name)
              : create(wanted.folder(), wanted.entry());
      wanted.setCreated();
    }
    file = wanted;
    return open;
  }

  private OpenTarget create(byte[] folder, TreeItem.Entry entry) throws IOException {
    var created = target.create(folder, entry.name());
    var size = entry.attributes().size();
    var solid = entry.content() instanceof Content.Pieces pieces && pieces.holes().isEmpty();
    if (solid && size > WORTH_RESERVING) {
      try {
        created.reserve(size);
      } catch (IOException e) {
        created.close();
        throw e;
      }
    }
    return created;
  }

  private void closeFile() {
    if (open != null) {
      open.close();
      open = null;
      file = null;
    }
  }

  @Override
  public void close() {
    closeFile();
    frame.close();
  }
}
