package org.hikae.orchestrator.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hikae.orchestrator.signin.Secrets;
import org.hikae.orchestrator.signin.Sessions;
import org.hikae.orchestrator.signin.Sessions.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What a browser shows of a session: a cookie that only this orchestrator gets, over TLS, that no
/// script reads and no other site sends; and, with every form, a text that only our own pages know.
public final class SessionCookies {
  /// The field of a form that carries that text.
  public static final String FIELD = "form";

  /// What accounts are called among callers.
  public static final String ACCOUNT = "account/";

  /// What those are called among callers whom an identity provider vouches for.
  public static final String VOUCHED = "saml/";

  /// What a page says that renews itself: nobody is there for sure.
  private static final String LIVE = "Hikae-Live";

  private static final int LONGEST = 100;

  private final Sessions sessions;
  private final String name;

  /// @param node the orchestrator's, which the cookie is named after: several of them may be at one
  ///   address
  public SessionCookies(Sessions sessions, String node) {
    this.sessions = sessions;
    this.name = "__Host-hikae-" + node;
  }

  /// Who is signed in.
  public Optional<Caller> caller(HttpServletRequest request) {
    var acts = request.getHeader(LIVE) == null;
    return shown(request)
        .flatMap(secret -> sessions.find(secret, acts))
        .map(SessionCookies::caller);
  }

  private static Caller caller(Person person) {
    var rights =
        person.rights().stream()
            .map(word -> Right.valueOf(word.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    var kind = person.vouched() ? VOUCHED : ACCOUNT;
    return new Caller(kind + person.name(), true, rights);
  }

  /// Whether somebody is known by a session, which a browser shows by itself.
  public static boolean isSignedIn(Caller caller) {
    return caller.name().startsWith(ACCOUNT) || caller.name().startsWith(VOUCHED);
  }

  /// The secret that the browser shows, of a session or of somebody on the way in.
  public Optional<String> shown(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
            .findFirst();
  }

  /// Has the browser keep a secret until it is closed.
  public void keep(HttpServletResponse response, String secret) {
    response.addCookie(cookie(secret, -1));
  }

  /// Ends the session, here and in the browser.
  public void end(HttpServletRequest request, HttpServletResponse response) {
    shown(request).ifPresent(sessions::end);
    response.addCookie(cookie("", 0));
  }

  private Cookie cookie(String value, int age) {
    var cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    cookie.setMaxAge(age);
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }

  /// Refuses a form that is not of a page of ours.
  public void requireOwnForm(HttpServletRequest request) {
    var said = field(request);
    var expected = shown(request).map(Secrets::formToken).orElse("");
    if (said == null || expected.isEmpty() || !same(said, expected)) {
      throw new Refusal(
          HttpStatus.FORBIDDEN,
          "this form is not of a page that was shown in this session",
          "open the page again and send it anew.");
    }
  }

  private static @Nullable String field(HttpServletRequest request) {
    try {
      return request.getParameter(FIELD);
    } catch (InvalidParameterException unreadable) {
      return null;
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
