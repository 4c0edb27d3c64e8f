package org.hikae.postgres.server;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Asks a server over TCP whether it accepts connections, as `pg_isready` does: with the first
/// message of a connection, which needs neither password nor TLS to be answered.
record ReadinessProbe(InetSocketAddress address, Duration limit) {
  private static final int PROTOCOL_3_0 = 3 << 16;
  private static final int LONGEST_ANSWER_BYTES = 30_000;

  /// The server is starting up, shutting down or recovering.
  private static final String CANNOT_CONNECT_NOW = "57P03";

  boolean accepts() throws IOException {
    try (var socket = new Socket()) {
      socket.connect(address, Math.toIntExact(limit.toMillis()));
      socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
      socket.getOutputStream().write(startup());
      return welcome(new DataInputStream(socket.getInputStream()));
    } catch (SocketException | SocketTimeoutException | EOFException _) {
      return false; // nobody listens, or whoever does has nothing to say yet
    }
  }

  private static byte[] startup() {
    var parameters = "user\0hikae\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + parameters.length)
        .putInt(8 + parameters.length)
        .putInt(PROTOCOL_3_0)
        .put(parameters)
        .array();
  }

  /// A request for authentication or a refusal of this user comes from a server that is open.
  private static boolean welcome(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 'R', 'v' -> true;
      case 'E' -> !errorOf(in).contains("\0C" + CANNOT_CONNECT_NOW + "\0");
      default -> false;
    };
  }

  private static String errorOf(DataInputStream in) throws IOException {
    var length = in.readInt() - Integer.BYTES;
    if (length < 0 || length > LONGEST_ANSWER_BYTES) {
      throw new EOFException("not PostgreSQL's protocol");
    }
    var fields = new byte[length];
    in.readFully(fields);
    return "\0" + new String(fields, StandardCharsets.ISO_8859_1);
  }
}
