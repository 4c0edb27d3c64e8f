package org.hikae.vault.file;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.TreePath;
import org.jspecify.annotations.Nullable;

/// Writes files on Linux. Every folder is opened from the one above it, beginning at the target's
/// own handle, and never through a symbolic link.
final class LinuxWriter implements FileSystemWriter {
  static final byte[] ITSELF = {};
  private static final int RUNS_AS_OWNER = 06000;

  /// Neither through a link nor waiting for whoever else might open a pipe.
  private static final int CAREFULLY = Linux.NOFOLLOW | Linux.NONBLOCK;

  private final Linux linux = new Linux();
  private final int top;
  private byte[] folder = TreePath.TOP;
  private int folderHandle = -1;
  private boolean kernelKnowsBelow = true;
  private byte[] newbornIn = TreePath.TOP;
  private @Nullable Newborn newborn;

  LinuxWriter(Path target) throws IOException {
    var path = target.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
    top = LinuxReader.require(linux.open(Linux.HERE, path, Linux.DIRECTORY, 0), path);
  }

  @Override
  public void makeFolder(byte[] path) throws IOException {
    var parent = enter(TreePath.parent(path));
    var result = linux.makeFolder(parent, TreePath.name(path), 0700);
    if (result == -Errno.EXIST) {
      requireFolder(parent, path);
    } else {
      LinuxReader.require(result, path);
    }
  }

  private void requireFolder(int parent, byte[] path) throws IOException {
    LinuxReader.require(linux.look(parent, TreePath.name(path)), path);
    if (FileKind.of(linux.seen.get(JAVA_SHORT, 28)) != FileKind.FOLDER) {
      throw Errno.exception(Errno.NOTDIR, TreePath.show(path));
    }
  }

  @Override
  public void openUp(byte[] path) throws IOException {
    var parent = enter(TreePath.parent(path));
    requireFolder(parent, path);
    var mode = linux.seen.get(JAVA_SHORT, 28) & 07777;
    if ((mode & 0700) != 0700) {
      linux.setMode(parent, TreePath.name(path), mode | 0700);
    }
  }

  @Override
  public OpenTarget create(byte[] folder, byte[] name) throws IOException {
    var parent = enter(folder);
    var flags = Linux.WRITE | Linux.CREATE | Linux.EXCLUSIVE | Linux.NOFOLLOW;
    var handle = linux.open(parent, name, flags, 0600);
    if (handle == -Errno.EXIST) {
      remove(parent, folder, name);
      handle = linux.open(parent, name, flags, 0600);
    }
    LinuxReader.require(handle, TreePath.child(folder, name));
    if (newborn == null || !Arrays.equals(folder, newbornIn)) {
      newborn = Newborn.look(linux, handle);
      newbornIn = folder;
    }
    return new LinuxTarget(linux, handle, newborn);
  }

  @Override
  public OpenTarget reopen(byte[] folder, byte[] name) throws IOException {
    var parent = enter(folder);
    var handle = linux.open(parent, name, Linux.READ_WRITE | CAREFULLY, 0);
    if (handle == -Errno.ACCES) {
      openUp(parent, folder, name);
      handle = linux.open(parent, name, Linux.READ_WRITE | CAREFULLY, 0);
    }
    return regular(handle, folder, name, true);
  }

  @Override
  public OpenTarget openToRead(byte[] folder, byte[] name) throws IOException {
    var parent = enter(folder);
    return regular(linux.open(parent, name, Linux.READ | CAREFULLY, 0), folder, name, false);
  }

  /// A file that is there may be closed even for its owner.
  private void openUp(int parent, byte[] folder, byte[] name) throws IOException {
    var path = TreePath.child(folder, name);
    LinuxReader.require(linux.look(parent, name), path);
    if (FileKind.of(linux.seen.get(JAVA_SHORT, 28)) == FileKind.FILE) {
      linux.setMode(parent, name, 0600);
    }
  }

