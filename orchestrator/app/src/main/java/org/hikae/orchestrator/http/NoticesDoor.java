package org.hikae.orchestrator.http;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Channel;
import org.hikae.domain.estate.Contact;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.notice.Concern;
import org.hikae.domain.notice.Delivery;
import org.hikae.domain.notice.News;
import org.hikae.domain.notice.Notice;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.NoticeRows;
import org.hikae.orchestrator.notice.NotSent;
import org.hikae.orchestrator.notice.NoticeDesk;
import org.hikae.orchestrator.notice.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What people ask of notices: to see them, to say that they are at it, to try whether a contact
/// can be reached. The same for the console and the API.
public final class NoticesDoor {
  private static final int SHOWN = 200;

  private final NoticeRows rows;
  private final NoticeDesk desk;
  private final EstateInForce estate;
  private final Map<Channel, Post> posts;
  private final Clock clock;

  public NoticesDoor(
      NoticeRows rows,
      NoticeDesk desk,
      EstateInForce estate,
      Map<Channel, Post> posts,
      Clock clock) {
    this.rows = rows;
    this.desk = desk;
    this.estate = estate;
    this.posts = Map.copyOf(posts);
    this.clock = clock;
  }

  /// One way in which a contact was tried.
  ///
  /// @param problem null when the letter was taken
  public record Trial(String channel, @Nullable String problem) {}

  /// The newest, newest first.
  public List<Notice> newest() {
    return rows.newest(SHOWN);
  }

  public List<Contact> contacts() {
    return estate.now().map(Estate::contacts).orElse(List.of());
  }

  /// Whether this orchestrator is set to tell people in that way.
  public boolean has(Channel channel) {
    return posts.containsKey(channel);
  }

  public void acknowledge(String id, Caller caller) throws LedgerException, InterruptedException {
    var notice =
        rows.find(id)
            .orElseThrow(() -> Refusal.unknown("notice " + id, "GET /api/v1/notices lists them."));
    desk.acknowledge(notice, caller.name());
  }

  /// Tells a contact, in each way that they have, that this is a test.
  public List<Trial> test(String id) {
    var contact =
        contacts().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> Refusal.unknown("contact " + id, "contacts are in the estate."));
    if (contact.channels().isEmpty()) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          "contact " + id + " has neither mail nor webhook",
          "give them one in the estate: hikae estate apply.");
    }
    var trials = new ArrayList<Trial>();
    contact.channels().forEach(channel -> trials.add(tried(contact, channel)));
    return trials;
  }

  private Trial tried(Contact contact, Channel channel) {
    var post = posts.get(channel);
    var word = channel.name().toLowerCase(Locale.ROOT);
    if (post == null) {
      return new Trial(
          word, "this orchestrator has no setting for it: see notices in its settings");
    }
    try {
      post.send(new Delivery(trial(), contact, channel, News.RAISED));
      return new Trial(word, null);
    } catch (NotSent e) {
      return new Trial(word, e.getMessage());
    }
  }

  private Notice trial() {
    var words = new Bilingual("This is a test. Notices reach you.", "これはテスト送信です。通知は届いています。");
    var concern = new Concern("test", Urgency.WATCH, words, "", "/notices", true);
    return new Notice(concern.id(), 0, concern, clock.instant(), null, null, null, List.of());
  }
}
