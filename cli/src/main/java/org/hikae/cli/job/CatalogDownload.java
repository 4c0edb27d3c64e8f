package org.hikae.cli.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.BrokenOff;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.vault.ArchiveFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `download`: a file of a recovery point, or a folder as an archive. The file has its name only
/// when it is whole.
@Command(name = "download", mixinStandardHelpOptions = true)
final class CatalogDownload implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstatePoint point;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateSnapshot snapshot;

  @Parameters(index = "1", paramLabel = "PATH", descriptionKey = "catalog.path")
  @SuppressWarnings("NullAway.Init")
  private String path;

  @Option(names = "--to", paramLabel = "FILE|-", required = true, descriptionKey = "catalog.to")
  @SuppressWarnings("NullAway.Init")
  private String target;

  @Option(names = "--as", paramLabel = "FORM", defaultValue = "file", descriptionKey = "catalog.as")
  @SuppressWarnings("NullAway.Init")
  private String form;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  CatalogDownload(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var began = System.nanoTime();
    var file = ArchiveFile.at(target, terminal);
    long bytes;
    try (var client = connection.open();
        var out = file.open()) {
      bytes = downloaded(client, out.stream());
      out.keep();
    } catch (BrokenOff broken) {
      throw new Complaint(
          ExitStatus.DAMAGED,
          CatalogFiles.trimmed(path) + " did not come whole: " + broken.getMessage(),
          "nothing was kept. Ask again; should it break off there again, the vault cannot give the"
              + " rest: hikae verify run --vault NAME.",
          broken);
    }
    report(bytes, Duration.ofNanos(System.nanoTime() - began));
    return 0;
  }

  private long downloaded(OrchestratorClient client, OutputStream out) throws IOException {
    var asked =
        "/api/v1/points/"
            + point.path()
            + "/download?path="
            + EstatePoint.encoded(CatalogFiles.trimmed(path))
            + "&as="
            + EstatePoint.encoded(form)
            + snapshot.query();
    var came = new long[1];
    try (var progress = new ProgressLine(terminal)) {
      client.download(asked, (body, size) -> came[0] = copy(body, size, out, progress));
    }
    return came[0];
  }

  private static long copy(InputStream body, long size, OutputStream out, ProgressLine progress)
      throws IOException {
    var piece = new byte[64 << 10];
    var done = 0L;
    for (var count = body.read(piece); count >= 0; count = body.read(piece)) {
      out.write(piece, 0, count);
      done += count;
      progress.at("downloading", done, size);
    }
    return done;
  }

  /// Standard output is the file's own when it goes there.
  private void report(long bytes, Duration took) {
    var here = target.equals("-") ? terminal.onErr() : terminal;
    if (json) {
      Json.print(here, Map.of("path", CatalogFiles.trimmed(path), "to", target, "bytes", bytes));
    } else {
      here.say(
          "catalog.downloaded",
          CatalogFiles.trimmed(path),
          target,
          Quantities.bytes(bytes),
          Quantities.span(took));
    }
  }
}
