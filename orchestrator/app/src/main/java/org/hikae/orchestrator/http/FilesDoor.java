package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hikae.cluster.MeshException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.FileFetch;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.PointRows;
import org.hikae.orchestrator.ledger.PointRows.Held;
import org.hikae.protocol.Command;
import org.hikae.protocol.FileForm;
import org.hikae.protocol.FileRef;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.PartsInput;
import org.hikae.protocol.Report;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SourceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What people ask of the files in a recovery point: to see a folder, to have a file. An agent that
/// keeps a vault with it is asked; what it hands out passes through here and is not kept. The same
/// for the console and the API.
public final class FilesDoor {
  private final EstateInForce estate;
  private final PointRows rows;
  private final Agents agents;
  private final FileFetch fetch;

  public FilesDoor(EstateInForce estate, PointRows rows, Agents agents, FileFetch fetch) {
    this.estate = estate;
    this.rows = rows;
    this.agents = agents;
    this.fetch = fetch;
  }

  /// Which snapshot is meant: of which source of a recovery point, in which vault.
  ///
  /// @param source null when the point has one only
  /// @param vault null for any that can be asked
  public record Wanted(
      String service, String mark, @Nullable String source, @Nullable String vault) {}

  /// A folder as one vault has it.
  public record Folder(String source, String vault, List<FileRef> files, boolean more) {}

  /// A file on its way; has to be closed.
  ///
  /// @param size -1 when it is not known
  record Download(String name, long size, PartsInput bytes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  /// A vault that has it, and the agent that keeps the vault.
  private record Keeper(VaultPlace vault, NodeId agent, Held held) {}

  /// One page of a folder.
  public Folder folder(Wanted wanted, String path, String after) throws InterruptedException {
    var keeper = keeper(wanted);
    var command = new Command.ListFolder(keeper.held().snapshot().id(), path, after);
    return switch (asked(keeper, command)) {
      case Report.Folder(var files, var more) ->
          new Folder(
              keeper.held().snapshot().source().name(), keeper.vault().name().name(), files, more);
      case Report report -> throw refused(keeper, report);
    };
  }

  /// Hands a file, or a folder as an archive, over to whoever asked.
  ///
  /// @param as `file`, `zip` or `tar.zst`
  public void handOver(Wanted wanted, String path, String as, HttpServletResponse response)
      throws IOException, InterruptedException {
    try (var download = download(wanted, path, form(as))) {
      Handing.over(download, response);
    }
  }

  private static FileForm form(String as) {
    try {
      return FileForm.valueOf(as.replace('.', '_').toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "'" + as + "' is no form of a download",
          "use file, zip or tar.zst.");
    }
  }

  private Download download(Wanted wanted, String path, FileForm form) throws InterruptedException {
    var keeper = keeper(wanted);
    var command = new Command.OpenFile(keeper.held().snapshot().id(), path, form);
    var report = asked(keeper, command);
    if (!(report instanceof Report.Opened opened)) {
      throw refused(keeper, report);
    }
    try {
      var bytes = fetch.open(keeper.agent(), address(keeper, opened), opened);
      return new Download(name(wanted, keeper, path) + form.ending(), opened.size(), bytes);
    } catch (IOException unreachable) {
      throw silent(keeper.vault(), String.valueOf(unreachable.getMessage()));
    }
  }

  private static String name(Wanted wanted, Keeper keeper, String path) {
    var last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty() ? wanted.mark() + "-" + keeper.held().snapshot().source().name() : last;
  }

  /// An agent that listens everywhere does not know how it is reached; the estate does.
  private static String address(Keeper keeper, Report.Opened opened) {
    var url = keeper.vault().url();
    var own = URI.create("https://" + opened.address());
    var everywhere = own.getHost().equals("0.0.0.0") || own.getHost().equals("[::]");
    return everywhere && url.getHost() != null
        ? url.getHost() + ":" + own.getPort()
        : opened.address();
  }

  private Report asked(Keeper keeper, Command command) throws InterruptedException {
    try {
      return agents.ask(keeper.agent(), command);
    } catch (MeshException silent) {
      throw silent(keeper.vault(), String.valueOf(silent.getMessage()));
    }
  }

  private Keeper keeper(Wanted wanted) throws InterruptedException {
    var known = estate.now().orElseThrow(() -> noSuch(wanted));
    var held = held(wanted);
    for (var each : held) {
      var keeper = keeper(known, each);
      if (keeper.isPresent()) {
        return keeper.get();
      }
    }
    var vaults = held.stream().map(each -> each.vault().name()).distinct().toList();
    throw new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE,
        "no agent answers that keeps " + String.join(", ", vaults),
        "look whether their agents run, then ask again.");
  }

  private Optional<Keeper> keeper(Estate known, Held held) throws InterruptedException {
    var vault = known.vault(held.vault());
    return vault.isEmpty()
        ? Optional.empty()
        : agents
            .keeping(held.vault(), vault.get().site())
            .map(agent -> new Keeper(vault.get(), agent, held));
  }

  /// The snapshots that may be meant: of one source, once for each vault.
  private List<Held> held(Wanted wanted) {
    var all = rows.marked(new ServiceId(wanted.service()), wanted.mark());
    var sources = all.stream().map(each -> each.snapshot().source()).distinct().toList();
    if (wanted.source() == null && sources.size() > 1) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "the point holds several sources",
          "say which: source="
              + String.join(" or ", sources.stream().map(SourceId::name).toList()));
    }
    var held =
        all.stream()
            .filter(
                each ->
                    wanted.source() == null
                        || each.snapshot().source().name().equals(wanted.source()))
            .filter(each -> wanted.vault() == null || each.vault().name().equals(wanted.vault()))
            .toList();
    if (held.isEmpty()) {
      throw noSuch(wanted);
    }
    return held;
  }

  private static Refusal noSuch(Wanted wanted) {
    var source = wanted.source() == null ? "" : " with source " + wanted.source();
    var vault = wanted.vault() == null ? "" : " in vault " + wanted.vault();
    return Refusal.unknown(
        "recovery point " + wanted.mark() + " of " + wanted.service() + source + vault,
        "GET /api/v1/points?service=" + wanted.service() + " lists them.");
  }

  private static Refusal silent(VaultPlace vault, String because) {
    return new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE,
        "vault " + vault.name() + " cannot be asked: " + because,
        "look whether the agent at " + vault.site() + " runs, then ask again.");
  }

  private static RuntimeException refused(Keeper keeper, Report report) {
    return report instanceof Report.Refused(var because, var hint)
        ? new Refusal(HttpStatus.NOT_FOUND, because, hint)
        : new IllegalStateException(keeper.agent() + " answered with " + report);
  }
}
