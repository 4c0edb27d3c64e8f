package org.hikae.vault.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hikae.vault.Progress;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.restore.Selection;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.Content.Piece;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.PieceList;
import org.hikae.vault.tree.TreeBlobs;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeReader;

/// Writes a snapshot as an archive, member by member in the order of the tree. What comes next is
/// fetched and opened ahead; every blob is compared with its name before it is written.
public final class ExportRun {
  /// How many blobs and members may wait to be written.
  private static final int AHEAD = 4096;

  private final Opened vault;
  private final ObjectName id;
  private final Manifest manifest;
  private final ExportOptions options;
  private final Progress progress;
  private final Selection selection;
  private final Losses losses = new Losses();
  private final Map<Long, FirstName> firstNames = new HashMap<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private long entries;
  private long bytes;
  private long matched;
  private long written;

  /// One move of writing; those that wait for blobs wait in a queue.
  private sealed interface Step {
    record Do(Move move) implements Step {}

    record Write(FramesAhead.Blob blob) implements Step {}
  }

  @FunctionalInterface
  private interface Move {
    void on(ArchiveWriter archive) throws IOException;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record FirstName(byte[] path, Content content) {}

  public ExportRun(
      Opened vault, ObjectName id, Manifest manifest, ExportOptions options, Progress progress) {
    this.vault = vault;
    this.id = id;
    this.manifest = manifest;
    this.options = options;
    this.progress = progress;
    this.selection = new Selection(options.base(), options.only());
  }

  /// What would be written; reads the tree alone.
  public Exported plan() throws IOException {
    try (var blobs = vault.trees(vault.load(PackKind.TREE))) {
      read(blobs, new Planning());
    }
    return new Exported(entries, bytes, 0, 0, losses.sentences());
  }

  /// Writes the archive to its end; `out` stays open.
  public Exported run(OutputStream out) throws IOException {
    WarmUp.begin();
    var data = vault.load(PackKind.DATA);
    try (var blobs = vault.trees(vault.load(PackKind.TREE));
        var frames = new FramesAhead(vault, data);
        var stream = new ArchiveStream(out, options, vault.surroundings().workers());
        var archive = writer(stream)) {
      read(blobs, new Writing(blobs, data, frames, archive));
      while (!steps.isEmpty()) {
        take(archive);
      }
      archive.finish();
      stream.end();
      return new Exported(
          entries, bytes, frames.fetchedBytes(), stream.bytes(), losses.sentences());
    }
  }

  private ArchiveWriter writer(OutputStream out) {
    return switch (options.format()) {
      case TAR, TAR_ZST -> new TarWriter(out);
      case ZIP -> new ZipWriter(out);
    };
  }

  /// What becomes of the members: they are written, or only counted.
  private interface Sink {
    void now(Move move) throws IOException;

    void content(byte[] path, Content.Pieces content) throws IOException;
  }

  private void read(TreeBlobs blobs, Sink sink) throws IOException {
    try {
      var tree = new TreeReader(manifest.tree(), blobs);
      var folder = TreePath.TOP;
      for (var item = tree.next(); item != null; item = tree.next()) {
        switch (item) {
          case TreeItem.Folder begun -> {
            folder = begun.path();
            folder(begun, sink);
          }
          case TreeItem.Entry entry -> {
            var path = TreePath.child(folder, entry.name());
            if (selection.includes(path) && !selection.isBase(path)) {
              matched++;
              entry(selection.target(path), entry, sink);
            }
          }
        }
      }
    } catch (FormatException e) {
      throw SealedObject.damaged(Manifests.key(id), e);
    }
    if (matched == 0 && selection.isNarrow()) {
      throw Selection.nothingThere();
    }
  }

  /// Folders that only lead to what was backed up are left out: whoever unpacks makes them.
  private void folder(TreeItem.Folder folder, Sink sink) throws IOException {
    if (selection.includes(folder.path()) && !folder.attributes().isOutline()) {
      matched++;
      var path = selection.target(folder.path());
      count(path, folder.attributes(), Content.NONE);
      sink.now(archive -> archive.folder(path, folder.attributes()));
    } else if (selection.includes(folder.path())) {
      matched += folder.path().length > 0 ? 1 : 0;
    }
  }

