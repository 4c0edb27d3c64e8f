package org.hikae.orchestrator.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.hikae.cluster.identity.Identity;
import org.hikae.orchestrator.testing.PlayedCluster;
import org.hikae.protocol.NodeId;

/// Where notices arrive: a mail server over TLS and a webhook, both certified by an authority of
/// their own. The webhook refuses the first call.
final class Mailbox implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  final GreenMail mail;
  final HttpsServer web;
  final Path authority;
  final List<Call> calls = new CopyOnWriteArrayList<>();

  record Call(String delivery, String timestamp, String signature, String body, boolean taken) {}

  Mailbox(Path folder) throws Exception {
    var node = NodeId.parse("operator.osaka.mailbox");
    var place = PlayedCluster.identity(folder, node);
    var identity = Identity.load(place, Clock.systemUTC());
    authority = place.resolve("ca.crt");
    System.setProperty("greenmail.tls.keystore.file", store(folder, identity).toString());
    System.setProperty("greenmail.tls.keystore.password", PASSWORD);
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    mail.start();
    mail.setUser("hikae@example.jp", "hikae", "letters");
    web = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setHttpsConfigurator(new HttpsConfigurator(askingNobody(identity)));
    web.createContext("/hook", this::answer);
    web.start();
  }

  private static SSLContext askingNobody(Identity identity) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {identity.keys()}, null, null);
    return context;
  }

  private static Path store(Path folder, Identity identity) throws Exception {
    var keys = identity.keys();
    var alias = keys.getClientAliases("EC", null)[0];
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "mail",
        keys.getPrivateKey(alias),
        PASSWORD.toCharArray(),
        Arrays.copyOf(
            keys.getCertificateChain(alias),
            keys.getCertificateChain(alias).length,
            Certificate[].class));
    var file = folder.resolve("mail.p12");
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private void answer(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var taken = !calls.isEmpty();
    calls.add(
        new Call(
            headers.getFirst("Hikae-Delivery"),
            headers.getFirst("Hikae-Timestamp"),
            headers.getFirst("Hikae-Signature"),
            body,
            taken));
    exchange.sendResponseHeaders(taken ? 204 : 503, -1);
    exchange.close();
  }

  int mailPort() {
    return mail.getSmtps().getPort();
  }

  /// What was sent to that address, oldest first.
  List<MimeMessage> to(String address) {
    return Arrays.stream(mail.getReceivedMessages()).filter(each -> isTo(each, address)).toList();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
          .anyMatch(each -> each.toString().equals(address));
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    mail.stop();
    web.stop(0);
  }
}
