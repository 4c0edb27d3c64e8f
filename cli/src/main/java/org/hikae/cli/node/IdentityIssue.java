package org.hikae.cli.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cluster.identity.Authority;
import org.hikae.protocol.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae identity issue`: makes a node's identity folder.
@Command(name = "issue", mixinStandardHelpOptions = true)
final class IdentityIssue implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "NODE", descriptionKey = "node")
  @SuppressWarnings("NullAway.Init")
  private String node;

  @Option(
      names = "--authority",
      paramLabel = "DIR",
      required = true,
      descriptionKey = "authority.folder")
  @SuppressWarnings("NullAway.Init")
  private Path authority;

  @Option(names = "--host", paramLabel = "NAME", required = true, descriptionKey = "host")
  private final List<String> hosts = new ArrayList<>();

  @Option(names = "--to", paramLabel = "DIR", required = true, descriptionKey = "identity.to")
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  IdentityIssue(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var named = named();
    if (Files.exists(folder.resolve("node.key"))) {
      throw new Complaint(
          ExitStatus.TARGET_UNUSABLE,
          folder + " holds an identity already.",
          "name another folder: an identity is never overwritten.");
    }
    Authority.open(authority, Clock.systemUTC()).issue(named, hosts, folder);
    terminal.say("identity.issued", named, folder, String.join(", ", hosts));
    return 0;
  }

  private NodeId named() throws Complaint {
    try {
      return NodeId.parse(node);
    } catch (IllegalArgumentException e) {
      throw new Complaint(
          ExitStatus.USAGE,
          e.getMessage() + ".",
          "name it like agent.osaka.a1, orchestrator.osaka.o1 or operator.osaka.jane.",
          e);
    }
  }
}
