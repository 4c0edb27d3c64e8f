package org.hikae.source.postgres.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A connection to a server's WAL sender. Used by one thread.
public final class ReplicationConnection implements AutoCloseable {
  private static final int AUTHENTICATED = 0;
  private static final int SASL = 10;
  private static final int SASL_CONTINUE = 11;
  private static final int SASL_FINAL = 12;
  private static final int NONCE_BYTES = 18;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private final Transport transport;

  private ReplicationConnection(Transport transport) {
    this.transport = transport;
  }

  /// Connects and proves who we are.
  ///
  /// @param authority PEM; when given, the connection is a TLS 1.3 one
  /// @param silence how long the server may say nothing before the connection counts as lost
  public static ReplicationConnection open(
      InetSocketAddress server,
      String role,
      String password,
      Optional<Path> authority,
      Duration silence)
      throws IOException {
    var socket = new Socket();
    try {
      socket.connect(server, Math.toIntExact(CONNECT_LIMIT.toMillis()));
      socket.setSoTimeout(Math.toIntExact(silence.toMillis()));
      var secured =
          authority.isPresent()
              ? new TlsUpgrade(authority.get())
                  .upgrade(socket, server.getHostString(), server.getPort())
              : socket;
      var connection = new ReplicationConnection(new Transport(secured));
      connection.introduce(role, password);
      return connection;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /// Runs a command that answers with rows.
  public List<List<Optional<String>>> rows(String command) throws IOException {
    transport.send('Q', text(command));
    var rows = new ArrayList<List<Optional<String>>>();
    for (var message = next(); message.type() != 'Z'; message = next()) {
      if (message.type() == 'D') {
        rows.add(message.columns());
      }
    }
    return List.copyOf(rows);
  }

  /// Begins a base backup.
  public BaseBackup baseBackup(String options) throws IOException {
    transport.send('Q', text("BASE_BACKUP (" + options + ")"));
    return BaseBackup.begin(this);
  }

  /// The next message that is neither notice nor parameter. Errors are thrown.
  Message next() throws IOException {
    while (true) {
      var message = transport.receive();
      switch (message.type()) {
        case 'E' -> throw message.refusal();
        case 'N', 'S', 'K', 'A' -> {} // what the server mentions by the way
        default -> {
          return message;
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }

  private void introduce(String role, String password) throws IOException {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("user", role);
    parameters.put("replication", "true");
    parameters.put("application_name", "hikae");
    parameters.put("client_encoding", "UTF8");
    transport.sendStartup(parameters);
    var scram = new Scram("", password, nonce());
    for (var message = next(); message.type() != 'Z'; message = next()) {
      if (message.type() != 'R') {
        throw new IOException("unexpected answer '" + message.type() + "' to our introduction");
      }
      answer(scram, message);
    }
  }

  private void answer(Scram scram, Message request) throws IOException {
    switch (request.body().getInt()) {
      case AUTHENTICATED -> {}
      case SASL -> transport.send('p', initial(scram.first()));
      case SASL_CONTINUE ->
          transport.send('p', scram.answer(request.rest()).getBytes(StandardCharsets.UTF_8));
      case SASL_FINAL -> scram.verify(request.rest());
      default ->
          throw new IOException(
              "the server wants a password in a way other than SCRAM-SHA-256: "
                  + "set password_encryption = scram-sha-256 and set the role's password anew");
    }
  }

  private static byte[] initial(String first) {
    var answer = first.getBytes(StandardCharsets.UTF_8);
    var body = new ByteArrayOutputStream();
    body.writeBytes(text(Scram.MECHANISM));
    body.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(answer.length).array());
    body.writeBytes(answer);
    return body.toByteArray();
  }

  private static String nonce() {
    var bytes = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }
}
