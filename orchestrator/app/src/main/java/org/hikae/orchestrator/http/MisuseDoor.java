package org.hikae.orchestrator.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.hikae.domain.access.Misuse;
import org.hikae.domain.access.Suspicion;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.AccessRows;
import org.hikae.orchestrator.ledger.AccessRows.Place;
import org.hikae.orchestrator.ledger.AccountRows;
import org.hikae.orchestrator.ledger.AccountRows.Account;
import org.jspecify.annotations.Nullable;

/// The report that picks possible misuse out of the accesses of a span.
public final class MisuseDoor {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration MEMORY = Duration.ofDays(90);
  private static final int MOST = 200_000;

  private final AccessRows rows;
  private final AccountRows accounts;
  private final AuditDoor audit;
  private final Clock clock;

  public MisuseDoor(AccessRows rows, AccountRows accounts, AuditDoor audit, Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param looked how many accesses were looked at
  /// @param whole whether these are all of the span; else the newest
  public record Report(
      Instant after, Instant until, long looked, boolean whole, List<Suspicion> suspicions) {}

  /// @param after null for 30 days before `until`
  /// @param until null for now
  public Report report(@Nullable Instant after, @Nullable Instant until, ZoneId zone)
      throws InterruptedException {
    audit.ends();
    var to = until == null ? clock.instant() : until;
    var from = after == null ? to.minus(USUAL) : after;
    var accesses = rows.between(from, to, MOST);
    var places = rows.places(from.minus(MEMORY), from);
    var people = places.stream().map(Place::who).collect(Collectors.toSet());
    var glass =
        accounts.all().stream()
            .filter(Account::breakGlass)
            .map(account -> SessionCookies.ACCOUNT + account.name())
            .collect(Collectors.toSet());
    var misuse =
        new Misuse(
            zone, glass, (who, at) -> !people.contains(who) || places.contains(new Place(who, at)));
    return new Report(from, to, accesses.size(), accesses.size() < MOST, misuse.in(accesses));
  }

  /// What was seen, in words.
  public static Bilingual sentence(Suspicion.Kind kind) {
    return switch (kind) {
      case BROKEN_GLASS -> new Bilingual("used the break-glass account", "非常用アカウントの使用");
      case GUESSED ->
          new Bilingual(
              "got in after wrong attempts: the password may have been guessed",
              "誤入力が続いた後のサインイン(推測された可能性)");
      case REFUSED_OFTEN -> new Bilingual("was refused again and again", "繰り返しの拒否");
      case BEYOND_RIGHTS -> new Bilingual("asked for what they have no right to", "権限のない操作・閲覧の試み");
      case SEVERAL_PLACES ->
          new Bilingual("was at several addresses within an hour", "1時間以内に複数のアドレスから利用");
      case NEW_PLACE ->
          new Bilingual(
              "changed something from an address not seen in the 90 days before",
              "過去90日間になかったアドレスからの変更");
      case AT_NIGHT -> new Bilingual("changed something between 22:00 and 06:00", "22時から6時の間の変更");
      case READ_MUCH -> new Bilingual("looked at very many different things", "多数の情報の閲覧");
      case UNFINISHED -> new Bilingual("began a change whose end nobody knows", "結果が不明な変更の開始");
    };
  }
}
