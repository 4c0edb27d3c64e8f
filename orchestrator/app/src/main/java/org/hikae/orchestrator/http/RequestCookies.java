package org.hikae.orchestrator.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;

/// What a browser keeps while somebody is away at an identity provider. Unlike a session's cookie
/// it is sent along by the provider's page, too: it shows nobody, only that this browser has asked.
public final class RequestCookies {
  private static final int LONGEST = 1000;
  private static final int SECONDS = 600;

  private final String name;

  /// @param node the orchestrator's, which the cookie is named after
  public RequestCookies(String node) {
    this.name = "__Host-hikae-asked-" + node;
  }

  /// What the browser kept; empty when that is nothing.
  public String shown(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? ""
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .filter(value -> value.length() <= LONGEST)
            .findFirst()
            .orElse("");
  }

  public void keep(HttpServletResponse response, String kept) {
    response.addCookie(cookie(kept, SECONDS));
  }

  public void end(HttpServletResponse response) {
    response.addCookie(cookie("", 0));
  }

  private Cookie cookie(String value, int age) {
    var cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    cookie.setMaxAge(age);
    cookie.setAttribute("SameSite", "None");
    return cookie;
  }
}
