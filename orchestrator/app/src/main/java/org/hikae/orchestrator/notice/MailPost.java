package org.hikae.orchestrator.notice;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.hikae.domain.notice.Delivery;
import org.hikae.orchestrator.settings.NoticeSettings.Mail;
import org.hikae.orchestrator.settings.NoticeSettings.Security;

/// Sends mail by SMTP: over TLS, unless the server is on this machine.
public final class MailPost implements Post {
  private static final String PATIENCE_MILLIS = "15000";

  private final Mail settings;
  private final SSLContext tls;
  private final String console;
  private final Clock clock;

  public MailPost(Mail settings, SSLContext tls, String console, Clock clock) {
    this.settings = settings;
    this.tls = tls;
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void send(Delivery delivery) throws NotSent {
    try {
      Transport.send(message(delivery));
    } catch (MessagingException | IOException e) {
      throw new NotSent(reason(e), e);
    }
  }

  private String reason(Exception e) {
    var server = settings.server().getHostString() + ":" + settings.server().getPort();
    return "mail server " + server + ": " + String.valueOf(e.getMessage()).strip();
  }

  private MimeMessage message(Delivery delivery) throws MessagingException, IOException {
    var letter = new Letter(delivery, console, clock.getZone());
    var message = new Named(session(), "<" + delivery.name() + "@hikae>");
    message.setFrom(new InternetAddress(settings.from(), "Hikae", "UTF-8"));
    var to = Objects.requireNonNull(delivery.contact().mail());
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to, true));
    message.setSubject(letter.subject(), "UTF-8");
    message.setText(letter.body(), "UTF-8");
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Hikae-Notice", delivery.notice().id());
    message.setSentDate(Date.from(clock.instant()));
    message.saveChanges();
    return message;
  }

  private Session session() throws IOException {
    var p = new Properties();
    p.put("mail.smtp.host", settings.server().getHostString());
    p.put("mail.smtp.port", String.valueOf(settings.server().getPort()));
    p.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    p.put("mail.smtp.timeout", PATIENCE_MILLIS);
    p.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    p.put("mail.smtp.ssl.enable", String.valueOf(settings.security() == Security.SMTPS));
    p.put("mail.smtp.starttls.enable", String.valueOf(settings.security() == Security.STARTTLS));
    p.put("mail.smtp.starttls.required", String.valueOf(settings.security() == Security.STARTTLS));
    p.put("mail.smtp.ssl.checkserveridentity", "true");
    p.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
    if (settings.user() == null) {
      return Session.getInstance(p);
    }
    p.put("mail.smtp.auth", "true");
    return Session.getInstance(p, authenticator(settings.user()));
  }

  private Authenticator authenticator(String user) throws IOException {
    var file = Objects.requireNonNull(settings.passwordFile());
    var password = Files.readString(file, StandardCharsets.UTF_8).strip();
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, password);
      }
    };
  }

  /// A message whose id says which delivery it is.
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
