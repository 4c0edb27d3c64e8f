package org.hikae.vault.restore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Restored;
import org.hikae.vault.VaultException;
import org.hikae.vault.backup.Failure;
import org.hikae.vault.file.FileSystemWriter;
import org.hikae.vault.file.LocalFiles;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.PieceList;
import org.hikae.vault.tree.TreeBlobs;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeReader;

/// Restores a snapshot: folders as the tree is read; files' content batch by batch, frame by frame
/// in the order of packs; links when all content is there; folders' times last.
public final class RestoreRun {
  /// How many pieces are planned at once.
  private static final int BATCH = 1 << 20;

  private final Opened vault;
  private final Manifest manifest;
  private final ObjectName id;
  private final Path target;
  private final RestoreOptions options;
  private final Progress progress;
  private final AtomicLong fetched = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final Dressing dressing;
  private final Selection selection;
  private final List<TreeItem.Folder> folders = new ArrayList<>();
  private final List<RestoreFile> later = new ArrayList<>();
  private final Map<Long, RestoreFile> firstNames = new HashMap<>();
  private Plan plan = new Plan();
  private long entries;
  private long matched;

  public RestoreRun(
      Opened vault,
      ObjectName id,
      Manifest manifest,
      Path target,
      RestoreOptions options,
      Progress progress) {
    this.vault = vault;
    this.id = id;
    this.manifest = manifest;
    this.target = target;
    this.options = options;
    this.progress = progress;
    this.dressing = new Dressing(options.withOwners());
    this.selection = new Selection(options);
  }

  public Restored run() throws IOException {
    prepareTarget();
    WarmUp.begin();
    var trees = vault.load(PackKind.TREE);
    var data = vault.load(PackKind.DATA);
    try (var blobs = vault.trees(trees);
        var writer = LocalFiles.writer(target)) {
      read(new TreeReader(manifest.tree(), blobs), blobs, data, writer);
      execute(data);
      for (var entry : later) {
        restoreLink(entry, writer);
      }
      for (var folder : folders.reversed()) {
        if (!folder.attributes().isOutline()
            && (folder.path().length > 0 || !options.base().isEmpty())) {
          dressing.dress(writer, folder.path(), folder.attributes());
        }
      }
    } catch (FormatException e) {
      throw SealedObject.damaged(Manifests.key(id), e);
    } catch (FileSystemException e) {
      throw unwritable(e);
    }
    if (matched == 0 && selection.isNarrow()) {
      throw new VaultException(
          VaultException.Code.NO_SUCH_SNAPSHOT,
          "nothing in the snapshot is at or below what was asked for",
          "Check the paths; a snapshot's roots are shown by `hikae points list`.");
    }
    return new Restored(entries, written.get(), fetched.get(), dressing.notes());
  }

  private void prepareTarget() throws IOException {
    try {
      Files.createDirectories(target);
      try (var existing = Files.newDirectoryStream(target)) {
        if (!options.overExisting() && existing.iterator().hasNext()) {
          throw new VaultException(
              VaultException.Code.TARGET_NOT_EMPTY,
              target + " is not empty",
              "Choose an empty folder, or say that what is there may be overwritten.");
        }
      }
    } catch (FileSystemException e) {
      throw unwritable(e);
    }
  }

  private VaultException unwritable(FileSystemException e) {
    var full = String.valueOf(e.getReason()).contains("No space left");
    return new VaultException(
        full ? VaultException.Code.OUT_OF_SPACE : VaultException.Code.TARGET_UNWRITABLE,
        full ? target + " has no room left" : target + " cannot be written: " + e.getMessage(),
        e instanceof DirectoryNotEmptyException || !full
            ? "Check that this user may write there, and that no folder stands where a file"
                + " belongs."
            : "Make room and restore again, into an empty folder or over what is there.",
        e);
  }

  private void read(TreeReader tree, TreeBlobs blobs, BlobIndex data, FileSystemWriter writer)
      throws IOException {
    var folder = TreePath.TOP;
    for (var item = tree.next(); item != null; item = tree.next()) {
      switch (item) {
        case TreeItem.Folder begun -> {
          folder = begun.path();
          beginFolder(begun, writer);
        }
        case TreeItem.Entry entry -> {
          var path = TreePath.child(folder, entry.name());
          if (selection.includes(path) && !selection.isBase(path)) {
            matched++;
            restore(TreePath.parent(selection.target(path)), entry, blobs, data, writer);
          }
        }
      }
      if (plan.size() >= BATCH) {
        execute(data);
      }
    }
  }

  private void beginFolder(TreeItem.Folder folder, FileSystemWriter writer) throws IOException {
    if (selection.leadsTo(folder.path())) {
      var path = selection.target(folder.path());
      matched += selection.includes(folder.path()) ? 1 : 0;
      if (path.length > 0) {
        writer.makeFolder(path);
        entries++;
      }
      folders.add(new TreeItem.Folder(path, folder.attributes()));
    }
  }

