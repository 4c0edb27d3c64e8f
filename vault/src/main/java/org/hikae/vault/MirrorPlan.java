package org.hikae.vault;

/// What a mirror run would copy.
///
/// @param bytes what packs and indexes weigh together
public record MirrorPlan(int packs, int indexes, int snapshots, int holds, long bytes) {}
