package org.hikae.source.postgres.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The connection as a row of messages.
final class Transport implements AutoCloseable {
  private static final int PROTOCOL_3_0 = 3 << 16;
  private static final int LONGEST_MESSAGE_BYTES = 1 << 28;
  private static final int BUFFER_BYTES = 1 << 18;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  Transport(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
    this.out = socket.getOutputStream();
  }

  void sendStartup(Map<String, String> parameters) throws IOException {
    var text = new StringBuilder();
    parameters.forEach((name, value) -> text.append(name).append('\0').append(value).append('\0'));
    var body = text.append('\0').toString().getBytes(StandardCharsets.UTF_8);
    out.write(
        ByteBuffer.allocate(2 * Integer.BYTES + body.length)
            .putInt(2 * Integer.BYTES + body.length)
            .putInt(PROTOCOL_3_0)
            .put(body)
            .array());
  }

  void send(char type, byte[] body) throws IOException {
    out.write(
        ByteBuffer.allocate(1 + Integer.BYTES + body.length)
            .put((byte) type)
            .putInt(Integer.BYTES + body.length)
            .put(body)
            .array());
  }

  Message receive() throws IOException {
    var type = (char) in.readUnsignedByte();
    var length = in.readInt() - Integer.BYTES;
    if (length < 0 || length > LONGEST_MESSAGE_BYTES) {
      throw new IOException("the server sent a message of " + length + " bytes: not PostgreSQL?");
    }
    var body = new byte[length];
    in.readFully(body);
    return new Message(type, ByteBuffer.wrap(body));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
