package org.hikae.cli.node;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae orchestrator`.
@Command(
    name = "orchestrator",
    mixinStandardHelpOptions = true,
    subcommands = {
      OrchestratorRun.class,
      ExportState.class,
      ImportState.class,
      OrchestratorRebuild.class
    })
public final class OrchestratorCommand extends Group {}
