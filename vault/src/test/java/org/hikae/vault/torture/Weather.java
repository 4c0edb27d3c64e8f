package org.hikae.vault.torture;

/// What the store is like while one order is carried out. None of these tells a lie: what the store
/// acknowledged is there, and a listing shows it after an hour at the latest.
enum Weather {
  CALM,
  /// Now and then a call fails, an answer is lost, a read ends early or has a bit flipped.
  SQUALLS,
  /// 500 and 503 for a while; whoever is patient gets through.
  STORM,
  /// From some call on, nothing gets through any more.
  CUT,
  /// From some put on, there is no room left.
  FULL,
  /// Listings miss what is young, show twice what there is, and show what was deleted.
  FOG,
  /// Every call takes its time, so that whoever runs beside it gets in between.
  SLOW
}
