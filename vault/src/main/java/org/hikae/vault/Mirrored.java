package org.hikae.vault;

/// What a mirror run copied, and what was there already.
public record Mirrored(int packs, int snapshots, long copiedBytes, long presentBytes) {}
