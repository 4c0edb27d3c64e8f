package org.hikae.cli;

import picocli.CommandLine;

/// The program behind `hikae`.
public final class Main {
  private Main() {}

  public static void main(String... arguments) {
    System.exit(new CommandLine(new HikaeCommand()).execute(arguments));
  }
}
