package org.hikae.agent.browse;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.hikae.agent.command.LocalVault;
import org.hikae.protocol.Command;
import org.hikae.protocol.FileForm;
import org.hikae.protocol.FileRef;
import org.hikae.protocol.PathText;
import org.hikae.protocol.Report;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.hikae.vault.contents.FolderEntry;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.TreeItem;

/// Shows what the snapshots of the agent's vault hold, and gets files of them ready to be fetched.
/// Paths are those inside a snapshot: nothing else of this machine can be named.
public final class FileDesk {
  /// Where prepared files are fetched.
  public static final String PATH = "/files/";

  private final LocalVault local;
  private final Tickets tickets;
  private final String address;

  /// @param address where this agent's store server listens, `host:port`
  /// @param random one that nobody can foresee
  public FileDesk(LocalVault local, String address, RandomGenerator random, InstantSource clock) {
    this.local = local;
    this.tickets = new Tickets(random, clock);
    this.address = address;
  }

  /// Serves what was got ready, to those peers.
  public HttpHandler handler(Predicate<X509Certificate> peers) {
    return new FileHandler(tickets, local, peers);
  }

  /// One page of a folder.
  public Report list(Command.ListFolder list) throws IOException {
    return answer(
        () -> {
          var vault = vault();
          var page =
              vault.folder(
                  vault.snapshot(list.snapshot()),
                  PathText.bytes(list.path()),
                  PathText.bytes(list.after()),
                  Command.ListFolder.PAGE);
          if (page.entries().isEmpty() && !list.path().isEmpty() && list.after().isEmpty()) {
            requireFolder(vault, list.snapshot(), list.path());
          }
          return new Report.Folder(
              page.entries().stream().map(FileDesk::reference).toList(), page.more());
        });
  }

  /// Gets a file or an archive ready.
  public Report open(Command.OpenFile open) throws IOException {
    return answer(
        () -> {
          var vault = vault();
          var snapshot = vault.snapshot(open.snapshot());
          var path = PathText.bytes(open.path());
          var size = -1L;
          if (open.form() == FileForm.FILE) {
            size = fileSize(vault, open.snapshot(), open.path());
          } else if (path.length > 0) {
            requireFolder(vault, open.snapshot(), open.path());
          }
          var wanted = new Tickets.Wanted(snapshot, path, open.form());
          return new Report.Opened(address, tickets.issue(wanted), size);
        });
  }

  private interface Question {
    Report put() throws IOException;
  }

  private static Report answer(Question question) throws IOException {
    try {
      return question.put();
    } catch (VaultException refused) {
      return new Report.Refused(String.valueOf(refused.getMessage()), refused.hint());
    } catch (StoreException unreachable) {
      return new Report.Refused(
          String.valueOf(unreachable.getMessage()), "see that the vault's store is reached");
    } catch (IllegalArgumentException garbled) {
      return new Report.Refused(
          String.valueOf(garbled.getMessage()), "name a path as the listing shows it");
    }
  }

  private static long fileSize(Vault vault, String snapshot, String path) throws IOException {
    var found = vault.find(vault.snapshot(snapshot), PathText.bytes(path));
    if (found.isPresent()
        && found.get().item() instanceof TreeItem.Entry entry
        && entry.content() instanceof Content.Pieces) {
      return entry.attributes().size();
    }
    throw found.isPresent() && found.get().announcesFolder()
        ? new VaultException(
            VaultException.Code.NO_SUCH_SNAPSHOT,
            path + " is a folder",
            "take it as an archive: zip or tar.zst")
        : noSuch("file", path);
  }

  private static void requireFolder(Vault vault, String snapshot, String path) throws IOException {
    var found = vault.find(vault.snapshot(snapshot), PathText.bytes(path));
    if (found.isEmpty() || !found.get().announcesFolder()) {
      throw noSuch("folder", path);
    }
  }

  private static VaultException noSuch(String what, String path) {
    return new VaultException(
        VaultException.Code.NO_SUCH_SNAPSHOT,
        "there is no " + what + " " + path + " in the snapshot",
        "list the folder above it to see what there is");
  }

  private Vault vault() throws IOException {
    return local
        .existing()
        .orElseThrow(
            () ->
                new VaultException(
                    VaultException.Code.NOT_A_VAULT,
                    "there is no vault at " + local.store().address() + " yet",
                    "mirror another site's vault to it first"));
  }

  private static FileRef reference(FolderEntry entry) {
    var file = entry.file();
    return new FileRef(
        PathText.of(entry.name()),
        kind(file.kind()),
        file.mode(),
        file.uid(),
        file.gid(),
        file.size(),
        file.modified(),
        file.target().orElse(""));
  }

  private static FileRef.Kind kind(FileKind kind) {
    return switch (kind) {
      case FOLDER -> FileRef.Kind.FOLDER;
      case FILE -> FileRef.Kind.FILE;
      case SYMBOLIC_LINK -> FileRef.Kind.LINK;
      case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET, UNKNOWN -> FileRef.Kind.OTHER;
    };
  }
}
