package org.hikae.vault.torture;

import java.util.Set;
import org.hikae.vault.torture.Promises.Picture;

/// An order under way, and what was known when it was given.
///
/// @param source what the source looked like, for a backup
/// @param promised what the main vault had promised, for a mirror run; what is forgotten meanwhile
///   is taken out of it
record Errand(Order order, Picture source, Set<String> promised) {

  static Errand of(Order order) {
    return new Errand(order, Picture.NONE, Set.of());
  }
}
