package org.hikae.orchestrator.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hikae.orchestrator.Premises;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole orchestrator tells people, by a real mail server and a real webhook, what is wrong at
/// two services that have no copies yet. Each test goes on from the one before it.
@Tag("long")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoticesTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String SATO = "sato@example.jp";
  private static final String CHIEF = "chief@example.jp";

  @TempDir static Path folder = Path.of("unset");

  @SuppressWarnings("NullAway.Init")
  private Mailbox mailbox;

  @SuppressWarnings("NullAway.Init")
  private Premises premises;

  @BeforeAll
  void start() throws Exception {
    mailbox = new Mailbox(Files.createDirectory(folder.resolve("post")));
    Files.writeString(folder.resolve("webhook.key"), KEY);
    Files.writeString(folder.resolve("mail.password"), "letters\n");
    premises = Premises.open(Files.createDirectory(folder.resolve("estate")), settings(), people());
  }

  @AfterAll
  void stop() {
    premises.close();
    mailbox.close();
  }

  private String settings() {
    return """
    notices:
      mail: {server: "127.0.0.1:%d", security: smtps, from: hikae@example.jp, user: hikae, passwordFile: %2$s/mail.password}
      webhookKeyFile: %2$s/webhook.key
      authorities: %3$s
      patience: 300ms
    """
        .formatted(mailbox.mailPort(), folder, mailbox.authority);
  }

  private String people() {
    return """
    contacts:
      - {id: sato, name: {en: Sato, ja: 佐藤}, roles: [operator], mail: %s, notices: all}
      - {id: chief, name: {en: Chief, ja: 課長}, roles: [], mail: %s, after: 3s, language: en}
      - {id: chat, name: {en: Chat, ja: 当直}, roles: [], webhook: "https://127.0.0.1:%d/hook"}
    """
        .formatted(SATO, CHIEF, mailbox.web.getAddress().getPort());
  }

  @Test
  @Tag("REL-02")
  @Order(1)
  void anAlarmReachesItsContactByMailInBothLanguages() throws Exception {
    var mail = until(() -> first(SATO, "警報:住民台帳の複製が他のサイトにありません"));

    assertThat(mail.getContent().toString())
        .contains("佐藤 様", "住民台帳の複製が他のサイトにありません。", "Sato,")
        .contains("Alarm: Resident registry has no copy at another site.")
        .contains("https://127.0.0.1:" + premises.port + "/points/registry")
        .contains("hikae notice acknowledge ");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  @Order(2)
  void aWebhookThatRefusesIsCalledAgainWithTheSameDeliverySigned() throws Exception {
    var refused = until(() -> mailbox.calls.stream().findFirst());
    var taken =
        until(
            () ->
                mailbox.calls.stream()
                    .filter(call -> call.taken() && call.delivery().equals(refused.delivery()))
                    .findFirst());

    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    var signed = (taken.timestamp() + "." + taken.body()).getBytes(StandardCharsets.UTF_8);
    assertThat(taken.signature()).isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(signed)));
    assertThat(new JsonMapper().readTree(taken.body()).path("urgency").asString())
        .isEqualTo("alarm");
  }

  @Test
  @Tag("REL-02")
  @Order(3)
  void whatNobodyAcknowledgesReachesTheNextInLine() throws Exception {
    var mail = until(() -> first(CHIEF, "Resident registry has no copy"));

    assertThat(mail.getContent().toString()).doesNotContain("住民台帳");
  }

  @Test
  @Order(4)
  void whoeverIsAtItIsNamed() throws Exception {
    var id = notice("Building permits has no copy").path("id").asString();

    premises.sato.post("/notices/" + id + "/acknowledge", "");

    var seen = notice("Building permits has no copy");
    assertThat(seen.path("acknowledgedBy").asString()).isEqualTo("operator.osaka.sato");
    assertThat(premises.page("/notices", "Accept", "text/html").body())
        .contains("operator.osaka.sato is at it", "told: ");
  }

  @Test
  @Order(5)
  void whoeverWasToldHearsThatItIsOver() throws Exception {
    premises.protect(Premises.REGISTRY, "full");

    var mail = until(() -> first(SATO, "解消:住民台帳の複製が他のサイトにありません"));

    assertThat(mail.getContent().toString()).contains("Over: ").doesNotContain("acknowledge");
  }

  @Test
  @Order(6)
  void aTestSaysWhetherTheServerTookIt() throws Exception {
    var trials = premises.sato.post("/notices/test", "{\"contact\":\"sato\"}");

    assertThat(trials.path(0).path("channel").asString()).isEqualTo("mail");
    assertThat(trials.path(0).path("problem").isNull()).as(trials.toString()).isTrue();
    assertThat(first(SATO, "テスト送信")).isPresent();
    assertThat(premises.sato.posted("/notices/test", "{\"contact\":\"nobody\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  @Order(7)
  void anOrchestratorThatLeadsAnewTellsNobodyAgain() throws Exception {
    premises.restartWithAnEmptyStore();
    premises.protect(Premises.PERMITS, "full");
    premises.ended(premises.order(Premises.REGISTRY, "site-loss", "drill"));

    until(() -> first(SATO, "訓練が完了しました"));
    until(() -> first(SATO, "解消:建築許可の複製が他のサイトにありません"));
    var ids = new HashSet<String>();
    var twice = new HashSet<String>();
    for (var message : mailbox.mail.getReceivedMessages()) {
      if (!ids.add(message.getMessageID())) {
        twice.add(message.getMessageID());
      }
    }
    assertThat(ids).hasSizeGreaterThan(4);
    // What was on its way when it was stopped is sent once more, under the same name: decision 42.
    assertThat(twice).hasSizeLessThanOrEqualTo(1);
  }

  private JsonNode notice(String words) throws Exception {
    return until(
        () ->
            premises
                .sato
                .get("/notices")
                .valueStream()
                .filter(each -> each.at("/sentence/en").asString("").contains(words))
                .findFirst());
  }

  private Optional<MimeMessage> first(String address, String words) throws Exception {
    for (var message : List.copyOf(mailbox.to(address))) {
      if (message.getSubject().contains(words)) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  private static <T> T until(Callable<Optional<T>> question) throws Exception {
    var deadline = System.nanoTime() + 30_000_000_000L;
    var answer = question.call();
    while (answer.isEmpty()) {
      assertThat(System.nanoTime()).as("waited for long").isLessThan(deadline);
      Thread.sleep(50);
      answer = question.call();
    }
    return answer.get();
  }
}
