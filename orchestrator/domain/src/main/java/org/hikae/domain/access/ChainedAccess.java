package org.hikae.domain.access;

/// An access as it stands: the `number`-th that a node saw, tied to the one before it.
///
/// @param node the orchestrator that saw it
/// @param number 1 for the first that it ever saw
/// @param previous the hash of the one before, or [AccessChain#ORIGIN]
/// @param hash over everything else, SHA-256, hexadecimal
public record ChainedAccess(
    String node, long number, Access access, String previous, String hash) {}
