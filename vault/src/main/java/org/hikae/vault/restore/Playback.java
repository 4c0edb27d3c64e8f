package org.hikae.vault.restore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.RestoreOptions.Existing;
import org.hikae.vault.RestorePlan;
import org.hikae.vault.Restored;
import org.hikae.vault.VaultException;
import org.hikae.vault.file.FileSystemWriter;
import org.hikae.vault.file.LocalFiles;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.Content.Piece;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.PieceList;
import org.hikae.vault.tree.TreeBlobs;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeReader;

/// One pass over a snapshot's tree, which restores it or only plans to: folders as the tree is
/// read; files' content batch by batch, frame by frame in the order of packs; links when all
/// content is there; what does not belong removed; folders' times last.
final class Playback {
  /// How many pieces are planned at once: what is planned is in memory, a file with all its parts.
  private static final int BATCH = 1 << 17;

  private final Opened vault;
  private final Manifest manifest;
  private final Path target;
  private final RestoreOptions options;
  private final boolean onlyPlanned;
  private final BlobIndex data;
  private final TreeBlobs blobs;
  private final Dressing dressing;
  private final Selection selection;
  private final Tally tally = new Tally();
  private final Filling filling;
  private final List<TreeItem.Folder> folders = new ArrayList<>();
  private final List<RestoreFile> later = new ArrayList<>();
  private final Map<Long, RestoreFile> firstNames = new HashMap<>();
  private Plan plan = new Plan();
  private long matched;

  Playback(
      Opened vault,
      Manifest manifest,
      Path target,
      RestoreOptions options,
      Progress progress,
      boolean onlyPlanned)
      throws IOException {
    this.vault = vault;
    this.manifest = manifest;
    this.target = target;
    this.options = options;
    this.onlyPlanned = onlyPlanned;
    this.blobs = vault.trees(vault.load(PackKind.TREE));
    this.data = vault.load(PackKind.DATA);
    this.dressing = new Dressing(options.withOwners());
    this.selection = new Selection(options.base(), options.only());
    this.filling =
        new Filling(
            vault,
            data,
            target,
            dressing,
            options.namesCompared(),
            progress,
            manifest.figures().sourceBytes());
  }

  void play() throws IOException {
    try (blobs;
        var writer = LocalFiles.writer(target);
        var comparison = new Comparison(vault, target)) {
      var standing =
          new Standing(comparison, blobs, writer, dressing, tally, this::plan, onlyPlanned);
      var strangers = new Strangers(writer, tally, dressing, options.exact());
      read(new TreeReader(manifest.tree(), blobs), writer, standing, strangers);
      standing.settleAll();
      execute();
      if (matched == 0 && selection.isNarrow()) {
        throw Selection.nothingThere();
      }
      if (!onlyPlanned) {
        finish(writer, strangers);
      }
    }
  }

  private void finish(FileSystemWriter writer, Strangers strangers) throws IOException {
    for (var entry : later) {
      restoreLink(entry, writer);
    }
    strangers.remove();
    for (var folder : folders.reversed()) {
      if (!folder.attributes().isOutline()
          && (folder.path().length > 0 || !options.base().isEmpty())
          && !isLeft(folder, writer)) {
        dressing.dress(writer, folder.path(), folder.attributes());
      }
    }
    if (options.durable()) {
      writer.sync();
    }
  }

  /// Whether nothing happened to a folder that stood there as it should be.
  private boolean isLeft(TreeItem.Folder folder, FileSystemWriter writer) throws IOException {
    return options.existing() != Existing.NONE
        && isDressed(folder.path(), folder.attributes(), writer);
  }

  Restored restored() {
    return new Restored(
        tally.entries(),
        filling.writtenBytes(),
        filling.fetchedBytes(),
        tally.reusedBytes(),
        tally.leftFiles(),
        tally.removed(),
        dressing.notes());
  }

  RestorePlan plan(Path where) {
    return tally.plan(where, filling.fetchedBytes());
  }

