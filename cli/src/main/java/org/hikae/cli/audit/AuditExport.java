package org.hikae.cli.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.Function;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.domain.access.ChainedAccess;
import org.hikae.orchestrator.audit.AccessLines;
import org.hikae.orchestrator.audit.AccessView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `export`: every access that stands in the ledger, node by node, into a new file or to standard
/// output.
@Command(name = "export", mixinStandardHelpOptions = true)
final class AuditExport extends Asking {
  private static final int AT_ONCE = 500;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      descriptionKey = "audit.format")
  private Format format = Format.JSONL;

  @Option(names = "--to", paramLabel = "FILE", descriptionKey = "audit.to")
  private @Nullable Path to;

  /// In which form.
  enum Format {
    JSONL,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  AuditExport(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    if (to == null) {
      write(client, new PrintWriter(terminal.out(), false, StandardCharsets.UTF_8));
      return;
    }
    try (var out = created(to)) {
      var count = write(client, new PrintWriter(out));
      terminal.say("audit.exported", count, to);
    }
  }

  private static BufferedWriter created(Path file) throws Complaint {
    try {
      return Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new Complaint(
          ExitStatus.TARGET_UNUSABLE,
          "the file " + file + " cannot be made",
          "name a new file in a folder that you may write to.",
          e);
    }
  }

  private long write(OrchestratorClient client, PrintWriter out) throws IOException {
    Function<ChainedAccess, String> form =
        format == Format.CSV ? AccessLines::csv : AccessLines::json;
    if (format == Format.CSV) {
      out.println(AccessLines.HEAD);
    }
    var count = 0L;
    for (var end : client.get(ApiPath.of("audit").with("limit", 1)).path("ends")) {
      count += chain(client, end.path("node").asString(""), form, out);
    }
    out.flush();
    if (out.checkError()) {
      throw new IOException("what was to be exported could not be written");
    }
    return count;
  }

  private static long chain(
      OrchestratorClient client, String node, Function<ChainedAccess, String> form, PrintWriter out)
      throws IOException {
    var count = 0L;
    var path = ApiPath.of("audit", "chain").with("limit", AT_ONCE).with("node", node);
    for (var links = client.get(path.with("after", 0)); !links.isEmpty(); ) {
      var last = 0L;
      for (var each : links) {
        var link = AccessLines.link(Json.mapper().treeToValue(each, AccessView.class));
        out.print(form.apply(link) + "\n");
        last = link.number();
        count++;
      }
      links = client.get(path.with("after", last));
    }
    return count;
  }
}
