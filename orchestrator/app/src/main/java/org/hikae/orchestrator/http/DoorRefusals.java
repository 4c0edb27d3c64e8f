package org.hikae.orchestrator.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/// What is said of requests that Tomcat turns down before anything of ours sees them: a problem
/// like any other, and nothing about the server.
public final class DoorRefusals extends ErrorReportValve {
  private static final Logger log = LoggerFactory.getLogger(DoorRefusals.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    var status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      var writer = response.getReporter();
      if (writer != null) {
        writer.write(problem(status));
        response.finishResponse();
      }
    } catch (IOException gone) {
      log.debug("nobody waits for the answer any more", gone);
    }
  }

  private static String problem(int status) {
    return """
    {"status":%d,"detail":"the request cannot be understood",\
    "hint":"GET /api/v1/openapi.json shows what is expected."}
    """
        .formatted(status);
  }
}
