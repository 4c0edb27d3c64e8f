package org.hikae.cli.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cluster.identity.Identity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the orchestrators are and who asks: the options of every command that asks them. Who asks
/// is shown by a certificate, or by a token, which is never on the command line, where everybody
/// could read it.
public final class Connection {
  private static final String TOKEN = "HIKAE_TOKEN";
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s/:@?#\\[\\]]+:\\d{1,5}|\\[[0-9a-fA-F:.]+]:\\d{1,5}");

  @Option(
      names = "--console",
      paramLabel = "HOST:PORT",
      required = true,
      split = ",",
      defaultValue = "${env:HIKAE_CONSOLE}",
      descriptionKey = "console")
  private final List<String> consoles = new ArrayList<>();

  @Option(
      names = "--identity",
      paramLabel = "DIR",
      defaultValue = "${env:HIKAE_IDENTITY}",
      descriptionKey = "operator")
  private @Nullable Path identity;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      defaultValue = "${env:HIKAE_TOKEN_FILE}",
      descriptionKey = "token.file")
  private @Nullable Path tokenFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      defaultValue = "${env:HIKAE_CA}",
      descriptionKey = "token.ca")
  private @Nullable Path authority;

  /// A client that shows the token, if there is one, else the identity.
  public OrchestratorClient open() throws IOException, Complaint {
    for (var console : consoles) {
      requireAddress(console);
    }
    var token = token(System.getenv());
    if (token != null) {
      return new OrchestratorClient(
          Identity.unshown(authority(), Clock.systemUTC()), token, consoles);
    }
    if (identity == null) {
      throw new Complaint(
          ExitStatus.USAGE,
          "nothing says who asks.",
          "name your certificate with --identity DIR, or a token with --token-file FILE.");
    }
    return new OrchestratorClient(Identity.load(identity, Clock.systemUTC()), consoles);
  }

  private static void requireAddress(String console) throws Complaint {
    if (!ADDRESS.matcher(console).matches()) {
      throw new Complaint(
          ExitStatus.USAGE,
          "'" + console + "' is no address of a console.",
          "write HOST:PORT with --console or in HIKAE_CONSOLE.");
    }
  }

  private @Nullable String token(Map<String, String> environment) throws IOException {
    return tokenFile == null ? environment.get(TOKEN) : Files.readString(tokenFile).strip();
  }

  private Path authority() throws Complaint {
    if (authority != null) {
      return authority;
    }
    if (identity == null) {
      throw new Complaint(
          ExitStatus.USAGE,
          "nothing says which orchestrators to believe.",
          "name the estate's ca.crt with --ca FILE.");
    }
    return identity.resolve("ca.crt");
  }
}
