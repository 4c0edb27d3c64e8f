package org.hikae.orchestrator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.identity.IdentityException;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.EstateFile;
import org.hikae.orchestrator.saml.IdentityProvider;
import org.hikae.orchestrator.settings.ConfigFolder;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.settings.SettingsFile;
import org.hikae.orchestrator.settings.SettingsText;
import org.hikae.orchestrator.wiring.ClusterWiring;
import org.hikae.orchestrator.wiring.OrchestratorWiring;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// One running orchestrator: its place in the mesh and the ledger, its own PostgreSQL, its jobs,
/// its HTTPS door.
public final class Orchestrator implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final OrchestratorSettings settings;
  private final ConfigurableApplicationContext context;

  private Orchestrator(OrchestratorSettings settings, ConfigurableApplicationContext context) {
    this.settings = settings;
    this.context = context;
  }

  /// Starts an orchestrator with the settings in `config` and returns once its door is open. The
  /// ledger may still be looking for a majority then.
  public static Orchestrator start(Path config) throws OrchestratorException {
    return start(config, ClusterWiring.class);
  }

  /// The same at a place in the cluster that `cluster` makes.
  static Orchestrator start(Path config, Class<?> cluster) throws OrchestratorException {
    var settings = SettingsFile.read(config);
    var text = text(config);
    requireIdentity(settings);
    var estate = estate(settings);
    var provider = provider(settings);
    var application = new SpringApplication(OrchestratorWiring.class, cluster);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.setAddCommandLineProperties(false);
    application.setDefaultProperties(properties(settings));
    application.addInitializers(
        created -> {
          var beans = created.getBeanFactory();
          beans.registerSingleton("settings", settings);
          beans.registerSingleton("settingsText", new SettingsText(text));
          estate.ifPresent(given -> beans.registerSingleton("givenEstate", given));
          provider.ifPresent(read -> beans.registerSingleton("identityProvider", read));
          beans.registerSingleton(
              "configFolder", new ConfigFolder(config.toAbsolutePath().resolveSibling("")));
        });
    try {
      return new Orchestrator(settings, application.run());
    } catch (RuntimeException e) {
      throw Diagnosis.of(e);
    }
  }

  /// Spring reads the same files for the door, and has no plain words for what is wrong with them.
  private static void requireIdentity(OrchestratorSettings settings) throws OrchestratorException {
    try {
      Identity.load(settings.identity(), Clock.systemUTC());
    } catch (IdentityException e) {
      throw new OrchestratorException(String.valueOf(e.getMessage()), e.hint(), e);
    }
  }

  private static String text(Path config) throws OrchestratorException {
    try {
      return Files.readString(config);
    } catch (IOException e) {
      throw new OrchestratorException(
          config + " cannot be read: " + e.getMessage(), "save it as UTF-8, readable here.", e);
    }
  }

  private static Optional<Estate> estate(OrchestratorSettings settings)
      throws OrchestratorException {
    if (settings.estate() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(EstateFile.read(settings.estate()));
    } catch (DocumentException e) {
      throw new OrchestratorException(e.firstProblem(), e.hint(), e);
    }
  }

  private static Optional<IdentityProvider> provider(OrchestratorSettings settings)
      throws OrchestratorException {
    var saml = settings.saml();
    return saml == null ? Optional.empty() : Optional.of(IdentityProvider.read(saml.metadata()));
  }

  private static Map<String, Object> properties(OrchestratorSettings settings) {
    var identity = settings.identity();
    return Map.ofEntries(
        Map.entry("server.address", settings.console().getHostString()),
        Map.entry("server.port", settings.console().getPort()),
        Map.entry("server.shutdown", "immediate"),
        Map.entry("server.ssl.bundle", "node"),
        Map.entry("server.ssl.client-auth", settings.reading().clientAuthentication()),
        Map.entry("spring.ssl.bundle.pem.node.options.enabled-protocols", List.of("TLSv1.3")),
        Map.entry("spring.ssl.bundle.pem.node.options.ciphers", Identity.CIPHERS),
        Map.entry("spring.ssl.bundle.pem.node.keystore.certificate", file(identity, "node.crt")),
        Map.entry("spring.ssl.bundle.pem.node.keystore.private-key", file(identity, "node.key")),
        Map.entry("spring.ssl.bundle.pem.node.truststore.certificate", file(identity, "ca.crt")),
        Map.entry("logging.level.org.springframework.boot.SpringApplication", "off"),
        Map.entry("logging.level.org.springframework.boot.diagnostics", "off"),
        Map.entry("logging.level.org.jgroups", "error"),
        Map.entry("logging.level.org.apache.ratis", "error"),
        Map.entry("spring.threads.virtual.enabled", true),
        Map.entry("spring.messages.basename", "console/messages,console/pages"),
        Map.entry("spring.messages.fallback-to-system-locale", false),
        Map.entry("spring.thymeleaf.prefix", "classpath:/console/"),
        Map.entry("spring.web.resources.add-mappings", false));
  }

  private static String file(Path folder, String name) {
    return "file:" + folder.resolve(name);
  }

  /// Starts an orchestrator and stays until the process is asked to end (SIGTERM, SIGINT), which
  /// closes it in good order.
  public static void run(Path config) throws OrchestratorException, InterruptedException {
    var orchestrator = start(config);
    Runtime.getRuntime().addShutdownHook(new Thread(orchestrator::close, "close"));
    orchestrator.closed.await();
  }

  /// The settings it was started with.
  public OrchestratorSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    context.close();
    closed.countDown();
  }
}
