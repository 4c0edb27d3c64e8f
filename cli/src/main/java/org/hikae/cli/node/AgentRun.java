package org.hikae.cli.node;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hikae.agent.Agent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hikae agent run`: an agent, until the process is asked to end.
@Command(name = "run", mixinStandardHelpOptions = true)
final class AgentRun implements Callable<Integer> {
  @Option(names = "--config", paramLabel = "FILE", required = true, descriptionKey = "config")
  @SuppressWarnings("NullAway.Init")
  private Path config;

  @Override
  public Integer call() throws Exception {
    Agent.run(config);
    return 0;
  }
}
