package org.hikae.cli.job;

import picocli.CommandLine.Option;

/// How a job is followed: the options of every command that orders one.
final class JobManner {
  @Option(names = "--no-wait", descriptionKey = "run.no-wait")
  private boolean noWait;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  boolean waits() {
    return !noWait;
  }

  boolean json() {
    return json;
  }
}
