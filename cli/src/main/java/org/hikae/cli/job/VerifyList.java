package org.hikae.cli.job;

import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// `list`: the newest verifications and what they came to.
@Command(name = "list", mixinStandardHelpOptions = true)
final class VerifyList extends JobListing {
  VerifyList(Terminal terminal) {
    super(terminal, "verify");
  }
}
