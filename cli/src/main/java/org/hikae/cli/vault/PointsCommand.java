package org.hikae.cli.vault;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae points`: what can be brought back.
@Command(
    name = "points",
    mixinStandardHelpOptions = true,
    subcommands = {
      PointsList.class,
      PointsShow.class,
      PointsFiles.class,
      PointsDiff.class,
      PointsHold.class,
      PointsRelease.class,
      PointsForget.class
    })
public final class PointsCommand extends Group {}