  /// What is written on has no other name, perhaps elsewhere: hard links are made last of all.
  private OpenTarget regular(int handle, byte[] folder, byte[] name, boolean toWrite)
      throws IOException {
    var path = TreePath.child(folder, name);
    LinuxReader.require(handle, path);
    linux.look(handle);
    if (FileKind.of(linux.seen.get(JAVA_SHORT, 28)) != FileKind.FILE) {
      linux.close(handle);
      throw Errno.exception(Errno.INVAL, TreePath.show(path));
    }
    if (toWrite && linux.seen.get(JAVA_INT, 16) != 1) {
      linux.close(handle);
      throw Errno.exception(Errno.MLINK, TreePath.show(path));
    }
    return new LinuxTarget(linux, handle, null);
  }

  @Override
  public Optional<Attributes> look(byte[] folder, byte[] name) throws IOException {
    int parent;
    try {
      parent = enter(folder);
    } catch (NoSuchFileException | NotDirectoryException | FileSystemLoopException _) {
      return Optional.empty();
    }
    var result = linux.look(parent, name);
    if (result == -Errno.NOENT) {
      return Optional.empty();
    }
    LinuxReader.require(result, TreePath.child(folder, name));
    return Optional.of(LinuxReader.seen(linux));
  }

  @Override
  public List<FoundFile> list(byte[] path) throws IOException {
    int handle;
    try {
      handle = openFolder(path);
    } catch (NoSuchFileException | NotDirectoryException | FileSystemLoopException _) {
      return List.of();
    }
    try {
      return LinuxReader.list(linux, handle, path);
    } finally {
      linux.close(handle);
    }
  }

  @Override
  public byte[] target(byte[] folder, byte[] name) throws IOException {
    var length = linux.target(enter(folder), name);
    return linux.text(LinuxReader.require(length, TreePath.child(folder, name)));
  }

  @Override
  public void remove(byte[] folder, byte[] name, Consumer<byte[]> left) throws IOException {
    removeTree(enter(folder), TreePath.child(folder, name), left);
  }

  /// Folder by folder by their handles, so that neither a link nor a long path leads elsewhere.
  private void removeTree(int parent, byte[] path, Consumer<byte[]> left) throws IOException {
    var name = TreePath.name(path);
    var result = linux.unlink(parent, name);
    if (result == -Errno.ISDIR || result == -Errno.PERM) {
      LinuxReader.require(linux.look(parent, name), path);
      if (FileKind.of(linux.seen.get(JAVA_SHORT, 28)) != FileKind.FOLDER) {
        LinuxReader.require(result, path);
      }
      removeFolder(parent, path, left);
    } else if (result != -Errno.NOENT) {
      LinuxReader.require(result, path);
    }
  }

  private void removeFolder(int parent, byte[] path, Consumer<byte[]> left) throws IOException {
    var name = TreePath.name(path);
    linux.look(parent);
    var fileSystem = fileSystem();
    linux.setMode(parent, name, 0700);
    var handle = linux.open(parent, name, Linux.DIRECTORY | Linux.NOFOLLOW, 0);
    LinuxReader.require(handle, path);
    try {
      linux.look(handle);
      if (fileSystem() != fileSystem) {
        left.accept(path);
        return;
      }
      for (var file : LinuxReader.list(linux, handle, path)) {
        removeTree(handle, TreePath.child(path, file.name()), left);
      }
    } finally {
      linux.close(handle);
    }
    var result = linux.removeFolder(parent, name);
    if (result != -Errno.NOTEMPTY) { // what was left is in it
      LinuxReader.require(result, path);
    }
  }

  private long fileSystem() {
    return linux.seen.get(JAVA_LONG, 136);
  }

  @Override
  public void sync() throws IOException {
    LinuxReader.require(linux.syncAll(top), ITSELF);
  }