  private void restore(
      byte[] folder, TreeItem.Entry entry, TreeBlobs blobs, BlobIndex data, FileSystemWriter writer)
      throws IOException {
    switch (entry.attributes().kind()) {
      case FOLDER -> {}
      case FILE -> {
        entries++;
        restoreFile(new RestoreFile(folder, entry), blobs, data, writer);
      }
      case SYMBOLIC_LINK, FIFO, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET, UNKNOWN -> {
        entries++;
        later.add(new RestoreFile(folder, entry));
      }
    }
  }

  private void restoreFile(
      RestoreFile file, TreeBlobs blobs, BlobIndex data, FileSystemWriter writer)
      throws IOException {
    var link = file.entry().attributes().link();
    var first = link == 0 ? null : firstNames.putIfAbsent(link, file);
    if (first != null && first.entry().content().equals(file.entry().content())) {
      later.add(file);
      return;
    }
    if (file.entry().content() instanceof Content.Pieces pieces && !pieces.pieces().isEmpty()) {
      planPieces(file, pieces, blobs, data);
    } else {
      try (var out = writer.create(file.folder(), file.entry().name())) {
        out.setSize(file.entry().attributes().size());
        dressing.dress(file, out);
      }
    }
  }

  /// Lays a file's pieces out around its holes.
  private void planPieces(RestoreFile file, Content.Pieces content, TreeBlobs blobs, BlobIndex data)
      throws IOException {
    var number = plan.add(file);
    var layout = new FileLayout(content.holes());
    for (var piece : content.pieces()) {
      if (content.listed()) {
        for (var inner : PieceList.read(blobs.read(piece.name()))) {
          planPiece(file, number, layout, inner, data);
        }
      } else {
        planPiece(file, number, layout, piece, data);
      }
    }
  }

  private void planPiece(
      RestoreFile file, int number, FileLayout layout, Content.Piece piece, BlobIndex data)
      throws IOException {
    var blob = data.find(piece.name());
    if (blob < 0 || data.lengthOf(blob) != piece.length()) {
      throw missing(piece.name(), file);
    }
    file.expect(1);
    plan.add(number, blob, layout.place(piece.length()));
  }

  private static VaultException missing(BlobName name, RestoreFile file) {
    return new VaultException(
        VaultException.Code.DAMAGED,
        "a part of "
            + TreePath.show(TreePath.child(file.folder(), file.entry().name()))
            + " is in no pack: "
            + name,
        "Run `hikae vault check` to see what else is missing, and bring it back from a mirror.");
  }

  /// Writes what is planned, and begins a new plan.
  private void execute(BlobIndex data) throws IOException {
    var order = plan.inPackOrder();
    var starts = plan.frameStarts(order, data);
    var next = new AtomicInteger();
    var failure = new Failure();
    var threads = new ArrayList<Thread>();
    var current = plan;
    for (var i = 0; i < vault.surroundings().workers(); i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("hikae-restore-", i)
              .start(() -> write(current, order, starts, data, next, failure)));
    }
    for (var thread : threads) {
      failure.await(() -> thread.join(Duration.ofMillis(100)) ? thread : null);
    }
    failure.rethrow();
    plan = new Plan();
  }

  private void write(
      Plan current,
      int[] order,
      int[] starts,
      BlobIndex data,
      AtomicInteger next,
      Failure failure) {
    try (var writer = LocalFiles.writer(target);
        var frames =
            new FrameWriter(vault, data, current, order, writer, dressing, fetched, written)) {
      for (var i = next.getAndIncrement();
          i < starts.length - 1 && !failure.happened();
          i = next.getAndIncrement()) {
        frames.write(starts[i], starts[i + 1]);
        progress.at("restoring", written.get(), manifest.figures().sourceBytes());
      }
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  private void restoreLink(RestoreFile file, FileSystemWriter writer) throws IOException {
    var entry = file.entry();
    var path = TreePath.child(file.folder(), entry.name());
    switch (entry.content()) {
      case Content.Target(var to) -> {
        writer.symbolicLink(file.folder(), entry.name(), to);
        dressing.dress(writer, path, entry.attributes());
      }
      case Content.Pieces _ -> {
        var first = Objects.requireNonNull(firstNames.get(entry.attributes().link()));
        writer.hardLink(first.folder(), first.entry().name(), file.folder(), entry.name());
      }
      case Content.None _ -> restoreSpecial(file, path, writer);
    }
  }

  private void restoreSpecial(RestoreFile file, byte[] path, FileSystemWriter writer)
      throws IOException {
    try {
      writer.special(file.folder(), file.entry().name(), file.entry().attributes());
      dressing.dress(writer, path, file.entry().attributes());
    } catch (AccessDeniedException _) {
      dressing.note(path, "was not made: this user may not make devices");
    }
  }
}
