package org.hikae.vault.pack;

import org.hikae.vault.format.ObjectName;

/// Where a sealed frame lies: from `offset` on in a pack, `stored` bytes of it.
public record FrameAddress(ObjectName pack, int offset, int stored, FrameTag tag) {}
