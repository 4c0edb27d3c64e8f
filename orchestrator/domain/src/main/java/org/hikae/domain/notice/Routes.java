package org.hikae.domain.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.estate.Channel;
import org.hikae.domain.estate.Contact;

/// Who is to be told what now. A contact is told of a notice once in each way that they have: at
/// once, or, when they come later in the line, after their patience has run out with nobody having
/// acknowledged it. Whoever was told is told when it is over; nobody else is.
public final class Routes {
  /// What happened longer ago than this is no news any more.
  private static final Duration STALE = Duration.ofDays(1);

  private Routes() {}

  public static List<Delivery> due(Notice notice, List<Contact> contacts, Instant now) {
    var deliveries = new ArrayList<Delivery>();
    for (var contact : contacts) {
      for (var channel : contact.channels()) {
        if (mustHear(notice, contact, now)
            && !notice.isSettled(contact.id(), channel, News.RAISED)) {
          deliveries.add(new Delivery(notice, contact, channel, News.RAISED));
        } else if (mayRelax(notice, contact, channel)) {
          deliveries.add(new Delivery(notice, contact, channel, News.RESOLVED));
        }
      }
    }
    return deliveries;
  }

  private static boolean mustHear(Notice notice, Contact contact, Instant now) {
    return notice.isOpen()
        && notice.acknowledgedAt() == null
        && contact.telling().hears(notice.concern().urgency())
        && !now.isBefore(notice.raisedAt().plus(contact.telling().after()))
        && !(notice.concern().happened() && now.isAfter(notice.raisedAt().plus(STALE)));
  }

  private static boolean mayRelax(Notice notice, Contact contact, Channel channel) {
    return !notice.isOpen()
        && !notice.concern().happened()
        && notice.reached(contact.id(), channel)
        && !notice.isSettled(contact.id(), channel, News.RESOLVED);
  }
}
