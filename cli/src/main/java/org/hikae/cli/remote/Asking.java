package org.hikae.cli.remote;

import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Mixin;

/// A command that asks a running orchestrator: what all of them have in common.
public abstract class Asking implements Callable<Integer> {
  protected final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  protected Asking(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public final Integer call() throws Exception {
    try (var client = connection.open()) {
      ask(client);
    }
    return 0;
  }

  /// Does what the command is for; throws a complaint where that fails.
  protected abstract void ask(OrchestratorClient client) throws Exception;

  /// The text under `key`, filled in.
  protected final String say(String key, Object... values) {
    return terminal.words().say(key, values);
  }

  /// A column of texts under the heading that `key` has.
  protected final Column left(String key) {
    return Column.left(say(key));
  }

  /// A column of numbers under the heading that `key` has.
  protected final Column right(String key) {
    return Column.right(say(key));
  }
}
