package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import org.hikae.domain.text.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/// Which language a visitor is spoken to in: the one just chosen (`?lang=ja`), else the one chosen
/// before, else what the browser asks for.
public final class Speech implements LocaleResolver {
  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return Locale.forLanguageTag(language(request).tag());
  }

  /// The language of a request.
  public static Language language(HttpServletRequest request) {
    return Choices.of(request, Choices.Choice.LANGUAGE)
        .map(Speech::named)
        .orElseGet(
            () -> request.getLocale().getLanguage().equals("ja") ? Language.JA : Language.EN);
  }

  private static Language named(String tag) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("a language is chosen with ?lang=");
  }
}
