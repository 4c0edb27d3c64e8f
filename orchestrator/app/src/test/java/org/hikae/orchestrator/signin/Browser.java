package org.hikae.orchestrator.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hikae.orchestrator.Premises;

/// Somebody without a certificate at a browser: keeps cookies and fills forms in.
public final class Browser {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("<input type=\"hidden\" name=\"form\" value=\"([^\"]+)\"");

  private final Premises premises;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String token = "";

  public Browser(Premises premises) {
    this.premises = premises;
  }

  public HttpResponse<String> open(String path, String... headers) throws Exception {
    return kept(premises.page(path, with(headers)));
  }

  /// Sends the form that was seen last.
  public HttpResponse<String> send(String path, String... fields) throws Exception {
    return sendAs(path, token, "https://127.0.0.1:" + premises.port, fields);
  }

  public HttpResponse<String> sendAs(String path, String formToken, String origin, String... fields)
      throws Exception {
    var form = new ArrayList<String>();
    for (var i = 0; i < fields.length; i += 2) {
      form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
    }
    if (!formToken.isEmpty()) {
      form.add("form=" + URLEncoder.encode(formToken, UTF_8));
    }
    return kept(
        premises.send(
            "POST",
            path,
            String.join("&", form),
            with("Content-Type", "application/x-www-form-urlencoded", "Origin", origin)));
  }

  /// Where an answer leads.
  public String follow(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
    var to = answer.headers().firstValue("Location").orElseThrow();
    open(to.replaceFirst("https://[^/]+", ""));
    return to;
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  private String[] with(String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Accept", "text/html"));
    if (!cookies.isEmpty()) {
      all.add("Cookie");
      all.add(
          cookies.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("; ")));
    }
    return all.toArray(String[]::new);
  }

  private HttpResponse<String> kept(HttpResponse<String> answer) {
    for (var set : answer.headers().allValues("Set-Cookie")) {
      var pair = set.substring(0, set.indexOf(';')).split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    var seen = FORM_TOKEN.matcher(answer.body());
    if (seen.find()) {
      token = seen.group(1);
    }
    return answer;
  }
}
