package org.hikae.vault.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.FileBackup;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.VaultException;
import org.hikae.vault.file.FileSystemReader;
import org.hikae.vault.file.FoundFile;
import org.hikae.vault.file.LocalFiles;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.prune.Footing;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeReader;
import org.jspecify.annotations.Nullable;

/// Backs up files: walks over them beside the parent's tree, takes over what looks the same, and
/// has the rest read by the crew while the tree is written behind.
public final class FileRun {
  /// A file that was touched within the parent's last moments may have been touched again without a
  /// trace: the kernel's clock ticks in steps of up to this.
  private static final long TICK = 20_000_000L;

  /// Where the file system keeps whole seconds, its clock ticks in seconds.
  private static final long COARSE_TICK = 2_000_000_000L;

  private final Opened vault;
  private final FileBackup backup;
  private final Progress progress;
  private final Optional<Manifest> parent;
  private final Notes notes = new Notes();
  private final Failure failure = new Failure();
  private final AtomicLong readBytes = new AtomicLong();
  private final Map<Long, Reading> firstNames = new HashMap<>();
  private final List<Reading> batch = new ArrayList<>();
  private long batchBytes;

  public FileRun(Opened vault, FileBackup backup, Optional<Manifest> parent, Progress progress) {
    this.vault = vault;
    this.backup = backup;
    this.parent = parent;
    this.progress = progress;
  }

  public Snapshot run() throws IOException {
    var startedAt = vault.surroundings().clock().instant();
    var roots = new Roots(backup.roots());
    requireReadable(roots);
    var footing = Footing.before(vault);
    var trees = new LazyIndex(vault, PackKind.TREE);
    var data = new LazyIndex(vault, PackKind.DATA);
    var chunker = vault.chunker();
    try (var deposit = new Deposit(vault.store(), vault.keys(), vault.settings(), data, trees);
        var crew = new Crew(deposit, chunker, failure, vault.surroundings().workers());
        var assembly = new TreeAssembly(deposit, failure);
        var parentBlobs = vault.trees(trees.index());
        var walk = new Walk(roots, new Excludes(backup.excludes()), notes, 2);
        var files = LocalFiles.reader()) {
      var parentTree =
          new ParentTree(
              parent.map(manifest -> new TreeReader(manifest.tree(), parentBlobs)).orElse(null));
      var jobs = new FileJobs(chunker, crew, notes, readBytes);
      for (var visited = walk.next(); visited != null; visited = walk.next()) {
        plan(visited, parentTree.folder(visited.path()), jobs, crew, assembly, files);
        progress.at("reading", readBytes.get(), 0);
      }
      flushBatch(jobs, crew);
      crew.finish();
      var assembled = assembly.finish();
      var storeClock = deposit.finish();
      return publish(startedAt, roots, assembled, storeClock, deposit.storedBytes(), footing);
    }
  }

  private static void requireReadable(Roots roots) throws IOException {
    try (var files = LocalFiles.reader()) {
      for (var root : roots.shown()) {
        files.look(TreePath.of(root));
      }
    } catch (FileSystemException e) {
      throw new VaultException(
          VaultException.Code.SOURCE_UNREADABLE,
          e.getFile() + " cannot be read: " + reason(e),
          "Check the path, and that this user may read it.",
          e);
    }
  }

