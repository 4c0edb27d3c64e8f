package org.hikae.cli.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import org.hikae.cluster.identity.Identity;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreAccess;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.Stores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a vault is, and who we are to the agent that serves it, if one does.
final class StoreChoice {
  @Option(
      names = "--vault",
      paramLabel = "URL",
      required = true,
      defaultValue = "${env:HIKAE_VAULT}",
      descriptionKey = "vault")
  @SuppressWarnings("NullAway.Init")
  private String url;

  @Option(
      names = "--identity",
      paramLabel = "DIR",
      defaultValue = "${env:HIKAE_IDENTITY}",
      descriptionKey = "identity")
  private @Nullable Path identity;

  /// Takes what was typed; false when it says too little, or the environment says more.
  boolean take(PlainLine line) {
    var typed = line.value("--vault").orElse(System.getenv("HIKAE_VAULT"));
    if (typed == null || typed.isEmpty() || System.getenv("HIKAE_IDENTITY") != null) {
      return false;
    }
    url = typed;
    return true;
  }

  /// Where it is, as it was written.
  String url() {
    return url;
  }

  Store open() throws IOException {
    return open(url);
  }

  /// Opens another place, as who we are here.
  Store open(String other) throws IOException {
    return Stores.open(other, StoreAccess.ofThisProcess().identifiedBy(this::tls));
  }

  private SSLContext tls() throws IOException {
    if (identity == null) {
      throw new StoreException.Unusable(
          url + " asks for a certificate, and none was named",
          "Name your identity folder (ca.crt, node.crt, node.key) with --identity or"
              + " HIKAE_IDENTITY.");
    }
    return Identity.load(identity, Clock.systemUTC()).tls();
  }
}
