package org.hikae.cli.terminal;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What `--json` prints.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private Json() {}

  /// Prints records, maps and lists; instants as ISO 8601, sizes in bytes.
  public static void print(Terminal terminal, Object value) {
    terminal.out().println(MAPPER.writeValueAsString(value));
  }

  /// For what is too long to be held at once: written piece by piece.
  public static JsonGenerator stream(Terminal terminal) {
    return MAPPER.createGenerator(terminal.out());
  }

  public static JsonMapper mapper() {
    return MAPPER;
  }
}