  private void read(
      TreeReader tree, FileSystemWriter writer, Standing standing, Strangers strangers)
      throws IOException {
    var folder = TreePath.TOP;
    for (var item = tree.next(); item != null; item = tree.next()) {
      switch (item) {
        case TreeItem.Folder begun -> {
          folder = begun.path();
          beginFolder(begun, writer, strangers);
        }
        case TreeItem.Entry entry -> {
          var path = TreePath.child(folder, entry.name());
          strangers.know(entry.name());
          if (selection.includes(path) && !selection.isBase(path)) {
            matched++;
            restore(TreePath.parent(selection.target(path)), entry, writer, standing);
          }
        }
      }
      if (plan.size() >= BATCH) {
        standing.settleAll();
        execute();
      }
    }
    strangers.endFolder();
  }

  private void beginFolder(TreeItem.Folder folder, FileSystemWriter writer, Strangers strangers)
      throws IOException {
    strangers.endFolder();
    if (!selection.leadsTo(folder.path())) {
      return;
    }
    var path = selection.target(folder.path());
    if (selection.includes(folder.path())) {
      matched++;
      if (!folder.attributes().isOutline()) {
        strangers.beginFolder(path); // one that only leads to others says nothing of the rest
      }
    }
    if (path.length > 0) {
      makeFolder(path, folder, writer);
    } else if (selection.includes(folder.path()) && !folder.attributes().isOutline()) {
      countTarget();
    }
    folders.add(new TreeItem.Folder(path, folder.attributes()));
  }

  private void makeFolder(byte[] path, TreeItem.Folder folder, FileSystemWriter writer)
      throws IOException {
    var there = there(TreePath.parent(path), TreePath.name(path), writer);
    var isFolder = there.map(each -> each.kind() == FileKind.FOLDER).orElse(false);
    if (there.isPresent() && !isFolder) {
      clear(path, "is no folder, and one belongs there", writer);
    }
    if (!folder.attributes().isOutline()) { // or it is none of what was backed up
      count(path, folder.attributes(), isFolder, writer);
    }
    if (!onlyPlanned) {
      writer.makeFolder(path);
    }
    if (!onlyPlanned && isFolder && !folder.attributes().isOutline()) {
      writer.openUp(path);
    }
  }

  /// The target itself is there before anything else.
  private void countTarget() {
    if (options.existing() == Existing.NONE) {
      tally.create();
    } else {
      tally.change();
    }
  }

  private void count(byte[] path, Attributes attributes, boolean there, FileSystemWriter writer)
      throws IOException {
    if (!there) {
      tally.create();
    } else if (isDressed(path, attributes, writer)) {
      tally.leave();
    } else {
      tally.change();
    }
  }

  private boolean isDressed(byte[] path, Attributes attributes, FileSystemWriter writer)
      throws IOException {
    return attributes.isOutline()
        || writer.isDressed(
            TreePath.parent(path), TreePath.name(path), attributes, options.withOwners());
  }

  /// What stands under a name; nobody looks when the target was empty.
  private Optional<Attributes> there(byte[] folder, byte[] name, FileSystemWriter writer)
      throws IOException {
    return options.existing() == Existing.NONE ? Optional.empty() : writer.look(folder, name);
  }

  /// What is of another kind than belongs there goes only when that was asked for.
  private void clear(byte[] path, String what, FileSystemWriter writer) throws IOException {
    if (!options.exact()) {
      tally.obstacle(path, what);
      if (!onlyPlanned) {
        throw new VaultException(
            VaultException.Code.TARGET_UNWRITABLE,
            target + "/" + TreePath.show(path) + " " + what,
            "Move it away, or restore exactly, which removes it.");
      }
      return;
    }
    tally.remove(path);
    if (!onlyPlanned) {
      writer.remove(TreePath.parent(path), TreePath.name(path), dressing::leftOfAnother);
    }
  }

