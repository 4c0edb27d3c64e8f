package org.hikae.orchestrator.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikae.domain.text.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/// Which language a visitor is spoken to in: the one just chosen (`?lang=ja`), else the one chosen
/// before, else what the browser asks for.
public final class Speech implements LocaleResolver {
  private static final String COOKIE = "hikae-lang";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return Locale.forLanguageTag(language(request).tag());
  }

  /// The language of a request.
  public static Language language(HttpServletRequest request) {
    return Stream.of(chosen(request), remembered(request))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(
            () -> request.getLocale().getLanguage().equals("ja") ? Language.JA : Language.EN);
  }

  /// Remembers what was just chosen.
  static void remember(HttpServletRequest request, HttpServletResponse response) {
    chosen(request)
        .ifPresent(
            language -> {
              var cookie = new Cookie(COOKIE, language.tag());
              cookie.setPath("/");
              cookie.setHttpOnly(true);
              cookie.setSecure(true);
              cookie.setAttribute("SameSite", "Strict");
              response.addCookie(cookie);
            });
  }

  private static Optional<Language> chosen(HttpServletRequest request) {
    return named(request.getParameter("lang"));
  }

  private static Optional<Language> remembered(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .findFirst()
            .flatMap(cookie -> named(cookie.getValue()));
  }

  private static Optional<Language> named(@Nullable String tag) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst();
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("a language is chosen with ?lang=");
  }
}
