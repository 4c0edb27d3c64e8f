package org.hikae.orchestrator.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// By what people are told.
///
/// @param mail null to send none
/// @param webhookKeyFile what webhooks are signed with, 32 bytes or more; null to call none
/// @param authorities a PEM file with those who certify mail servers and webhooks; null for those
///   that Java knows
/// @param patience how long something has to last, or be away, before it is said
public record NoticeSettings(
    @Nullable Mail mail,
    @Nullable Path webhookKeyFile,
    @Nullable Path authorities,
    Duration patience) {
  private static final Duration USUAL_PATIENCE = Duration.ofMinutes(1);

  /// Nobody is told.
  public static final NoticeSettings NONE = new NoticeSettings(null, null, null, USUAL_PATIENCE);

  public NoticeSettings {
    patience = patience == null ? USUAL_PATIENCE : patience;
  }

  /// How the connection to a mail server is protected.
  public enum Security {
    /// TLS after a first plain word, or nothing.
    STARTTLS,
    /// TLS from the first byte.
    SMTPS,
    /// Not at all: only to this machine itself.
    NONE
  }

  /// @param user null when the server asks for none
  public record Mail(
      InetSocketAddress server,
      Security security,
      String from,
      @Nullable String user,
      @Nullable Path passwordFile) {
    public Mail {
      security = security == null ? Security.STARTTLS : security;
      if (server == null || from == null || !from.matches("[^@\\s]+@[^@\\s]+")) {
        throw new IllegalArgumentException("notices.mail needs server (host:port) and from");
      }
      if ((user == null) != (passwordFile == null)) {
        throw new IllegalArgumentException("notices.mail needs user and passwordFile together");
      }
      if (security == Security.NONE && !isHere(server.getHostString())) {
        throw new IllegalArgumentException(
            "notices.mail: security 'none' is for a server on this machine only");
      }
    }

    private static boolean isHere(String host) {
      try {
        return InetAddress.getByName(host).isLoopbackAddress();
      } catch (UnknownHostException _) {
        return false;
      }
    }
  }
}