  private void restore(
      byte[] folder, TreeItem.Entry entry, FileSystemWriter writer, Standing standing)
      throws IOException {
    if (entry.attributes().kind() == FileKind.FOLDER) {
      return;
    }
    var there = there(folder, entry.name(), writer);
    if (there.isPresent() && there.get().kind() == FileKind.FOLDER) {
      clear(TreePath.child(folder, entry.name()), "is a folder, and none belongs there", writer);
      there = Optional.empty();
    }
    if (entry.content() instanceof Content.Pieces content) {
      restoreFile(folder, entry, content, there, writer, standing);
    } else {
      restoreLater(folder, entry, there, writer);
    }
  }

  private void restoreLater(
      byte[] folder, TreeItem.Entry entry, Optional<Attributes> there, FileSystemWriter writer)
      throws IOException {
    if (there.isEmpty()) {
      tally.create();
    } else if (isTheSame(folder, entry, there.get(), writer)) {
      tally.leave();
      return;
    } else {
      tally.change();
    }
    later.add(new RestoreFile(folder, entry));
  }

  private boolean isTheSame(
      byte[] folder, TreeItem.Entry entry, Attributes there, FileSystemWriter writer)
      throws IOException {
    return there.kind() == entry.attributes().kind()
        && there.device() == entry.attributes().device()
        && (!(entry.content() instanceof Content.Target(var to))
            || Arrays.equals(to, writer.target(folder, entry.name())))
        && writer.isDressed(folder, entry.name(), entry.attributes(), options.withOwners());
  }

  private void restoreFile(
      byte[] folder,
      TreeItem.Entry entry,
      Content.Pieces content,
      Optional<Attributes> there,
      FileSystemWriter writer,
      Standing standing)
      throws IOException {
    var attributes = entry.attributes();
    var single = attributes.link() == 0;
    if (single && there.isPresent() && isPlainFile(there.get())) {
      tally.grow(attributes.size() - there.get().size());
      var believed = Standing.isBelieved(options.existing(), there.get(), attributes);
      standing.bring(new RestoreFile(folder, entry, true), content, believed);
      return;
    }
    var file = new RestoreFile(folder, entry);
    var first = single ? null : firstNames.putIfAbsent(attributes.link(), file);
    if (first != null && first.entry().content().equals(content)) {
      later.add(file);
      tally.create();
      return;
    }
    tally.create(attributes, content, there.map(Attributes::size).orElse(0L));
    if (!content.pieces().isEmpty()) {
      planPieces(file, content);
    } else if (!onlyPlanned) {
      try (var out = writer.create(folder, entry.name())) {
        dressing.finish(file, out);
      }
    }
  }

  /// A file that another name leads to as well is made anew: that name may be anywhere.
  private static boolean isPlainFile(Attributes there) {
    return there.kind() == FileKind.FILE && there.link() == 0;
  }

  /// Lays a file's pieces out around its holes.
  private void planPieces(RestoreFile file, Content.Pieces content) throws IOException {
    var number = plan.add(file);
    var layout = new FileLayout(content.holes());
    for (var piece : content.pieces()) {
      if (content.listed()) {
        for (var inner : PieceList.read(blobs.read(piece.name()))) {
          planPiece(file, number, layout.place(inner.length()), inner);
        }
      } else {
        planPiece(file, number, layout.place(piece.length()), piece);
      }
    }
  }

  private void plan(RestoreFile file, Piece piece, long position) throws IOException {
    planPiece(file, plan.add(file), position, piece);
  }

  private void planPiece(RestoreFile file, int number, long position, Piece piece)
      throws IOException {
    var blob = data.find(piece.name());
    if (blob < 0 || data.lengthOf(blob) != piece.length()) {
      throw missing(piece.name(), file);
    }
    file.expect(1);
    plan.add(number, blob, piece.name(), position);
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
  private void execute() throws IOException {
    if (onlyPlanned) {
      filling.estimate(plan);
    } else {
      filling.write(plan);
    }
    plan = new Plan();
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
