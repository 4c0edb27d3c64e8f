package org.hikae.cli;

import picocli.CommandLine.Command;

/// `hikae`: everything else is a command of it.
@Command(
    name = "hikae",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {})
final class HikaeCommand {}