  @Override
  public void symbolicLink(byte[] folder, byte[] name, byte[] target) throws IOException {
    var parent = enter(folder);
    var result = linux.symbolicLink(target, parent, name);
    if (result == -Errno.EXIST) {
      remove(parent, folder, name);
      result = linux.symbolicLink(target, parent, name);
    }
    LinuxReader.require(result, TreePath.child(folder, name));
  }

  @Override
  public void hardLink(byte[] fileFolder, byte[] fileName, byte[] folder, byte[] name)
      throws IOException {
    var from = openFolder(fileFolder);
    try {
      var parent = enter(folder);
      var result = linux.link(from, fileName, parent, name);
      if (result == -Errno.EXIST) {
        remove(parent, folder, name);
        result = linux.link(from, fileName, parent, name);
      }
      LinuxReader.require(result, TreePath.child(folder, name));
    } finally {
      linux.close(from);
    }
  }

  @Override
  public void special(byte[] folder, byte[] name, Attributes attributes) throws IOException {
    var parent = enter(folder);
    var mode = attributes.kind().bits() | 0600;
    var result = linux.special(parent, name, mode, attributes.device());
    if (result == -Errno.EXIST) {
      remove(parent, folder, name);
      result = linux.special(parent, name, mode, attributes.device());
    }
    LinuxReader.require(result, TreePath.child(folder, name));
  }

  private void remove(int parent, byte[] folder, byte[] name) throws IOException {
    LinuxReader.require(linux.unlink(parent, name), TreePath.child(folder, name));
  }

  @Override
  public Shortfall dress(byte[] folder, byte[] name, Attributes attributes, boolean owners)
      throws IOException {
    var path = TreePath.child(folder, name);
    if (attributes.kind() == FileKind.FOLDER) {
      var handle = openFolder(path);
      try {
        return dress(linux, handle, attributes, owners, null);
      } finally {
        linux.close(handle);
      }
    }
    var parent = enter(folder);
    var denied = owners && denied(linux.setOwner(parent, name, attributes.uid(), attributes.gid()));
    var extended = setExtended(LinuxAttributes.in(linux, parent, name), attributes, path);
    if (attributes.kind() != FileKind.SYMBOLIC_LINK) {
      LinuxReader.require(linux.setMode(parent, name, attributes.mode()), path);
    }
    LinuxReader.require(linux.setTime(parent, name, attributes.modified()), path);
    return denied ? Shortfall.OWNER : extended;
  }

  @Override
  public boolean isDressed(byte[] folder, byte[] name, Attributes attributes, boolean owners)
      throws IOException {
    var path = TreePath.child(folder, name);
    var parent = path.length == 0 ? top : enter(folder);
    var found = path.length == 0 ? linux.look(top) : linux.look(parent, name);
    LinuxReader.require(found, path);
    if (!looksLike(attributes, owners)) {
      return false;
    }
    var there =
        path.length == 0 ? LinuxAttributes.of(linux, top) : LinuxAttributes.in(linux, parent, name);
    return there.are(attributes.extended(), path);
  }

  /// Whether what was just looked at has the mode, the time and, when they count, the owners.
  private boolean looksLike(Attributes attributes, boolean owners) {
    return looksLike(LinuxReader.seen(linux), attributes, owners);
  }

  static boolean looksLike(Attributes seen, Attributes wanted, boolean owners) {
    var modeCounts = wanted.kind() != FileKind.SYMBOLIC_LINK;
    return seen.modified() == wanted.modified()
        && (!modeCounts || seen.mode() == wanted.mode())
        && (!owners || (seen.uid() == wanted.uid() && seen.gid() == wanted.gid()));
  }

