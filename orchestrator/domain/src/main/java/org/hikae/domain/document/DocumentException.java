package org.hikae.domain.document;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// A document that cannot be used, with everything that is wrong with it.
public final class DocumentException extends IOException {
  private static final long serialVersionUID = 1;

  private final String document;
  private final transient List<Finding> findings;

  public DocumentException(String document, List<Finding> findings) {
    super(sentence(document, findings.stream().sorted().toList()));
    this.document = document;
    this.findings = findings.stream().sorted().toList();
  }

  /// The file, as it was named.
  public String document() {
    return document;
  }

  /// Every mistake, by line.
  public List<Finding> findings() {
    return findings;
  }

  /// The first mistake, and how many there are besides, without the way out.
  public String firstProblem() {
    var first = findings.getFirst();
    var more = findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)";
    return document + ":" + first.line() + ": " + first.problem() + more;
  }

  /// The way out of the first mistake.
  public String hint() {
    return findings.getFirst().wayOut();
  }

  private static String sentence(String document, List<Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                document
                    + ":"
                    + finding.line()
                    + ": "
                    + finding.problem()
                    + "; "
                    + finding.wayOut())
        .collect(Collectors.joining("\n"));
  }
}
