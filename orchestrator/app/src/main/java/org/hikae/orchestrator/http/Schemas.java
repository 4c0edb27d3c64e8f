package org.hikae.orchestrator.http;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas of the records that the API speaks in.
final class Schemas {
  private final JsonMapper json;
  private final Map<String, ObjectNode> known = new TreeMap<>();

  Schemas(JsonMapper json) {
    this.json = json;
  }

  /// All that were asked for, by name.
  ObjectNode all() {
    var all = json.createObjectNode();
    known.forEach(all::set);
    return all;
  }

  /// The schema of a type, which may be null where it is marked so.
  ObjectNode of(AnnotatedType type) {
    var schema = schema(type);
    return type.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
  }

  private ObjectNode orNull(ObjectNode schema) {
    if (schema.path("type").isString()) {
      var type = schema.get("type");
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    var either = json.createObjectNode();
    either.putArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }

  private ObjectNode schema(AnnotatedType annotated) {
    var type = raw(annotated.getType());
    if (type == ResponseEntity.class) {
      return json.createObjectNode().put("type", "object");
    }
    if (type.isRecord()) {
      return reference(type);
    }
    var schema = json.createObjectNode();
    if (Collection.class.isAssignableFrom(type)) {
      schema.put("type", "array").set("items", of(argument(annotated, 0)));
      return schema;
    }
    if (Map.class.isAssignableFrom(type)) {
      schema.put("type", "object").set("additionalProperties", of(argument(annotated, 1)));
      return schema;
    }
    return plain(schema, type);
  }

  private static ObjectNode plain(ObjectNode schema, Class<?> type) {
    return switch (type.getSimpleName()) {
      case "boolean", "Boolean" -> schema.put("type", "boolean");
      case "int", "Integer" -> schema.put("type", "integer").put("format", "int32");
      case "long", "Long" -> schema.put("type", "integer").put("format", "int64");
      case "double", "Double" -> schema.put("type", "number").put("format", "double");
      case "String" -> schema.put("type", "string");
      case "JsonNode" -> schema;
      default ->
          type == Instant.class
              ? schema.put("type", "string").put("format", "date-time")
              : schema.put("type", "string");
    };
  }

  private ObjectNode reference(Class<?> type) {
    var name = name(type);
    if (!known.containsKey(name)) {
      var schema = json.createObjectNode();
      known.put(name, schema);
      fill(schema, type);
    }
    return json.createObjectNode().put("$ref", "#/components/schemas/" + name);
  }

  /// `Run.Point` for a record inside RunView: records of one name in two places stay apart.
  private static String name(Class<?> type) {
    var holder = type.getEnclosingClass();
    var own = type.getSimpleName().replaceFirst("View$", "");
    return holder == null
        ? own
        : holder.getSimpleName().replaceFirst("(View|Api)$", "") + "." + own;
  }

  private void fill(ObjectNode schema, Class<?> type) {
    schema.put("type", "object");
    var properties = schema.putObject("properties");
    var required = json.createArrayNode();
    for (var component : type.getRecordComponents()) {
      properties.set(component.getName(), of(component.getAnnotatedType()));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
  }

  /// RFC 9457's problem, with our hint.
  JsonNode problem() {
    known.computeIfAbsent("Problem", _ -> problemSchema());
    return json.createObjectNode().put("$ref", "#/components/schemas/Problem");
  }

  private ObjectNode problemSchema() {
    var schema = json.createObjectNode().put("type", "object");
    var properties = schema.putObject("properties");
    properties.putObject("status").put("type", "integer");
    for (var text : new String[] {"type", "title", "detail", "instance", "hint"}) {
      properties.putObject(text).put("type", "string");
    }
    schema.putArray("required").add("status").add("detail").add("hint");
    return schema;
  }

  private static AnnotatedType argument(AnnotatedType type, int index) {
    return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }
}
