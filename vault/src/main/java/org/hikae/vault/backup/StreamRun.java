package org.hikae.vault.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.SnapshotWriter;
import org.hikae.vault.VaultException;
import org.hikae.vault.chunk.Chunker;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.prune.Footing;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.PathOrder;
import org.hikae.vault.tree.PieceList;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeWriter;

/// Takes a snapshot entry by entry. Content is stored as it comes, large files by the whole crew;
/// only the entries themselves wait in memory, to be sorted at the end.
public final class StreamRun implements SnapshotWriter {
  /// A folder that nobody gave: it leads to others, and nothing more is known of it.
  private static final Attributes OUTLINE = Attributes.plain(FileKind.FOLDER.bits() | 0755, 0, 0);

  private final Opened vault;
  private final SnapshotOrigin origin;
  private final Progress progress;
  private final Instant startedAt;
  private final Footing footing;
  private final Failure failure = new Failure();
  private final Chunker chunker;
  private final Deposit deposit;
  private final Crew crew;
  private final Worker worker;
  private final Map<byte[], TreeItem.Entry> entries = new TreeMap<>(PathOrder.INSTANCE);
  private final List<String> notes = new ArrayList<>();
  private long readBytes;
  private long links;

  public StreamRun(Opened vault, SnapshotOrigin origin, Progress progress) throws IOException {
    this.vault = vault;
    this.origin = origin;
    this.progress = progress;
    this.startedAt = vault.surroundings().clock().instant();
    this.footing = Footing.before(vault);
    this.chunker = vault.chunker();
    this.deposit =
        new Deposit(
            vault.store(),
            vault.keys(),
            vault.settings(),
            new LazyIndex(vault, PackKind.DATA),
            new LazyIndex(vault, PackKind.TREE));
    this.crew = new Crew(deposit, chunker, failure, vault.surroundings().workers());
    this.worker = new Worker(deposit);
  }

  @Override
  public void directory(String path, int mode, Instant modified) throws IOException {
    folder(safe(path), attributes(FileKind.FOLDER, mode, 0, modified));
  }

  @Override
  public void file(String path, int mode, Instant modified, InputStream content)
      throws IOException {
    file(safe(path), attributes(FileKind.FILE, mode, 0, modified), content);
  }

  /// Like [#directory], with everything that can be known. The path has to be safe: whoever calls
  /// has made sure of that, here and below.
  public void folder(byte[] path, Attributes attributes) throws IOException {
    add(path, attributes, Content.NONE);
  }

  /// Like the other one, with everything that can be known but the size, which is found.
  public void file(byte[] path, Attributes attributes, InputStream content) throws IOException {
    var head = worker.scratch(FileJobs.SMALL + 1);
    var held = content.readNBytes(head, 0, head.length);
    if (held < head.length) {
      add(path, attributes.withSize(held), storeSmall(head, held));
      account(held);
    } else {
      var pieces = worker.pieces();
      var size = storeLarge(pieces, new HeadFirst(head, content)::read);
      add(path, attributes.withSize(size), pieces.finish(List.of()));
      account(size);
    }
  }

  /// A file of `attributes.size()` bytes with holes.
  ///
  /// @param data its bytes without the holes
  public void sparseFile(
      byte[] path, Attributes attributes, InputStream data, List<Content.Hole> holes)
      throws IOException {
    var pieces = worker.pieces();
    var size = storeLarge(pieces, data::readNBytes, DataRuns.barriers(holes));
    var left = attributes.size() - holes.stream().mapToLong(Content.Hole::length).sum();
    if (size != left) {
      throw new IOException("a file of " + left + " bytes of data has " + size);
    }
    add(path, attributes, pieces.finish(holes));
    account(size);
  }

  /// Another name of a file that was written before.
  ///
  /// @return whether there is such a file
  public boolean hardLink(byte[] path, byte[] first) throws IOException {
    var entry = entries.get(first);
    if (entry == null
        || entry.attributes().kind() == FileKind.FOLDER
        || Arrays.equals(path, first)) {
      return false;
    }
    if (entry.attributes().link() == 0) {
      var linked = entry.attributes().withLink(++links);
      entry = new TreeItem.Entry(entry.name(), linked, entry.content());
      entries.put(first, entry);
    }
    add(path, entry.attributes(), entry.content());
    return true;
  }

  public void symbolicLink(byte[] path, Attributes attributes, byte[] target) throws IOException {
    add(path, attributes, new Content.Target(target));
  }

  /// A FIFO or a device.
  public void special(byte[] path, Attributes attributes) throws IOException {
    add(path, attributes, Content.NONE);
  }

  /// Says of the snapshot what could not be taken as it was.
  public void note(String sentence) {
    notes.add(sentence);
  }

  private void account(long bytes) {
    readBytes += bytes;
    progress.at("reading", readBytes, 0);
  }

  private Content storeSmall(byte[] bytes, int size) throws IOException {
    var pieces = worker.pieces();
    for (var from = 0; from < size; ) {
      var count = chunker.cut(bytes, from, size);
      pieces.add(worker.lane(PackKind.DATA).store(bytes, from, count), count);
      from += count;
    }
    return pieces.finish(List.of());
  }

  private long storeLarge(PieceList pieces, Cutting.Input input, long... barriers)
      throws IOException {
    return new Cutting(chunker, crew, worker.lane(PackKind.DATA), pieces).run(input, barriers);
  }

