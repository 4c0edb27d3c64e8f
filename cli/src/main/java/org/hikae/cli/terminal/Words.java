package org.hikae.cli.terminal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// The texts that people read, in the language that they set by `LC_ALL`, `LC_MESSAGES` or `LANG`;
/// the launcher passes it on as `HIKAE_LANG` where it has to set `LC_ALL` for the charset's sake.
public final class Words {
  private static final String BUNDLE = "org.hikae.cli.messages";

  private final Locale locale;
  private final ResourceBundle bundle;

  /// English is what the bundle without a language has: to look for one with it would be to look
  /// into every jar there is.
  private Words(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale.equals(Locale.ENGLISH) ? Locale.ROOT : locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// Chooses by the environment, as every other program on a terminal does.
  public static Words of(Map<String, String> environment) {
    return Stream.of("HIKAE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .filter(value -> value.startsWith("ja"))
        .map(_ -> japanese())
        .orElseGet(Words::english);
  }

  public static Words english() {
    return new Words(Locale.ENGLISH);
  }

  public static Words japanese() {
    return new Words(Locale.JAPANESE);
  }

  public Locale locale() {
    return locale;
  }

  /// The bundle itself, for those who look texts up by their own keys.
  public ResourceBundle bundle() {
    return bundle;
  }

  /// The text under `key` with `{0}`, `{1}`, … filled in.
  public String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /// The text under `key`, or `otherwise` when there is none.
  public String sayOr(String key, String otherwise) {
    try {
      return bundle.getString(key);
    } catch (MissingResourceException _) {
      return otherwise;
    }
  }
}
