package org.hikae.orchestrator.console;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a Japanese page for words that nobody has translated.
final class JapanesePage {
  private static final Pattern UNSEEN =
      Pattern.compile(
          "<(script|style|svg|code|pre)\\b.*?</\\1>|<[^>]*\\bclass=\"[^\"]*\\bmono\\b[^\"]*\"[^>]*>[^<]*<"
              + "|`[^`]*`|<[^>]*\\blang=\"en\"[^>]*>[^<]*<|<[^>]+>",
          Pattern.DOTALL);
  private static final Pattern WORD =
      Pattern.compile("(?<![\\w./:@-])[A-Za-z][a-z]{2,}(?![\\w/:@.-])");

  /// Names of products, standards and units, and what the played estate calls its things.
  private static final Set<String> NAMES =
      Set.of(
          "Hikae",
          "switchover",
          "hikae",
          "English",
          "tokyo",
          "osaka",
          "database",
          "documents",
          "files",
          "KiB",
          "MiB",
          "GiB",
          "HTTPS",
          "TLS",
          "API",
          "SSAE",
          "SAML",
          "PIN",
          "RSA",
          "Cookie",
          "Webhook",
          "Web");

  private JapanesePage() {}

  /// English words in the text of a page.
  static List<String> leftovers(String page) {
    var text = UNSEEN.matcher(page.substring(page.indexOf("<body"))).replaceAll(" ");
    return WORD.matcher(text)
        .results()
        .map(found -> found.group())
        .filter(word -> !NAMES.contains(word))
        .distinct()
        .toList();
  }
}
