package org.hikae.cli.job;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae catalog`: what the orchestrators know of the vaults' recovery points.
@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CatalogPoints.class,
      CatalogFiles.class,
      CatalogDownload.class,
      CatalogRebuild.class
    })
public final class CatalogCommand extends Group {}
