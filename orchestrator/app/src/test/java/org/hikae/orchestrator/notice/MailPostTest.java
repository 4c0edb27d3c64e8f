package org.hikae.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.hikae.domain.estate.Channel;
import org.hikae.domain.estate.Contact;
import org.hikae.domain.estate.Telling;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.notice.Concern;
import org.hikae.domain.notice.Delivery;
import org.hikae.domain.notice.News;
import org.hikae.domain.notice.Notice;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.settings.NoticeSettings.Mail;
import org.hikae.orchestrator.settings.NoticeSettings.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailPostTest {
  private final GreenMail plain =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    plain.start();
  }

  @AfterEach
  void stop() {
    plain.stop();
  }

  @Test
  void aServerOnThisMachineMayBePlain() throws Exception {
    post(Security.NONE).send(delivery());

    assertThat(plain.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aServerThatOffersNoTlsGetsNoMail() throws Exception {
    var post = post(Security.STARTTLS);

    assertThatThrownBy(() -> post.send(delivery())).isInstanceOf(NotSent.class);
    assertThat(plain.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerElsewhereIsNeverSpokenToInPlain() {
    var elsewhere = InetSocketAddress.createUnresolved("192.0.2.1", 25);

    assertThatThrownBy(() -> new Mail(elsewhere, Security.NONE, "h@example.jp", null, null))
        .hasMessageContaining("on this machine only");
  }

  private MailPost post(Security security) throws Exception {
    var server = InetSocketAddress.createUnresolved("127.0.0.1", plain.getSmtp().getPort());
    var mail = new Mail(server, security, "hikae@example.jp", null, null);
    return new MailPost(
        mail, SSLContext.getDefault(), "https://console.example.jp", Clock.systemUTC());
  }

  private static Delivery delivery() {
    var words = new Bilingual("Registry is lost.", "台帳が失われました。");
    var concern = new Concern("registry", Urgency.ALARM, words, "", "/", false);
    var notice =
        new Notice(
            concern.id(),
            1,
            concern,
            Instant.parse("2026-11-26T12:00:00Z"),
            null,
            null,
            null,
            List.of());
    var sato =
        new Contact(
            "sato",
            new Bilingual("Sato", "佐藤"),
            List.of(),
            "sato@example.jp",
            null,
            null,
            Telling.USUAL);
    return new Delivery(notice, sato, Channel.MAIL, News.RAISED);
  }
}