  private static String reason(FileSystemException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      default -> Notes.reason(e);
    };
  }

  /// Merges what is there with what the parent had; both are sorted by name.
  private void plan(
      Walk.Visited visited,
      ParentTree.@Nullable Listed before,
      FileJobs jobs,
      Crew crew,
      TreeAssembly assembly,
      FileSystemReader files)
      throws IOException {
    var entries = new ArrayList<Planned>(visited.files().size());
    var readings = new ArrayList<Reading>();
    var old = before == null ? List.<TreeItem.Entry>of() : before.entries();
    var kept = new boolean[visited.files().size()];
    var oldEntries = new TreeItem.Entry[visited.files().size()];
    var toRead = 0;
    var next = 0;
    for (var i = 0; i < kept.length; i++) {
      var file = visited.files().get(i);
      while (next < old.size() && Arrays.compareUnsigned(old.get(next).name(), file.name()) < 0) {
        next++;
      }
      var same = next < old.size() && Arrays.equals(old.get(next).name(), file.name());
      kept[i] = same && unchanged(old.get(next), file);
      if (kept[i]) {
        oldEntries[i] = old.get(next);
      } else if (file.attributes().kind() == FileKind.FILE) {
        toRead++;
      }
    }
    var done = new CountDownLatch(toRead);
    for (var i = 0; i < kept.length; i++) {
      if (kept[i]) {
        entries.add(new Planned.Known(oldEntries[i]));
      } else {
        planChanged(visited.path(), visited.files().get(i), done, entries, readings, files);
      }
    }
    var folder = new TreeItem.Folder(visited.path(), visited.attributes());
    if (!assembly.hasRoomFor(entries.size())) {
      flushBatch(jobs, crew);
    }
    assembly.add(new PlannedFolder(folder, entries, done));
    for (var reading : readings) {
      dispatch(reading, jobs, crew);
    }
  }

  private boolean unchanged(TreeItem.Entry before, FoundFile now) {
    var attributes = now.attributes();
    if (attributes.kind() == FileKind.FOLDER) {
      return before.attributes().kind() == FileKind.FOLDER;
    }
    return before.attributes().looksLike(attributes) && !racy(attributes);
  }

  private boolean racy(Attributes attributes) {
    var touched = Math.max(attributes.changed(), attributes.modified());
    var coarse = attributes.changed() % 1_000_000_000L == 0;
    var begun = parent.map(Manifest::startedAt).orElse(Instant.MIN);
    return touched >= nanoseconds(begun) - (coarse ? COARSE_TICK : TICK);
  }

  private static long nanoseconds(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  private void planChanged(
      byte[] folder,
      FoundFile file,
      CountDownLatch done,
      List<Planned> entries,
      List<Reading> readings,
      FileSystemReader files)
      throws IOException {
    var attributes = file.attributes();
    var path = TreePath.child(folder, file.name());
    switch (attributes.kind()) {
      case FOLDER -> entries.add(known(file, attributes, Content.NONE));
      case FILE -> {
        var first = attributes.link() == 0 ? null : firstNames.get(attributes.link());
        var reading = new Reading(folder, file, done);
        entries.add(reading);
        if (first == null || !first.serves(reading)) {
          readings.add(reading);
          if (attributes.link() != 0) {
            firstNames.put(attributes.link(), reading);
          }
        }
      }
      case SYMBOLIC_LINK -> {
        try {
          var target = new Content.Target(files.target(folder, file.name()));
          entries.add(known(file, attributes.withExtended(files.extended(path)), target));
        } catch (FileSystemException e) {
          notes.add("/" + TreePath.show(path) + " cannot be read: " + reason(e));
        }
      }
      case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE -> {
        try {
          entries.add(known(file, attributes.withExtended(files.extended(path)), Content.NONE));
        } catch (FileSystemException e) {
          notes.add("/" + TreePath.show(path) + " cannot be read: " + reason(e));
        }
      }
      case SOCKET -> notes.add("/" + TreePath.show(path) + " is a socket and was left out");
      case UNKNOWN -> notes.add("/" + TreePath.show(path) + " is of an unknown kind");
    }
  }

  private static Planned known(FoundFile file, Attributes attributes, Content content) {
    return new Planned.Known(new TreeItem.Entry(file.name(), attributes, content));
  }

  private void dispatch(Reading reading, FileJobs jobs, Crew crew) throws IOException {
    var size = reading.file().attributes().size();
    if (size > FileJobs.SMALL) {
      crew.add(jobs.large(reading));
      return;
    }
    batch.add(reading);
    batchBytes += size;
    if (batchBytes >= FileJobs.SMALL || batch.size() >= 256) {
      flushBatch(jobs, crew);
    }
  }

  private void flushBatch(FileJobs jobs, Crew crew) throws IOException {
    if (!batch.isEmpty()) {
      crew.add(jobs.small(List.copyOf(batch)));
      batch.clear();
      batchBytes = 0;
    }
  }

  private Snapshot publish(
      Instant startedAt,
      Roots roots,
      TreeAssembly.Assembled assembled,
      Optional<Instant> storeClock,
      long storedBytes,
      Footing footing)
      throws IOException {
    var figures =
        new Snapshot.Figures(assembled.entries(), assembled.bytes(), readBytes.get(), storedBytes);
    var manifest =
        new Manifest(
            backup.origin(),
            startedAt,
            startedAt,
            storeClock,
            roots.shown(),
            figures,
            notes.all(),
            assembled.tree());
    return Publication.publish(vault, manifest, footing);
  }
}
