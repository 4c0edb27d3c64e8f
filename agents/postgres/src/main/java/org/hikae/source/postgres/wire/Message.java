package org.hikae.source.postgres.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One message of the server: its type, and its body to be read from the front.
record Message(char type, ByteBuffer body) {

  /// Reads a text that ends with a zero byte.
  String text() throws IOException {
    var start = body.position();
    for (int at = start; at < body.limit(); at++) {
      if (body.get(at) == 0) {
        var text = StandardCharsets.UTF_8.decode(body.slice(start, at - start)).toString();
        body.position(at + 1);
        return text;
      }
    }
    throw new IOException("the server's message '" + type + "' has a text without an end");
  }

  String rest() {
    return StandardCharsets.UTF_8.decode(body).toString();
  }

  /// A data row's columns, null columns as empty.
  List<Optional<String>> columns() {
    var columns = new ArrayList<Optional<String>>();
    for (int left = body.getShort(); left > 0; left--) {
      columns.add(column(body.getInt()));
    }
    return List.copyOf(columns);
  }

  private Optional<String> column(int length) {
    if (length < 0) {
      return Optional.empty();
    }
    var slice = body.slice(body.position(), length);
    body.position(body.position() + length);
    return Optional.of(StandardCharsets.UTF_8.decode(slice).toString());
  }

  /// What an error message says.
  ServerRefusal refusal() throws IOException {
    var fields = fields();
    var message = fields.getOrDefault('M', "an error without a message");
    var detail = fields.containsKey('D') ? message + " (" + fields.get('D') + ")" : message;
    return new ServerRefusal(fields.getOrDefault('C', "XX000"), detail);
  }

  private Map<Character, String> fields() throws IOException {
    var fields = new HashMap<Character, String>();
    for (char field; body.hasRemaining() && (field = (char) body.get()) != 0; ) {
      fields.put(field, text());
    }
    return fields;
  }
}
