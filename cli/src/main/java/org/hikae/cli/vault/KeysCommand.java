package org.hikae.cli.vault;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae keys`: who can open a vault.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    subcommands = {
      KeysList.class,
      KeysAdd.class,
      KeysRemove.class,
      KeysRotate.class,
      KeysSplit.class,
      KeysJoin.class
    })
public final class KeysCommand extends Group {}
