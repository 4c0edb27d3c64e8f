package org.hikae.vault.format;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Numbered fields, each with its size, so that a reader passes over those that it does not know. A
/// field may stand several times.
public final class Fields {
  private final Map<Integer, List<byte[]>> values = new HashMap<>();

  private Fields() {}

  /// Writes fields.
  public static final class Writer {
    private final Encoder out = new Encoder();

    public Writer bytes(int field, byte[] value) {
      out.varint(field).sized(value);
      return this;
    }

    public Writer number(int field, long value) {
      return bytes(field, new Encoder(10).signed(value).toBytes());
    }

    public Writer text(int field, String value) {
      out.varint(field).text(value);
      return this;
    }

    public Writer text(int field, Optional<String> value) {
      value.ifPresent(text -> text(field, text));
      return this;
    }

    public Writer time(int field, Instant value) {
      var bytes = new Encoder(12).i64(value.getEpochSecond()).u32(value.getNano());
      return bytes(field, bytes.toBytes());
    }

    public Encoder encoder() {
      return out;
    }
  }

  public static Fields read(byte[] content) throws FormatException {
    var in = new Decoder(content);
    var fields = new Fields();
    while (in.remaining() > 0) {
      var field = in.count(Integer.MAX_VALUE);
      var value = in.sized(Integer.MAX_VALUE);
      fields.values.computeIfAbsent(field, _ -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  public List<byte[]> all(int field) {
    return values.getOrDefault(field, List.of());
  }

  public Optional<byte[]> bytes(int field) {
    return all(field).stream().findFirst();
  }

  public byte[] required(int field) throws FormatException {
    return bytes(field).orElseThrow(() -> new FormatException("field " + field + " is missing"));
  }

  public long number(int field) throws FormatException {
    return new Decoder(required(field)).signed();
  }

  public Optional<String> text(int field) {
    return bytes(field).map(Fields::utf8);
  }

  public Optional<Instant> time(int field) throws FormatException {
    var value = bytes(field);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    var in = new Decoder(value.get());
    try {
      return Optional.of(Instant.ofEpochSecond(in.i64(), in.u32()));
    } catch (DateTimeException e) {
      throw new FormatException("a time out of all bounds", e);
    }
  }

  public Instant requiredTime(int field) throws FormatException {
    return time(field).orElseThrow(() -> new FormatException("field " + field + " is missing"));
  }

  public ObjectName objectName(int field) throws FormatException {
    return new Decoder(required(field)).objectName();
  }

  public List<String> texts(int field) {
    return all(field).stream().map(Fields::utf8).toList();
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
