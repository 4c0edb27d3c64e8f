package org.hikae.orchestrator.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/// What a visitor may choose on any page by its address (`?lang=ja`, `?theme=dark`): kept in a
/// cookie, so that it is still so on the next one.
public final class Choices implements HandlerInterceptor {
  private static final int A_YEAR_IN_SECONDS = 365 * 24 * 3600;

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    for (var choice : Choice.ALL) {
      asked(request, choice).ifPresent(chosen -> keep(response, choice, chosen));
    }
    return true;
  }

  /// Something that can be chosen by its address, and the words that it can be chosen by.
  record Choice(String parameter, Set<String> words) {
    static final Choice LANGUAGE = new Choice("lang", Set.of("en", "ja"));
    static final Choice THEME = new Choice("theme", Set.of("auto", "light", "dark"));
    static final List<Choice> ALL = List.of(LANGUAGE, THEME);

    Choice {
      words = Set.copyOf(words);
    }

    private String cookie() {
      return "hikae-" + parameter;
    }

    private Optional<String> known(@Nullable String word) {
      return words.stream().filter(each -> each.equals(word)).findFirst();
    }
  }

  /// What is chosen now, else what was chosen before.
  static Optional<String> of(HttpServletRequest request, Choice choice) {
    return asked(request, choice).or(() -> kept(request, choice));
  }

  private static Optional<String> asked(HttpServletRequest request, Choice choice) {
    return choice.known(parameters(request).get(choice.parameter()));
  }

  /// What the address or a form says, each name once; nothing when it cannot be read.
  static Map<String, String> parameters(HttpServletRequest request) {
    try {
      var parameters = new TreeMap<String, String>();
      request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
      return parameters;
    } catch (InvalidParameterException unreadable) {
      return new TreeMap<>();
    }
  }

  private static Optional<String> kept(HttpServletRequest request, Choice choice) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(choice.cookie()))
            .findFirst()
            .flatMap(cookie -> choice.known(cookie.getValue()));
  }

  private static void keep(HttpServletResponse response, Choice choice, String chosen) {
    var cookie = new Cookie(choice.cookie(), chosen);
    cookie.setPath("/");
    cookie.setMaxAge(A_YEAR_IN_SECONDS);
    cookie.setHttpOnly(true);
    cookie.setSecure(true);
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }
}
