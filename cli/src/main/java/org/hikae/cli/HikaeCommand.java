package org.hikae.cli;

import org.hikae.cli.node.OrchestratorCommand;
import org.hikae.cli.vault.BackupCommand;
import org.hikae.cli.vault.PointsCommand;
import org.hikae.cli.vault.RestoreCommand;
import org.hikae.cli.vault.VaultCommand;
import picocli.CommandLine.Command;

/// `hikae`: everything else is a command of it.
@Command(
    name = "hikae",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BackupCommand.class,
      OrchestratorCommand.class,
      PointsCommand.class,
      RestoreCommand.class,
      VaultCommand.class
    })
final class HikaeCommand extends Group {}
