package org.hikae.orchestrator.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hikae.domain.estate.Channel;
import org.hikae.orchestrator.OrchestratorException;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.console.NoticesPages;
import org.hikae.orchestrator.http.Attention;
import org.hikae.orchestrator.http.NoticesApi;
import org.hikae.orchestrator.http.NoticesDoor;
import org.hikae.orchestrator.ledger.AccessRows;
import org.hikae.orchestrator.ledger.AccountRows;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.NoticeRows;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.notice.Concerns;
import org.hikae.orchestrator.notice.GlassBroken;
import org.hikae.orchestrator.notice.MailPost;
import org.hikae.orchestrator.notice.NoticeDesk;
import org.hikae.orchestrator.notice.NoticeRounds;
import org.hikae.orchestrator.notice.NoticeRounds.Pace;
import org.hikae.orchestrator.notice.Post;
import org.hikae.orchestrator.notice.RefusedOften;
import org.hikae.orchestrator.notice.WebhookPost;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Telling people.
@Configuration(proxyBeanMethods = false)
public class NoticeWiring {
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final int SHORTEST_KEY_BYTES = 32;
  private static final String KEY_HINT =
      "make one that only this account reads: openssl rand -hex 32 > FILE.";

  /// The ways that this orchestrator has to tell somebody.
  record Posts(Map<Channel, Post> byChannel) {}

  @Bean
  Posts posts(OrchestratorSettings settings, Clock clock) throws OrchestratorException {
    var notices = settings.notices();
    var posts = new EnumMap<Channel, Post>(Channel.class);
    var console =
        "https://" + settings.console().getHostString() + ":" + settings.console().getPort();
    var tls = tls(notices.authorities());
    if (notices.mail() != null) {
      posts.put(Channel.MAIL, new MailPost(notices.mail(), tls, console, clock));
    }
    if (notices.webhookKeyFile() != null) {
      var key = key(notices.webhookKeyFile());
      posts.put(Channel.WEBHOOK, new WebhookPost(tls, key, console, clock));
    }
    return new Posts(posts);
  }

  private static byte[] key(Path file) throws OrchestratorException {
    try {
      var key = Files.readAllBytes(file);
      if (key.length >= SHORTEST_KEY_BYTES) {
        return key;
      }
      throw new OrchestratorException(
          "the webhook key " + file + " is shorter than " + SHORTEST_KEY_BYTES + " bytes",
          KEY_HINT);
    } catch (IOException e) {
      throw new OrchestratorException("the webhook key " + file + " cannot be read", KEY_HINT, e);
    }
  }

  private static SSLContext tls(@Nullable Path authorities) throws OrchestratorException {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities == null ? null : store(authorities));
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new OrchestratorException(
          "the authorities of notices, " + authorities + ", cannot be read: " + e.getMessage(),
          "name a PEM file with certificates, or leave notices.authorities out.",
          e);
    }
  }

  private static KeyStore store(Path pem) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      var number = 0;
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry(String.valueOf(number++), each);
      }
    }
    return store;
  }

  @Bean
  NoticeRows noticeRows(JdbcClient sql) {
    return new NoticeRows(sql);
  }

  @Bean
  NoticeDesk noticeDesk(Decisions decisions, NoticeRows rows, Clock clock) {
    return new NoticeDesk(decisions, rows, clock);
  }

  @Bean
  NoticeRounds noticeRounds(
      Attention attention,
      AccessRows accesses,
      AccountRows accounts,
      RunJournal journal,
      Recoveries recoveries,
      NoticeDesk desk,
      NoticeRows rows,
      EstateInForce estate,
      Leadership leadership,
      Posts posts,
      OrchestratorSettings settings,
      Clock clock) {
    var concerns =
        new Concerns(
            attention,
            new RefusedOften(accesses, clock),
            new GlassBroken(accounts, clock),
            journal,
            recoveries,
            clock);
    var pace = new Pace(EVERY, settings.notices().patience());
    return new NoticeRounds(
        concerns, desk, rows, estate, leadership, posts.byChannel(), pace, clock);
  }

  @Bean
  NoticesDoor noticesDoor(
      NoticeRows rows, NoticeDesk desk, EstateInForce estate, Posts posts, Clock clock) {
    return new NoticesDoor(rows, desk, estate, posts.byChannel(), clock);
  }

  @Bean
  NoticesApi noticesApi(NoticesDoor door) {
    return new NoticesApi(door);
  }

  @Bean
  NoticesPages noticesPages(NoticesDoor door, Clock clock) {
    return new NoticesPages(door, clock);
  }
}
