package org.hikae.domain.access;

import java.time.Instant;

/// Something that may be misuse, for somebody to look at. It says what was seen, not that anybody
/// did wrong.
///
/// @param who whom it is about; `*` for several
/// @param from the address; `*` for several
/// @param times how many accesses it rests on
public record Suspicion(
    Kind kind, String who, String from, long times, Instant first, Instant last) {
  /// What was seen.
  public enum Kind {
    /// The account for when nothing else works was used.
    BROKEN_GLASS,
    /// An account was entered after wrong attempts from that address.
    GUESSED,
    /// An address was refused many times.
    REFUSED_OFTEN,
    /// Somebody asked for something that they have no right to.
    BEYOND_RIGHTS,
    /// Within an hour, somebody was at several addresses.
    SEVERAL_PLACES,
    /// Somebody changed something from an address at which they had not been in the time before.
    NEW_PLACE,
    /// Something was changed between ten in the evening and six in the morning.
    AT_NIGHT,
    /// Somebody looked at very many different things.
    READ_MUCH,
    /// A change was begun, and nobody knows how it ended.
    UNFINISHED
  }
}
