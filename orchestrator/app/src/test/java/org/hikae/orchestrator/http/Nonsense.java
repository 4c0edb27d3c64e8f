package org.hikae.orchestrator.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Requests that nobody would send on purpose, made of what the API's document says that it
/// expects: right where it is wrong, wrong where it is right.
final class Nonsense {
  private static final List<String> WORDS =
      List.of(
          "registry",
          "site-loss",
          "nobody",
          "",
          " ",
          "-1",
          "0",
          "null",
          "true",
          "../../etc/passwd",
          "' or 1=1 --",
          "<script>alert(1)</script>",
          "住民台帳",
          "\uD83D\uDD25",
          "a".repeat(5_000),
          "%00",
          "2026-99-99T99:99:99Z",
          "1e999",
          "Asia/Atlantis");
  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "{}",
          "\"x\"",
          "7",
          "{",
          "{\"a\":",
          "[[[[[[",
          "\u0000",
          "{\"x\":1e999}");
  private static final List<String> TYPES =
      List.of(
          "application/json", "text/plain", "application/xml", "application/json;charset=utf-16");

  private final Random random;
  private final JsonMapper json = new JsonMapper();

  Nonsense(Random random) {
    this.random = random;
  }

  List<HttpRequest> of(String path, String method, JsonNode operation, int port) {
    var requests = new ArrayList<HttpRequest>();
    for (var i = 0; i < 8; i++) {
      var address = "https://127.0.0.1:" + port + "/api/v1" + filled(path) + query(operation);
      requests.add(request(address, method, operation));
    }
    requests.add(
        request("https://127.0.0.1:" + port + "/api/v1" + filled(path), "patch", operation));
    return requests;
  }

  private HttpRequest request(String address, String method, JsonNode operation) {
    var body =
        operation.has("requestBody") || method.equals("patch")
            ? BodyPublishers.ofString(random.nextBoolean() ? one(BODIES) : mistyped())
            : BodyPublishers.noBody();
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", random.nextInt(4) > 0 ? TYPES.getFirst() : one(TYPES))
        .method(method.toUpperCase(Locale.ROOT), body)
        .build();
  }

  private String filled(String path) {
    var filled = path;
    while (filled.contains("{")) {
      var word = one(WORDS);
      filled = filled.replaceFirst("\\{[^}]*}", encoded(word.isEmpty() ? "x" : word));
    }
    return filled;
  }

  private String query(JsonNode operation) {
    var query = new StringBuilder();
    for (var parameter : operation.path("parameters")) {
      if (parameter.path("in").asString("").equals("query") && random.nextInt(5) > 0) {
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(parameter.path("name").asString())
            .append('=')
            .append(encoded(one(WORDS)));
      }
    }
    return query.toString();
  }

  /// Some of the names that the API knows, with values of other kinds.
  private String mistyped() {
    var body = json.createObjectNode();
    for (var name :
        List.of(
            "service",
            "runbook",
            "occasion",
            "point",
            "notAfter",
            "note",
            "name",
            "scopes",
            "days",
            "step",
            "choice",
            "document",
            "version",
            "value",
            "unit",
            "kind")) {
      if (random.nextBoolean()) {
        put(body, name);
      }
    }
    return body.toString();
  }

  private void put(ObjectNode body, String name) {
    switch (random.nextInt(6)) {
      case 0 -> body.put(name, random.nextLong());
      case 1 -> body.putArray(name).add(one(WORDS)).add(7);
      case 2 -> body.putObject(name).put("en", "").put("ja", 3);
      case 3 -> body.putNull(name);
      case 4 -> body.put(name, random.nextBoolean());
      default -> body.put(name, one(WORDS));
    }
  }

  private static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
