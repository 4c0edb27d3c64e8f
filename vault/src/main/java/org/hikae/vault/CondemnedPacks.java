package org.hikae.vault;

import java.time.Instant;

/// Packs that were condemned together and are not swept yet.
///
/// @param since by the store's clock
public record CondemnedPacks(Instant since, int packs) {}
