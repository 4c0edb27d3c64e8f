package org.hikae.vault.parity;

import org.hikae.vault.Parity;

/// How a pack is cut: into stripes of equal length, each into cells, of which those at the same
/// place of all stripes are a row. Damage is found, and healed, cell by cell.
///
/// @param cells how many a stripe has
record StripeLayout(Parity parity, int packBytes, int cellBytes, int cells) {
  private static final int LARGEST_CELL = 4096;
  private static final int CELL_STEP = 64;

  /// Cells of 4 KiB; smaller ones for packs so small that a stripe is less.
  static StripeLayout of(Parity parity, int packBytes) {
    var stripe = (packBytes + parity.stripes() - 1) / parity.stripes();
    var rounded = Math.max(1, (stripe + CELL_STEP - 1) / CELL_STEP) * CELL_STEP;
    var cell = Math.min(LARGEST_CELL, rounded);
    return new StripeLayout(parity, packBytes, cell, Math.max(1, (stripe + cell - 1) / cell));
  }

  int stripeBytes() {
    return cellBytes * cells;
  }

  /// How many stripes there are, spare ones included.
  int all() {
    return parity.stripes() + parity.spare();
  }

  /// Where a cell begins among all stripes one after the other.
  long at(int stripe, int cell) {
    return (long) stripe * stripeBytes() + (long) cell * cellBytes;
  }
}
