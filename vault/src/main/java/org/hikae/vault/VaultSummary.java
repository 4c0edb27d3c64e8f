package org.hikae.vault;

import java.time.Instant;
import java.util.Optional;
import org.hikae.vault.store.probe.StoreReport;

/// A vault at a glance.
///
/// @param place what its place was found to be able to do when it was last tried
public record VaultSummary(
    String id,
    int formatVersion,
    Instant created,
    VaultSettings settings,
    long snapshots,
    long packs,
    long storedBytes,
    long sourceBytes,
    Optional<StoreReport> place) {}
