package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.hikae.orchestrator.http.SessionCookies;
import org.hikae.orchestrator.signin.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/// Puts into every form of ours what shows that it is ours.
public final class FormTokens implements RequestDataValueProcessor {
  private final SessionCookies cookies;

  public FormTokens(SessionCookies cookies) {
    this.cookies = cookies;
  }

  @Override
  public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
    return cookies
        .shown(request)
        .map(secret -> Map.of(SessionCookies.FIELD, Secrets.formToken(secret)))
        .orElse(Map.of());
  }

  @Override
  public String processAction(HttpServletRequest request, String action, String method) {
    return action;
  }

  @Override
  public String processFormFieldValue(
      HttpServletRequest request, @Nullable String name, String value, String type) {
    return value;
  }

  @Override
  public String processUrl(HttpServletRequest request, String url) {
    return url;
  }
}
