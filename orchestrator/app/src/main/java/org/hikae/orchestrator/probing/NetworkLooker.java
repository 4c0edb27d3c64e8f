package org.hikae.orchestrator.probing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.hikae.domain.estate.Address;
import org.hikae.domain.estate.Probe;
import org.jspecify.annotations.Nullable;

/// Looks over the network. Every look is a connection of its own, as a user's next one would be.
public final class NetworkLooker implements Looker {
  private final Path folder;
  private final Path authority;
  private final HttpClient http;

  /// @param folder what password files are relative to
  /// @param authority whose certificates are believed, PEM
  public NetworkLooker(Path folder, Path authority, SSLContext tls) {
    this.folder = folder;
    this.authority = authority;
    this.http =
        HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1).build();
  }

  @Override
  public String look(Probe probe, Address address) throws Exception {
    return switch (probe) {
      case Probe.Tcp tcp -> connect(tcp, address);
      case Probe.Postgres postgres -> query(postgres, address);
      case Probe.Http page -> fetch(page, address);
    };
  }

  private static String connect(Probe.Tcp probe, Address address) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), (int) probe.timeout().toMillis());
      return "connected";
    }
  }

  private String query(Probe.Postgres probe, Address address) throws SQLException, IOException {
    var url = "jdbc:postgresql://" + address + "/" + probe.database();
    try (var connection = DriverManager.getConnection(url, properties(probe));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(probe.query())) {
      return rows.next() ? "answered " + rows.getString(1) : "answered with no row";
    }
  }

  private Properties properties(Probe.Postgres probe) throws IOException {
    var properties = new Properties();
    var seconds = Long.toString(Math.max(1, probe.timeout().plusMillis(999).toSeconds()));
    properties.setProperty("user", probe.user());
    properties.setProperty("password", password(probe.passwordFile()));
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    properties.setProperty("ApplicationName", "hikae-probe");
    properties.setProperty("sslmode", probe.tls() ? "verify-ca" : "disable");
    properties.setProperty("sslrootcert", authority.toString());
    return properties;
  }

  private String password(@Nullable String file) throws IOException {
    return file == null ? "" : Files.readString(folder.resolve(file)).strip();
  }

  private String fetch(Probe.Http probe, Address address) throws IOException, InterruptedException {
    var uri = URI.create((probe.tls() ? "https://" : "http://") + address + probe.path());
    var request = HttpRequest.newBuilder(uri).timeout(probe.timeout()).build();
    var status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status != probe.status()) {
      throw new IOException("status " + status + " instead of " + probe.status());
    }
    return "status " + status;
  }
}
