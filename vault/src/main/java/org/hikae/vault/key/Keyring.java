package org.hikae.vault.key;

import java.security.SecureRandom;
import org.hikae.vault.format.Envelope;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.Sealer;

/// The master key at work: makes the sealers and namers that each thread needs for itself.
public record Keyring(MasterKey master, SecureRandom random) {
  public Sealer sealer(SealType type) {
    return master.sealer(type, random);
  }

  public Envelope envelope(SealType type) {
    return new Envelope(sealer(type));
  }

  public BlobNamer namer() {
    return new BlobNamer(master);
  }
}
