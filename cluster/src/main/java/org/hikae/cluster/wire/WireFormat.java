package org.hikae.cluster.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.function.Function;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.Law;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Sample;
import org.hikae.protocol.SandboxId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.VaultName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// Protocol records as JSON and back. A record of a sealed family is told by `is`, its simple name
/// in lower-case words (`renew-leases`); names of things are plain text. Unknown fields are passed
/// over, so that a newer node can say more; unknown kinds and missing fields are refused.
public final class WireFormat {
  private final JsonMapper mapper = mapper();

  /// The bytes of any protocol message.
  public byte[] encode(Message message) {
    return write(message).getBytes(StandardCharsets.UTF_8);
  }

  /// The message in those bytes.
  public Message decode(byte[] bytes) throws WireException {
    return read(new String(bytes, StandardCharsets.UTF_8), Message.class);
  }

  /// Any record as JSON, for those who keep one: a task's state, a token.
  public String write(Object value) {
    return mapper.writerFor(family(value.getClass())).writeValueAsString(value);
  }

  /// A record that [#write] wrote.
  public <T> T read(String json, Class<T> type) throws WireException {
    try {
      var value = mapper.readValue(json, type);
      if (value == null) {
        throw new WireException("nothing where a " + type.getSimpleName() + " was expected", null);
      }
      return value;
    } catch (JacksonException e) {
      var why = e.getOriginalMessage();
      throw new WireException("not a " + type.getSimpleName() + " known here: " + why, e);
    }
  }

  /// The outermost sealed interface that a record belongs to; the record itself when there is none.
  private static Class<?> family(Class<?> type) {
    var outermost = type;
    var ancestors = new ArrayDeque<Class<?>>();
    ancestors.add(type);
    while (!ancestors.isEmpty()) {
      for (var parent : ancestors.remove().getInterfaces()) {
        if (parent.isSealed()) {
          outermost = parent;
          ancestors.add(parent);
        }
      }
    }
    return outermost;
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .annotationIntrospector(new SealedFamilies())
        .addModule(plainNames())
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .build();
  }

  private static SimpleModule plainNames() {
    var module = new SimpleModule("names");
    text(module, ServiceId.class, ServiceId::new);
    text(module, SiteId.class, SiteId::new);
    text(module, Law.class, Law::new);
    text(module, SourceId.class, SourceId::new);
    text(module, VaultName.class, VaultName::new);
    text(module, Sample.class, Sample::parse);
    text(module, TaskId.class, TaskId::new);
    text(module, SandboxId.class, SandboxId::new);
    text(module, NodeId.class, NodeId::parse);
    text(module, Epoch.class, number -> new Epoch(Long.parseLong(number)));
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, new ToStringSerializer(type));
    module.addDeserializer(
        type,
        new FromStringDeserializer<T>(type) {
          @Override
          protected T _deserialize(String text, DeserializationContext context) {
            return parse.apply(text);
          }
        });
    module.addKeyDeserializer(
        type,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String text, DeserializationContext context)
              throws DatabindException {
            return parse.apply(text);
          }
        });
  }
}
