package org.hikae.orchestrator.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.hikae.protocol.Command;
import org.hikae.protocol.FileForm;
import org.hikae.protocol.FileRef;
import org.hikae.protocol.PartsOutput;
import org.hikae.protocol.Report;
import org.hikae.vault.store.site.SiteStoreServer;

/// The files of every snapshot of a [ScriptedAgent], handed out as a real agent does. What is
/// called `damaged` breaks off.
public final class ScriptedFiles implements AutoCloseable {
  private static final Instant LONG_AGO = Instant.parse("2026-04-01T00:00:00Z");
  private static final String DAMAGED = "damaged";

  private final Map<String, List<FileRef>> folders;
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final Map<String, String> tickets = new ConcurrentHashMap<>();
  private final AtomicInteger issued = new AtomicInteger();
  private final SiteStoreServer server;

  /// @param contents by path; the folder `office` has all of them
  public ScriptedFiles(SSLContext identity, Map<String, byte[]> contents) throws IOException {
    this.contents.putAll(contents);
    this.folders =
        Map.of(
            "", List.of(ref("office", FileRef.Kind.FOLDER, 0)),
            "office",
                contents.entrySet().stream()
                    .map(
                        file ->
                            ref(
                                file.getKey().substring("office/".length()),
                                FileRef.Kind.FILE,
                                file.getValue().length))
                    .sorted(Comparator.comparing(FileRef::name))
                    .toList());
    this.server =
        SiteStoreServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            identity,
            HttpExchange::close);
    server.serve("/files/", this::serve);
  }

  private static FileRef ref(String name, FileRef.Kind kind, long size) {
    return new FileRef(name, kind, 0640, 1000, 1000, size, LONG_AGO, "");
  }

  Report list(Command.ListFolder list) {
    var files = folders.get(list.path());
    if (files == null) {
      return new Report.Refused("there is no folder " + list.path(), "list the folder above it");
    }
    return new Report.Folder(
        files.stream().filter(file -> file.name().compareTo(list.after()) > 0).toList(), false);
  }

  Report open(Command.OpenFile open) {
    var bytes = contents.get(open.path());
    if (bytes == null && open.form() == FileForm.FILE) {
      return new Report.Refused("there is no file " + open.path(), "list the folder above it");
    }
    var ticket = "t" + issued.incrementAndGet();
    tickets.put(ticket, open.path());
    var size = open.form() == FileForm.FILE && bytes != null ? bytes.length : -1L;
    return new Report.Opened("127.0.0.1:" + server.address().getPort(), ticket, size);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var ticket = exchange.getRequestURI().getPath().substring("/files/".length());
      var path = tickets.remove(ticket);
      var bytes = contents.getOrDefault(String.valueOf(path), new byte[0]);
      exchange.sendResponseHeaders(200, 0);
      try (var body = exchange.getResponseBody()) {
        var parts = new PartsOutput(body);
        parts.write(bytes, 0, bytes.length / 2);
        if (String.valueOf(path).contains(DAMAGED)) {
          parts.fail("packs/ab: a blob is not what its name says", "heal the vault from a mirror");
        } else {
          parts.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
          parts.end();
        }
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
