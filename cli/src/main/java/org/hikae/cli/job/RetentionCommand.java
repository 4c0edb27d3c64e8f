package org.hikae.cli.job;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae retention`: what vaults of the estate forget, and having it done.
@Command(
    name = "retention",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RetentionShow.class,
      RetentionRun.class,
      RetentionWithdraw.class,
      RetentionHold.class,
      RetentionRelease.class,
      RetentionList.class
    })
public final class RetentionCommand extends Group {}
