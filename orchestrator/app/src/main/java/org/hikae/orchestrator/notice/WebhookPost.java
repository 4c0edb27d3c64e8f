package org.hikae.orchestrator.notice;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.hikae.domain.notice.Delivery;
import tools.jackson.databind.json.JsonMapper;

/// Posts JSON over HTTPS, signed: `Hikae-Signature` is `v1=` and the HMAC-SHA256 of the time in
/// `Hikae-Timestamp`, a full stop and the body, hexadecimal.
public final class WebhookPost implements Post {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String ALGORITHM = "HmacSHA256";

  private final HttpClient client;
  private final SecretKeySpec key;
  private final String console;
  private final Clock clock;
  private final JsonMapper json = new JsonMapper();

  public WebhookPost(SSLContext tls, byte[] key, String console, Clock clock) {
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void send(Delivery delivery) throws NotSent {
    var url = Objects.requireNonNull(delivery.contact().webhook());
    var body = json.writeValueAsString(body(delivery));
    var time = String.valueOf(clock.instant().getEpochSecond());
    var request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Hikae-Delivery", delivery.name())
            .header("Hikae-Timestamp", time)
            .header("Hikae-Signature", "v1=" + signature(time + "." + body))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new NotSent("webhook at " + url.getHost() + " answered " + status);
      }
    } catch (IOException e) {
      throw new NotSent("webhook at " + url.getHost() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSent("interrupted", e);
    }
  }

  private Map<String, Object> body(Delivery delivery) {
    var notice = delivery.notice();
    var concern = notice.concern();
    var body = new LinkedHashMap<String, Object>();
    body.put("notice", notice.id());
    body.put("news", delivery.news().name().toLowerCase(Locale.ROOT));
    body.put("urgency", concern.urgency().name().toLowerCase(Locale.ROOT));
    body.put("en", concern.sentence().en());
    body.put("ja", concern.sentence().ja());
    body.put("raisedAt", notice.raisedAt().toString());
    body.put("resolvedAt", notice.resolvedAt() == null ? null : notice.resolvedAt().toString());
    body.put("command", concern.command());
    body.put("url", console + concern.page());
    body.put("contact", delivery.contact().id());
    return body;
  }

  private String signature(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
