package org.hikae.vault;

import java.time.Instant;

/// A vault at a glance.
public record VaultSummary(
    String id,
    int formatVersion,
    Instant created,
    VaultSettings settings,
    long snapshots,
    long packs,
    long storedBytes,
    long sourceBytes) {}
