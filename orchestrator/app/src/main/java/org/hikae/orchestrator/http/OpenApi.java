package org.hikae.orchestrator.http;

import java.lang.reflect.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The API's document in OpenAPI 3.1, made of the routes that there are: what it says is what is
/// served.
@RestController
public final class OpenApi {
  private static final String BELOW = "/api/v1";
  private static final String PROBLEM = "application/problem+json";

  private final ObjectProvider<RequestMappingHandlerMapping> routes;
  private final JsonMapper json = new JsonMapper();

  public OpenApi(ObjectProvider<RequestMappingHandlerMapping> routes) {
    this.routes = routes;
  }

  private record Route(
      String path, String method, RequestMappingInfo info, HandlerMethod handler) {}

  @GetMapping("/api/v1/openapi.json")
  @Says("This document.")
  ResponseEntity<String> served() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document());
  }

  String document() {
    var schemas = new Schemas(json);
    var document = json.createObjectNode();
    document.put("openapi", "3.1.0");
    info(document.putObject("info"));
    document.putArray("servers").addObject().put("url", BELOW);
    var paths = document.putObject("paths");
    routes().forEach(route -> operation(paths, route, schemas));
    var components = document.putObject("components");
    components.set("schemas", schemas.all());
    security(components.putObject("securitySchemes"));
    return document.toPrettyString() + "\n";
  }

  private static void info(ObjectNode info) {
    info.put("title", "Hikae");
    info.put("version", "1");
    info.put(
        "description",
        "Disaster recovery and backup orchestration. Times are ISO 8601 in UTC, fields that end in"
            + " Seconds are seconds, amounts are bytes. Fields may be added; none is renamed or"
            + " removed within v1. A change asked of an orchestrator that does not lead is answered"
            + " with 307 and the leader's address.");
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
  }

  private static void security(ObjectNode schemes) {
    schemes
        .putObject("certificate")
        .put("type", "mutualTLS")
        .put("description", "a client certificate of role operator or orchestrator: every right");
    schemes
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "an API token (hikae token create): the rights of its scopes");
  }

  private List<Route> routes() {
    return routes
        .orderedStream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .flatMap(OpenApi::routes)
        .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
        .toList();
  }

  private static Stream<Route> routes(Entry<RequestMappingInfo, HandlerMethod> each) {
    var info = each.getKey();
    return info.getPatternValues().stream()
        .filter(path -> path.startsWith(BELOW + "/"))
        .flatMap(
            path ->
                info.getMethodsCondition().getMethods().stream()
                    .map(
                        method ->
                            new Route(
                                path.substring(BELOW.length()),
                                method.name().toLowerCase(Locale.ROOT),
                                info,
                                each.getValue())));
  }

  private void operation(ObjectNode paths, Route route, Schemas schemas) {
    var path = paths.withObjectProperty(route.path());
    var operation = path.putObject(route.method());
    var method = route.handler().getMethod();
    operation.put("operationId", operationId(route));
    operation.put("summary", summary(route.handler()));
    access(operation, route);
    for (var parameter : method.getParameters()) {
      parameter(operation, parameter, schemas);
    }
    var responses = operation.putObject("responses");
    answer(responses, route, schemas);
    responses
        .putObject("default")
        .put("description", "What went wrong (RFC 9457), and what to do.")
        .putObject("content")
        .putObject(PROBLEM)
        .set("schema", schemas.problem());
  }

  private static String operationId(Route route) {
    var holder = route.handler().getBeanType().getSimpleName().replace("Api", "");
    return holder.substring(0, 1).toLowerCase(Locale.ROOT)
        + holder.substring(1)
        + "."
        + route.handler().getMethod().getName();
  }

  private static String summary(HandlerMethod handler) {
    var says = handler.getMethodAnnotation(Says.class);
    return says == null ? handler.getMethod().getName() : says.value();
  }

  private static void access(ObjectNode operation, Route route) {
    if (route.handler().hasMethodAnnotation(ForAgents.class)) {
      operation.putArray("security").addObject().putArray("certificate");
      return;
    }
    var needs = route.handler().getMethodAnnotation(Needs.class);
    var reads = route.method().equals("get");
    var right = needs != null ? needs.value() : reads ? Right.READ : Right.RUN;
    var security = operation.putArray("security");
    if (right == Right.READ) {
      security.addObject();
    }
    security.addObject().putArray("certificate");
    security.addObject().putArray("token").add(right.word());
  }

  private static void parameter(ObjectNode operation, Parameter parameter, Schemas schemas) {
    var path = parameter.getAnnotation(PathVariable.class);
    var query = parameter.getAnnotation(RequestParam.class);
    if (path != null) {
      place(
          operation,
          path.value().isEmpty() ? path.name() : path.value(),
          "path",
          true,
          parameter,
          schemas);
    } else if (query != null) {
      var free = !query.required() || !query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
      place(
          operation,
          query.value().isEmpty() ? query.name() : query.value(),
          "query",
          !free,
          parameter,
          schemas);
    } else if (parameter.isAnnotationPresent(RequestBody.class)) {
      operation
          .putObject("requestBody")
          .put("required", true)
          .putObject("content")
          .putObject(MediaType.APPLICATION_JSON_VALUE)
          .set("schema", schemas.of(parameter.getAnnotatedType()));
    }
  }

  private static void place(
      ObjectNode operation,
      String name,
      String where,
      boolean required,
      Parameter parameter,
      Schemas schemas) {
    operation
        .withArrayProperty("parameters")
        .addObject()
        .put("name", name)
        .put("in", where)
        .put("required", required)
        .set("schema", schemas.of(parameter.getAnnotatedType()));
  }

  private static void answer(ObjectNode responses, Route route, Schemas schemas) {
    var method = route.handler().getMethod();
    var stated = method.getAnnotation(ResponseStatus.class);
    var status = stated == null ? HttpStatus.OK : stated.value();
    var answer =
        responses
            .putObject(String.valueOf(status.value()))
            .put("description", status.getReasonPhrase());
    var produced = route.info().getProducesCondition().getProducibleMediaTypes();
    if (method.getReturnType() == void.class) {
      if (!produced.isEmpty()) {
        answer.putObject("content").putObject(produced.iterator().next().toString());
      }
      return;
    }
    var type = produced.isEmpty() ? MediaType.APPLICATION_JSON : produced.iterator().next();
    answer
        .putObject("content")
        .putObject(type.toString())
        .set("schema", schemas.of(method.getAnnotatedReturnType()));
  }
}
