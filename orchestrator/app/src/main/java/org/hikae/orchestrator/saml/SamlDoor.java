package org.hikae.orchestrator.saml;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.signin.Sessions;
import org.jspecify.annotations.Nullable;

/// Signing in by SAML where the settings name an identity provider, and nothing where they do not.
public final class SamlDoor {
  private final @Nullable SamlSignIn signIn;
  private final @Nullable Service service;
  private final @Nullable IdentityProvider provider;

  /// @param provider the one that the settings name; null for none
  public SamlDoor(
      OrchestratorSettings settings,
      @Nullable IdentityProvider provider,
      Sessions sessions,
      SecureRandom random,
      Clock clock) {
    var saml = settings.saml();
    this.provider = provider;
    if (saml == null || provider == null) {
      this.signIn = null;
      this.service = null;
      return;
    }
    this.service = Service.of(saml, settings.self());
    var requests = new Requests(random, clock);
    this.signIn = new SamlSignIn(saml, provider, service, requests, sessions::open, clock);
  }

  /// What the identity provider is called.
  public Optional<String> provider() {
    return Optional.ofNullable(provider).map(IdentityProvider::entityId);
  }

  public Optional<SamlSignIn> signIn() {
    return Optional.ofNullable(signIn);
  }

  /// What a provider wants to know of us.
  public Optional<String> metadata() {
    return Optional.ofNullable(service).map(Service::metadata);
  }
}