  /// What was read to learn a file's size, then the rest.
  private static final class HeadFirst {
    private final byte[] head;
    private final InputStream rest;
    private int taken;

    HeadFirst(byte[] head, InputStream rest) {
      this.head = head;
      this.rest = rest;
    }

    int read(byte[] into, int at, int count) throws IOException {
      var ready = Math.min(count, head.length - taken);
      System.arraycopy(head, taken, into, at, ready);
      taken += ready;
      return ready + rest.readNBytes(into, at + ready, count - ready);
    }
  }

  @Override
  public void symbolicLink(String path, String target) throws IOException {
    var bytes = target.getBytes(StandardCharsets.UTF_8);
    var attributes = attributes(FileKind.SYMBOLIC_LINK, 0777, bytes.length, startedAt);
    symbolicLink(safe(path), attributes, bytes);
  }

  private void add(byte[] path, Attributes attributes, Content content) throws IOException {
    failure.rethrow();
    if (path.length == 0 && attributes.kind() != FileKind.FOLDER) {
      throw unsafe("a file without a name", "would be the top of the snapshot");
    }
    addParents(path);
    var before = entries.get(path);
    if (before != null
        && before.attributes().kind() == FileKind.FOLDER
        && attributes.kind() != FileKind.FOLDER) {
      throw unsafe(TreePath.show(path), "is a folder and something else");
    }
    entries.put(path, new TreeItem.Entry(TreePath.name(path), attributes, content));
  }

  private void addParents(byte[] path) throws VaultException {
    for (var parent = TreePath.parent(path); parent.length > 0; parent = TreePath.parent(parent)) {
      var there = entries.get(parent);
      if (there != null) {
        if (there.attributes().kind() != FileKind.FOLDER) {
          throw unsafe(TreePath.show(path), "lies below what is no folder");
        }
        return;
      }
      entries.put(parent, new TreeItem.Entry(TreePath.name(parent), OUTLINE, Content.NONE));
    }
  }

  private Attributes attributesOf(byte[] path) {
    var entry = entries.get(path);
    return entry == null ? OUTLINE : entry.attributes();
  }

  private static Attributes attributes(FileKind kind, int mode, long size, Instant modified) {
    var nanoseconds =
        Math.addExact(
            Math.multiplyExact(modified.getEpochSecond(), 1_000_000_000L), modified.getNano());
    return Attributes.plain(kind.bits() | (mode & 07777), size, nanoseconds);
  }

  /// The path without its dots; a path that leads upwards is refused.
  private static byte[] safe(String path) throws VaultException {
    var kept = new StringBuilder();
    for (var name : path.split("/", -1)) {
      if (name.equals("..") || name.indexOf('\0') >= 0) {
        throw unsafe(path, "leads out of the snapshot");
      }
      if (!name.isEmpty() && !name.equals(".")) {
        kept.append(kept.isEmpty() ? "" : "/").append(name);
      }
    }
    return TreePath.of(kept.toString());
  }

  private static VaultException unsafe(String path, String why) {
    return new VaultException(
        VaultException.Code.UNSAFE_PATH,
        path + " " + why,
        "The program that gave this path is broken or hostile; nothing was stored under it.");
  }

  @Override
  public Snapshot finish(Instant consistentAt, Optional<String> position) throws IOException {
    worker.flush();
    crew.finish();
    var tree = writeTree();
    var storeClock = deposit.finish();
    var figures =
        new Snapshot.Figures(tree.entries(), tree.bytes(), readBytes, deposit.storedBytes());
    var manifest =
        new Manifest(
            position.isPresent() ? at(position) : origin,
            startedAt,
            consistentAt,
            storeClock,
            List.of(""),
            figures,
            notes,
            tree.tree());
    return Publication.publish(vault, manifest, footing);
  }

  private SnapshotOrigin at(Optional<String> position) {
    return new SnapshotOrigin(
        origin.machine(),
        origin.source(),
        origin.kind(),
        origin.parent(),
        position,
        origin.labels());
  }

  private TreeAssembly.Assembled writeTree() throws IOException {
    try (var lane = deposit.lane(PackKind.TREE)) {
      var tree = new TreeWriter((bytes, count) -> lane.store(bytes, 0, count));
      var folders = new TreeMap<byte[], List<TreeItem.Entry>>(PathOrder.INSTANCE);
      folders.put(TreePath.TOP, new ArrayList<>());
      for (var each : entries.entrySet()) {
        if (each.getValue().attributes().kind() == FileKind.FOLDER) {
          folders.computeIfAbsent(each.getKey(), _ -> new ArrayList<>());
        }
        if (each.getKey().length > 0) {
          folders
              .computeIfAbsent(TreePath.parent(each.getKey()), _ -> new ArrayList<>())
              .add(each.getValue());
        }
      }
      for (var folder : folders.entrySet()) {
        tree.folder(new TreeItem.Folder(folder.getKey(), attributesOf(folder.getKey())));
        folder.getValue().sort((x, y) -> Arrays.compareUnsigned(x.name(), y.name()));
        for (var entry : folder.getValue()) {
          tree.entry(entry);
        }
      }
      var names = tree.finish();
      lane.flush();
      return new TreeAssembly.Assembled(names, tree.entries(), tree.bytes());
    }
  }

  @Override
  public void close() {
    crew.close();
    worker.close();
    deposit.close();
  }
}
