package org.hikae.cli.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cluster.identity.Authority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `hikae identity authority`: makes the estate's own certificate authority.
@Command(name = "authority", mixinStandardHelpOptions = true)
final class IdentityAuthority implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", descriptionKey = "authority.folder")
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  IdentityAuthority(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (Files.exists(folder.resolve("ca.key"))) {
      throw new Complaint(
          ExitStatus.TARGET_UNUSABLE,
          folder + " holds an authority already.",
          "use it with 'hikae identity issue', or name another folder.");
    }
    Authority.create(folder, Clock.systemUTC());
    terminal.say("authority.made", folder);
    terminal.say("authority.made.keep", folder.resolve("ca.key"));
    return 0;
  }
}
