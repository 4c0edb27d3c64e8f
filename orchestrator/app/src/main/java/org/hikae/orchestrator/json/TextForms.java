package org.hikae.orchestrator.json;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// A Jackson module of types that are one text, read by a function that refuses with an
/// `IllegalArgumentException` and written with their `toString`.
public final class TextForms {
  private final SimpleModule module = new SimpleModule();

  /// Adds a type; as a key of a map, too.
  public <T> TextForms with(Class<T> type, Function<String, T> parse) {
    module.addDeserializer(type, reading(type, parse));
    module.addSerializer(type, writing(type));
    module.addKeyDeserializer(type, readingKeys(parse));
    return this;
  }

  public SimpleModule module() {
    return module;
  }

  private static <T> StdDeserializer<T> reading(Class<T> type, Function<String, T> parse) {
    return new StdDeserializer<>(type) {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) {
        var text = in.getValueAsString();
        try {
          return parse.apply(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
          throw DatabindException.from(in, String.valueOf(e.getMessage()), e);
        }
      }
    };
  }

  private static <T> StdSerializer<T> writing(Class<T> type) {
    return new StdSerializer<>(type) {
      @Override
      public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeString(value.toString());
      }
    };
  }

  private static KeyDeserializer readingKeys(Function<String, ?> parse) {
    return new KeyDeserializer() {
      @Override
      public Object deserializeKey(String key, DeserializationContext context) {
        return parse.apply(key);
      }
    };
  }
}
