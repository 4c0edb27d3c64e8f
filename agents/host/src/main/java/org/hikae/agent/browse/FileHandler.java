package org.hikae.agent.browse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.hikae.agent.command.LocalVault;
import org.hikae.agent.task.Failures;
import org.hikae.protocol.FileForm;
import org.hikae.protocol.PartsOutput;
import org.hikae.vault.Progress;
import org.hikae.vault.archive.ArchiveFormat;
import org.hikae.vault.archive.ExportOptions;
import org.hikae.vault.tree.TreePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Streams what a ticket stands for. Every byte is verified before it is sent; the receiver is told
/// how it ended; when it hangs up, reading stops.
final class FileHandler implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(FileHandler.class);
  private static final int AT_ONCE = 4;
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int GONE = 410;
  private static final int BUSY = 503;
  private static final int NO_BODY = -1;

  private final Tickets tickets;
  private final LocalVault local;
  private final Predicate<X509Certificate> peers;
  private final Semaphore seats = new Semaphore(AT_ONCE);

  FileHandler(Tickets tickets, LocalVault local, Predicate<X509Certificate> peers) {
    this.tickets = tickets;
    this.local = local;
    this.peers = peers;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!known(exchange)) {
        exchange.sendResponseHeaders(FORBIDDEN, NO_BODY);
      } else if (!seats.tryAcquire()) {
        exchange.sendResponseHeaders(BUSY, NO_BODY);
      } else {
        try {
          serve(exchange);
        } finally {
          seats.release();
        }
      }
    }
  }

  private boolean known(HttpExchange exchange) throws IOException {
    return exchange instanceof HttpsExchange https
        && https.getSSLSession().getPeerCertificates()[0] instanceof X509Certificate peer
        && peers.test(peer);
  }

  private void serve(HttpExchange exchange) throws IOException {
    var ticket = exchange.getRequestURI().getPath().substring(FileDesk.PATH.length());
    var wanted = tickets.redeem(ticket);
    if (wanted.isEmpty()) {
      exchange.sendResponseHeaders(GONE, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(OK, 0);
    try (var body = new Line(exchange.getResponseBody())) {
      var parts = new PartsOutput(body);
      try {
        write(wanted.get(), parts);
        parts.end();
      } catch (IOException broken) {
        if (body.cut) {
          log.info("{} was hung up", shown(wanted.get()));
        } else {
          var said = Failures.of(broken);
          log.warn("{} cannot be handed out: {}", shown(wanted.get()), said.error());
          parts.fail(said.error(), said.hint());
        }
      } catch (RuntimeException defect) {
        log.error("{} met a defect", shown(wanted.get()), defect);
        parts.fail("the agent met a defect", "look into its log");
      }
    }
  }

  private void write(Tickets.Wanted wanted, OutputStream out) throws IOException {
    var vault = local.existing().orElseThrow(() -> new IOException("there is no vault any more"));
    switch (wanted.form()) {
      case FILE -> vault.read(wanted.snapshot(), wanted.path(), out);
      case ZIP, TAR_ZST -> vault.export(wanted.snapshot(), out, options(wanted), Progress.NONE);
    }
  }

  private static ExportOptions options(Tickets.Wanted wanted) {
    var format = wanted.form() == FileForm.ZIP ? ArchiveFormat.ZIP : ArchiveFormat.TAR_ZST;
    var path = TreePath.text(wanted.path());
    return path.isEmpty()
        ? ExportOptions.as(format)
        : ExportOptions.as(format)
            .below(TreePath.text(TreePath.parent(wanted.path())))
            .only(List.of(path));
  }

  private static String shown(Tickets.Wanted wanted) {
    return TreePath.show(wanted.path()) + " of snapshot " + wanted.snapshot().id();
  }

  /// Knows whether it was the receiver who failed.
  private static final class Line extends OutputStream {
    private final OutputStream out;
    private boolean cut;

    Line(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException gone) {
        cut = true;
        throw gone;
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException gone) {
        cut = true;
        throw gone;
      }
    }

    @Override
    public void close() throws IOException {
      if (!cut) {
        out.close();
      }
    }
  }
}