  /// The owner first, because changing it drops set-user-id bits and capabilities; the time last,
  /// because everything else changes it.
  ///
  /// @param newborn what the file has had since it was made, and has still; null when it is not new
  static Shortfall dress(
      Linux linux, int handle, Attributes attributes, boolean owners, @Nullable Newborn newborn)
      throws IOException {
    var given = owners && (newborn == null || !newborn.belongsTo(attributes));
    var denied =
        given && denied(linux.setOwner(handle, ITSELF, attributes.uid(), attributes.gid()));
    var bare = newborn != null && newborn.bare() && attributes.extended().isEmpty();
    var extended =
        bare ? Shortfall.NONE : setExtended(LinuxAttributes.of(linux, handle), attributes, ITSELF);
    LinuxReader.require(linux.setMode(handle, mode(linux, handle, attributes)), ITSELF);
    LinuxReader.require(linux.setTime(handle, attributes.modified()), ITSELF);
    return denied ? Shortfall.OWNER : extended;
  }

  /// A program that runs as its owner does so for its own owner alone: restored without that, it
  /// would lend its powers to, or those of, whoever restores.
  private static int mode(Linux linux, int handle, Attributes attributes) throws IOException {
    var lends = attributes.kind() == FileKind.FILE && (attributes.mode() & RUNS_AS_OWNER) != 0;
    if (lends) {
      LinuxReader.require(linux.look(handle), ITSELF);
      var seen = LinuxReader.seen(linux);
      lends = seen.uid() != attributes.uid() || seen.gid() != attributes.gid();
    }
    return lends ? attributes.mode() & ~RUNS_AS_OWNER : attributes.mode();
  }

  private static Shortfall setExtended(LinuxAttributes there, Attributes attributes, byte[] path)
      throws IOException {
    return there.write(attributes.extended(), path)
        ? Shortfall.NONE
        : Shortfall.EXTENDED_ATTRIBUTES;
  }

  private static boolean denied(int result) throws IOException {
    if (result == -Errno.PERM || result == -Errno.INVAL) {
      return true;
    }
    LinuxReader.require(result, ITSELF);
    return false;
  }

  /// Opens a folder and keeps it open until another one is needed: from the last one when it lies
  /// right below, so that descending is one step at any depth.
  private int enter(byte[] path) throws IOException {
    if (path.length == 0) {
      return top;
    }
    if (folderHandle < 0 || !Arrays.equals(path, folder)) {
      var below = folderHandle >= 0 && Arrays.equals(TreePath.parent(path), folder);
      var next = below ? openName(folderHandle, TreePath.name(path), path) : openFolder(path);
      leave();
      folderHandle = next;
      folder = path;
    }
    return folderHandle;
  }

  private void leave() {
    if (folderHandle >= 0) {
      linux.close(folderHandle);
      folderHandle = -1;
    }
  }

  /// Opens a folder from the top, by the kernel's own rules against leading elsewhere where it has
  /// them, else name by name.
  private int openFolder(byte[] path) throws IOException {
    var handle = linux.open(top, new byte[] {'.'}, Linux.DIRECTORY, 0);
    LinuxReader.require(handle, path);
    for (var part : kernelKnowsBelow ? LinuxReader.parts(path) : names(path)) {
      var next = kernelKnowsBelow ? linux.openFolderBelow(handle, part) : openPart(handle, part);
      linux.close(handle);
      if (kernelKnowsBelow && (next == -Errno.NOSYS || next == -Errno.PERM)) {
        kernelKnowsBelow = false;
        return openFolder(path);
      }
      handle = LinuxReader.require(next, path);
    }
    return handle;
  }

  private int openPart(int folder, byte[] name) {
    return linux.open(folder, name, Linux.DIRECTORY | Linux.NOFOLLOW, 0);
  }

  private int openName(int folder, byte[] name, byte[] path) throws IOException {
    return LinuxReader.require(openPart(folder, name), path);
  }

  private static List<byte[]> names(byte[] path) {
    var names = new ArrayList<byte[]>();
    for (var from = 0; from < path.length; ) {
      var to = from;
      while (to < path.length && path[to] != '/') {
        to++;
      }
      names.add(Arrays.copyOfRange(path, from, to));
      from = to + 1;
    }
    return names;
  }

  @Override
  public void close() {
    leave();
    linux.close(top);
  }
}
