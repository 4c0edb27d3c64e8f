package org.hikae.cli.job;

import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// `list`: the newest runs of retention and what they came to.
@Command(name = "list", mixinStandardHelpOptions = true)
final class RetentionList extends JobListing {
  RetentionList(Terminal terminal) {
    super(terminal, "retention");
  }
}
