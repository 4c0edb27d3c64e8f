package org.hikae.cluster;

import java.time.Instant;
import org.hikae.protocol.NodeId;

/// One decision as it stands. `hash` is over everything else including `previousHash` (hexadecimal
/// SHA-256), so that a change anywhere shows everywhere after it.
///
/// @param body JSON, as its author wrote it
/// @param index 1 for the first entry of all
/// @param version 1 for the first entry of its stream
/// @param at the author's clock: for people, never for order
public record LedgerEntry(
    long index,
    String stream,
    long version,
    String kind,
    String body,
    NodeId author,
    Instant at,
    String previousHash,
    String hash) {}
