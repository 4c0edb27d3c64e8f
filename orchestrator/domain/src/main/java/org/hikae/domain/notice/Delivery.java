package org.hikae.domain.notice;

import java.util.Locale;
import org.hikae.domain.estate.Channel;
import org.hikae.domain.estate.Contact;

/// One thing to tell one contact in one way.
public record Delivery(Notice notice, Contact contact, Channel channel, News news) {
  /// The same for the same delivery, at whichever orchestrator: receivers know a repetition by it.
  public String name() {
    return notice.id()
        + "."
        + notice.raisedAt().toEpochMilli()
        + "."
        + contact.id()
        + "."
        + channel.name().toLowerCase(Locale.ROOT)
        + "."
        + news.name().toLowerCase(Locale.ROOT);
  }
}
