package org.hikae.vault.pack;

import java.nio.ByteBuffer;
import org.hikae.vault.format.ObjectName;

/// A pack that is in the store, as the index lists it.
///
/// @param directory the bytes of its [PackDirectory]
public record FinishedPack(ObjectName name, int size, ByteBuffer directory) {}
