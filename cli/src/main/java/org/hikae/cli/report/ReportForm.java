package org.hikae.cli.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.ApiPath;
import org.jspecify.annotations.Nullable;

/// In which form a report is written.
enum ReportForm {
  HTML,
  PDF,
  CSV,
  JSON;

  /// The form that was asked for; else the one that the file's name ends with.
  static ReportForm of(@Nullable String said, String target) throws Complaint {
    var word = said == null ? target.substring(target.lastIndexOf('.') + 1) : said;
    for (var form : values()) {
      if (form.toString().equalsIgnoreCase(word)) {
        return form;
      }
    }
    throw new Complaint(
        ExitStatus.USAGE,
        said == null
            ? "the form of " + target + " is not clear."
            : "there is no report as '" + said + "'.",
        "say one of " + forms() + ": --as html, or a file that ends with .html.");
  }

  private static String forms() {
    return Arrays.stream(values()).map(ReportForm::toString).collect(Collectors.joining(", "));
  }

  /// Where a report is had in this form.
  ApiPath path(ApiPath report) {
    return this == JSON ? report : report.then(toString());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
