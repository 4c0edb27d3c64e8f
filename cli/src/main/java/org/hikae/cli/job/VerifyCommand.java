package org.hikae.cli.job;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae verify`: has vaults of the estate looked through by their agents.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyRun.class, VerifyList.class})
public final class VerifyCommand extends Group {}
