package org.hikae.cli.vault;

import org.hikae.cli.Group;
import picocli.CommandLine.Command;

/// `hikae vault`: make a vault, look at it, take care of it, try its place.
@Command(
    name = "vault",
    mixinStandardHelpOptions = true,
    subcommands = {
      VaultInit.class,
      VaultOverview.class,
      VaultCheck.class,
      VaultVerify.class,
      VaultHeal.class,
      VaultMirror.class,
      VaultPrune.class,
      VaultRebuildIndex.class,
      VaultProbe.class,
      VaultLock.class,
      VaultParity.class
    })
public final class VaultCommand extends Group {}