  private void entry(byte[] path, TreeItem.Entry entry, Sink sink) throws IOException {
    var attributes = entry.attributes();
    switch (entry.content()) {
      case Content.Pieces pieces -> file(path, attributes, pieces, sink);
      case Content.Target(var to) -> {
        count(path, attributes, entry.content());
        sink.now(archive -> archive.symbolicLink(path, attributes, to));
      }
      case Content.None _ when attributes.kind() == FileKind.FOLDER -> {}
      case Content.None _ -> {
        count(path, attributes, entry.content());
        sink.now(archive -> archive.special(path, attributes));
      }
    }
  }

  private void count(byte[] path, Attributes attributes, Content content) {
    entries++;
    if (!options.format().keepsEverything()) {
      losses.countZip(path, attributes, content);
    }
  }

  private void file(byte[] path, Attributes attributes, Content.Pieces content, Sink sink)
      throws IOException {
    count(path, attributes, content);
    if (attributes.link() != 0) {
      var first = firstNames.putIfAbsent(attributes.link(), new FirstName(path, content));
      if (first != null && first.content().equals(content)) {
        if (options.format().keepsEverything()) {
          sink.now(archive -> archive.hardLink(path, attributes, first.path()));
          return;
        }
        losses.count(Losses.Loss.HARD_LINK);
      }
    }
    bytes += attributes.size();
    sink.now(archive -> archive.beginFile(path, attributes, content.holes()));
    sink.content(path, content);
    sink.now(ArchiveWriter::endFile);
  }

  /// Only what is counted anyway.
  private static final class Planning implements Sink {
    @Override
    public void now(Move move) {}

    @Override
    public void content(byte[] path, Content.Pieces content) {}
  }

  private final class Writing implements Sink {
    private final TreeBlobs lists;
    private final BlobIndex index;
    private final FramesAhead frames;
    private final ArchiveWriter archive;

    Writing(TreeBlobs lists, BlobIndex index, FramesAhead frames, ArchiveWriter archive) {
      this.lists = lists;
      this.index = index;
      this.frames = frames;
      this.archive = archive;
    }

    @Override
    public void now(Move move) throws IOException {
      if (steps.isEmpty()) {
        move.on(archive);
        return;
      }
      while (steps.size() >= AHEAD) {
        take(archive);
      }
      steps.add(new Step.Do(move));
    }

    @Override
    public void content(byte[] path, Content.Pieces content) throws IOException {
      for (var piece : content.pieces()) {
        if (content.listed()) {
          ask(path, PieceList.read(lists.read(piece.name())));
        } else {
          ask(path, List.of(piece));
        }
      }
    }

    private void ask(byte[] path, List<Piece> pieces) throws IOException {
      for (var piece : pieces) {
        var blob = index.find(piece.name());
        if (blob < 0 || index.lengthOf(blob) != piece.length()) {
          throw missing(path, piece);
        }
        while (steps.size() >= AHEAD || !frames.hasRoomFor(blob)) {
          take(archive);
        }
        steps.add(new Step.Write(frames.ask(piece, blob)));
      }
    }
  }

  /// Takes the step that is due.
  private void take(ArchiveWriter archive) throws IOException {
    switch (steps.remove()) {
      case Step.Do(var move) -> move.on(archive);
      case Step.Write(var blob) -> {
        blob.into(archive);
        written += blob.count();
        progress.at("exporting", written, manifest.figures().sourceBytes());
      }
    }
  }

  static VaultException missing(byte[] path, Piece piece) {
    return new VaultException(
        VaultException.Code.DAMAGED,
        "a part of " + TreePath.show(path) + " is in no pack: " + piece.name(),
        "Run `hikae vault check` to see what else is missing, and bring it back from a mirror.");
  }
}
