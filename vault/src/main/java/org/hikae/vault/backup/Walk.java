package org.hikae.vault.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.hikae.vault.VaultException;
import org.hikae.vault.file.FileSystemReader;
import org.hikae.vault.file.FoundFile;
import org.hikae.vault.file.LocalFiles;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.TreePath;
import org.jspecify.annotations.Nullable;

/// Walks over folders in the order of the tree. The folders that come next are read ahead by other
/// threads; how far is bounded, so that memory does not grow with the file system.
final class Walk implements AutoCloseable {
  private static final int AHEAD = 64;

  private final Roots roots;
  private final Excludes excludes;
  private final Notes notes;
  private final ExecutorService readers;
  private final ThreadLocal<FileSystemReader> reader = ThreadLocal.withInitial(LocalFiles::reader);
  private final Deque<Level> levels = new ArrayDeque<>();

  /// A folder and what it holds, sorted by name.
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Visited(byte[] path, Attributes attributes, List<FoundFile> files) {}

  Walk(Roots roots, Excludes excludes, Notes notes, int threads) throws IOException {
    this.roots = roots;
    this.excludes = excludes;
    this.notes = notes;
    this.readers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("hikae-walk-", 0).factory());
    var top = new FoundFile(TreePath.TOP, LocalFiles.reader().look(TreePath.TOP));
    levels.push(new Level(TreePath.TOP, List.of(top)));
  }

  /// The next folder, or null at the end.
  @Nullable Visited next() throws IOException {
    while (!levels.isEmpty()) {
      var visited = levels.element().next();
      if (visited == null) {
        levels.pop();
      } else {
        var folders = visited.files.stream().filter(Walk::isFolder).toList();
        levels.push(new Level(visited.path, folders));
        return visited;
      }
    }
    return null;
  }

  private static boolean isFolder(FoundFile file) {
    return file.attributes().kind() == FileKind.FOLDER;
  }

  /// The folders of one folder, of which the next few are being read.
  private final class Level {
    private final byte[] parent;
    private final List<FoundFile> folders;
    private final Deque<FutureTask<Visited>> ahead = new ArrayDeque<>();
    private int begun;

    Level(byte[] parent, List<FoundFile> folders) {
      this.parent = parent;
      this.folders = folders;
      readAhead();
    }

    private void readAhead() {
      while (begun < folders.size() && ahead.size() < AHEAD) {
        var folder = folders.get(begun++);
        var path = TreePath.child(parent, folder.name());
        var task = new FutureTask<>(() -> visit(path, folder.attributes()));
        ahead.add(task);
        readers.execute(task);
      }
    }

    @Nullable Visited next() throws IOException {
      var task = ahead.poll();
      if (task == null) {
        return null;
      }
      task.run(); // by this thread, unless another one has begun
      readAhead();
      return finished(task);
    }
  }

  private static Visited finished(FutureTask<Visited> task) throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Visited visit(byte[] path, Attributes attributes) throws IOException {
    var wanted = new ArrayList<FoundFile>();
    var dressed = roots.whole(path) ? attributes : attributes.outline();
    try {
      for (var file : roots.whole(path) ? reader.get().list(path) : towardsRoots(path)) {
        if (!excludes.match(TreePath.child(path, file.name()))) {
          wanted.add(file);
        }
      }
      if (roots.whole(path)) {
        dressed = attributes.withExtended(reader.get().extended(path));
      }
    } catch (NoSuchFileException _) {
      notes.add("/" + TreePath.show(path) + " vanished while it was looked at");
    } catch (AccessDeniedException _) {
      notes.add("/" + TreePath.show(path) + " may not be read");
    } catch (FileSystemException e) {
      notes.add("/" + TreePath.show(path) + " cannot be read: " + Notes.reason(e));
    }
    return new Visited(path, dressed, wanted);
  }

  private List<FoundFile> towardsRoots(byte[] path) throws IOException {
    var found = new ArrayList<FoundFile>();
    for (var name : roots.towards(path)) {
      var child = TreePath.child(path, name);
      var file = new FoundFile(name, reader.get().look(child));
      if (!isFolder(file) && !roots.whole(child)) {
        throw new VaultException(
            VaultException.Code.SOURCE_UNREADABLE,
            "/" + TreePath.show(child) + " leads to what is to be backed up, and is no folder",
            "Name the path as it is without symbolic links, or run it again.");
      }
      found.add(file);
    }
    return found;
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
