package org.hikae.agent.lease;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hikae.agent.config.AgentException;
import org.hikae.agent.config.AgentException.Code;
import org.hikae.agent.note.NoteFolder;
import org.hikae.cluster.wire.WireException;
import org.hikae.cluster.wire.WireFormat;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;

/// What this agent must not forget of a service's epochs, on disk before anything is done by it:
/// the newest that it has seen, the last that it held, the one under which the service was started,
/// and the newest that it gave back.
public final class EpochBook {
  private final NoteFolder notes;
  private final WireFormat wire;
  private final Map<String, FencingToken> pages = new HashMap<>();

  private EpochBook(NoteFolder notes, WireFormat wire) {
    this.notes = notes;
    this.wire = wire;
  }

  /// Opens the book. Throws when a page is unreadable: to guess an epoch is to risk two active
  /// sites.
  public static EpochBook open(NoteFolder notes, WireFormat wire) throws IOException {
    var book = new EpochBook(notes, wire);
    for (var name : notes.names()) {
      book.pages.put(name, book.read(name));
    }
    return book;
  }

  /// Takes note of a token, unless a newer one was seen: then that one is returned, and whoever
  /// asked is refused.
  public synchronized Optional<FencingToken> newerThan(FencingToken token) throws IOException {
    var newest = page(Page.SEEN, token.service());
    if (newest.isPresent() && contradicts(newest.get(), token)) {
      return newest;
    }
    write(Page.SEEN, token);
    return Optional.empty();
  }

  /// Notes that this agent holds the token.
  public synchronized void hold(FencingToken token) throws IOException {
    write(Page.SEEN, token);
    write(Page.HELD, token);
  }

  /// Notes that the service is to run here under this token, also after the agent is restarted.
  public synchronized void begin(FencingToken token) throws IOException {
    write(Page.STARTED, token);
  }

  /// Notes that the service is to stay down here.
  public synchronized void end(ServiceId service) throws IOException {
    notes.remove(Page.STARTED.of(service));
    pages.remove(Page.STARTED.of(service));
  }

  /// Notes, before it is sent, that this agent gives the token back: the release may arrive at any
  /// time from now on, so nothing is ever done under this epoch again.
  public synchronized void giveBack(FencingToken token) throws IOException {
    write(Page.GIVEN_BACK, token);
  }

  /// The newest token that this agent gave back.
  public synchronized Optional<FencingToken> givenBack(ServiceId service) {
    return page(Page.GIVEN_BACK, service);
  }

  /// The last token that this agent held.
  public synchronized Optional<FencingToken> held(ServiceId service) {
    return page(Page.HELD, service);
  }

  /// Whether the service was to run here under exactly this token.
  public synchronized boolean begun(FencingToken token) {
    return page(Page.STARTED, token.service()).filter(token::equals).isPresent();
  }

  private static boolean contradicts(FencingToken newest, FencingToken token) {
    return token.isSupersededBy(newest)
        || (token.epoch().equals(newest.epoch()) && !token.equals(newest));
  }

  private Optional<FencingToken> page(Page page, ServiceId service) {
    return Optional.ofNullable(pages.get(page.of(service)));
  }

  private void write(Page page, FencingToken token) throws IOException {
    var name = page.of(token.service());
    if (!token.equals(pages.get(name))) {
      notes.put(name, wire.write(token));
      pages.put(name, token);
    }
  }

  private FencingToken read(String name) throws IOException {
    try {
      return wire.read(notes.get(name).orElse(""), FencingToken.class);
    } catch (WireException unreadable) {
      throw new AgentException(
          Code.NOTES_DAMAGED,
          "the note epochs/" + name + " in the agent's home is unreadable",
          "see which site is active for the service, then delete the note and start again",
          unreadable);
    }
  }

  private enum Page {
    SEEN,
    HELD,
    STARTED,
    GIVEN_BACK;

    String of(ServiceId service) {
      return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + service;
    }
  }
}
