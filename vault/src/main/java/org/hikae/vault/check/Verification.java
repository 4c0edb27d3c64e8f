package org.hikae.vault.check;

import java.io.IOException;
import java.util.Optional;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.Progress;
import org.hikae.vault.key.Opened;
import org.hikae.vault.store.StoreException;

/// Decrypts, decompresses and hashes again every byte of a vault, or of the part of it whose turn
/// it is. The structure is looked at whole either way.
public final class Verification {
  private final Opened vault;
  private final Progress progress;

  public Verification(Opened vault, Progress progress) {
    this.vault = vault;
    this.progress = progress;
  }

  public VerifyReport run(Sample sample) throws IOException {
    var notes = new VerifiedNotes(vault);
    var slice = sample.isWhole() ? Slice.ALL : notes.next(sample);
    var report = new CheckRun(vault, CheckDepth.EVERY_BLOB, slice, progress).run();
    return new VerifyReport(
        report,
        sample,
        slice.numbers().stream().sorted().toList(),
        report.clean() ? note(notes, slice) : Optional.empty());
  }

  /// A vault that may only be read is verified all the same.
  private static Optional<String> note(VerifiedNotes notes, Slice slice) throws IOException {
    try {
      notes.write(slice);
      return Optional.empty();
    } catch (StoreException.Forbidden | StoreException.Locked | StoreException.Full e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
