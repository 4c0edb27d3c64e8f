package org.hikae.vault.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import org.hikae.vault.Progress;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.VaultException;
import org.hikae.vault.backup.StreamRun;
import org.hikae.vault.key.Opened;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.tree.TreePath;
import org.jspecify.annotations.Nullable;

/// Takes an archive into a snapshot. Nothing of the archive is trusted; nothing is visible before
/// it has been read to its end and found whole.
public final class ImportRun {
  /// What an entry takes in memory besides its path.
  private static final int ENTRY = 400;

  private final ArchiveSource source;
  private final Allowance allowance;
  private final MemberNotes notes = new MemberNotes();
  private long entries;

  public ImportRun(ArchiveSource source, ImportOptions options) {
    this.source = source;
    this.allowance = new Allowance(options, Runtime.getRuntime().maxMemory() / 2);
  }

  /// Reads the archive to its end and stores nothing.
  public Imported look() throws IOException {
    read(null);
    return new Imported(Optional.empty(), entries, allowance.unpacked(), notes.sentences());
  }

  public Imported into(Opened vault, SnapshotOrigin origin, Progress progress) throws IOException {
    try (var run = new StreamRun(vault, origin, progress)) {
      read(run);
      notes.sentences().forEach(run::note);
      var snapshot = run.finish(vault.surroundings().clock().instant(), Optional.empty());
      return new Imported(Optional.of(snapshot), entries, allowance.unpacked(), notes.sentences());
    }
  }

  private void read(@Nullable StreamRun into) throws IOException {
    try (var archive = OpenArchive.open(source, notes, allowance)) {
      for (var member = archive.next(); member != null; member = archive.next()) {
        take(member, into);
      }
    } catch (VaultException | StoreException e) {
      throw e;
    } catch (Unreadable e) {
      throw unreadable(e.getCause());
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw unreadable(e);
    }
  }

  private VaultException unreadable(Throwable e) {
    var said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new VaultException(
        VaultException.Code.SOURCE_UNREADABLE,
        source.name() + (e instanceof ArchiveException ? " " : " cannot be read: ") + said,
        "Nothing of it became a point. Check that it is whole, and what it is said to be.",
        e);
  }

  /// What went wrong with the archive while the vault was reading from it.
  private static final class Unreadable extends IOException {
    Unreadable(Throwable cause) {
      super(cause);
    }

    @Override
    public synchronized Throwable getCause() {
      return Objects.requireNonNull(super.getCause());
    }
  }

  private static InputStream guarded(InputStream data) {
    return new FilterInputStream(data) {
      @Override
      public int read(byte[] into, int at, int count) throws IOException {
        try {
          return super.read(into, at, count);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
          throw new Unreadable(e);
        }
      }
    };
  }

  private void take(Member member, @Nullable StreamRun into) throws IOException {
    var path = MemberPath.safe(member.path());
    if (MemberPath.isAbsolute(member.path())) {
      notes.add(path, "had an absolute path, and is kept below the top");
    }
    entries++;
    allowance.remember(ENTRY + 2L * path.length);
    switch (member) {
      case Member.Folder folder -> {
        if (into != null) {
          into.folder(path, folder.attributes());
        }
      }
      case Member.RegularFile file -> takeFile(path, file, into);
      case Member.HardLink link -> takeLink(path, MemberPath.safe(link.first()), into);
      case Member.SymbolicLink link -> {
        if (into != null) {
          into.symbolicLink(path, link.attributes(), link.target());
        }
      }
      case Member.Special special -> {
        if (into != null) {
          into.special(path, special.attributes());
        }
      }
    }
  }

  private void takeFile(byte[] path, Member.RegularFile file, @Nullable StreamRun into)
      throws IOException {
    var data = guarded(file.data());
    if (into == null) {
      data.transferTo(OutputStream.nullOutputStream());
    } else if (file.holes().isEmpty()) {
      into.file(path, file.attributes(), data);
    } else {
      into.sparseFile(path, file.attributes(), data, file.holes());
    }
  }

  private static void takeLink(byte[] path, byte[] first, @Nullable StreamRun into)
      throws IOException {
    if (into != null && !into.hardLink(path, first)) {
      throw new ArchiveException(
          "has a hard link to " + TreePath.show(first) + ", which did not come before it");
    }
  }
}
