package org.hikae.vault.key;

import java.time.Instant;
import java.util.Optional;

/// A key slot as it is shown; no secret is in it.
///
/// @param id hexadecimal: the SHA-256 of the slot
/// @param label what whoever made it called it
/// @param madeAt by the clock of whoever made it, or of the store when it has no label
/// @param proven whether someone with the vault's key has made it: it has a sealed label, or has
///   just opened the vault. Anyone who may write to the store can put a slot there that nothing
///   opens
/// @param inUse whether it has opened the vault now
/// @param problem why it is of no use, if it is damaged
public record SlotSummary(
    String id,
    SlotHeader.Kind kind,
    Optional<String> label,
    Instant madeAt,
    boolean proven,
    boolean inUse,
    Optional<String> problem) {}
