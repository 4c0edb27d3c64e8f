package org.hikae.vault.restore;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.RestoreOptions.Existing;
import org.hikae.vault.RestorePlan;
import org.hikae.vault.Restored;
import org.hikae.vault.VaultException;
import org.hikae.vault.file.FreeRoom;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.manifest.Manifests;

/// Restores a snapshot, or says what a restore would do.
public final class RestoreRun {
  private final Opened vault;
  private final ObjectName id;
  private final Manifest manifest;
  private final Path target;
  private final RestoreOptions options;
  private final Progress progress;

  public RestoreRun(
      Opened vault,
      ObjectName id,
      Manifest manifest,
      Path target,
      RestoreOptions options,
      Progress progress) {
    this.vault = vault;
    this.id = id;
    this.manifest = manifest;
    this.target = target;
    this.options = options;
    this.progress = progress;
  }

  public Restored run() throws IOException {
    requireEmpty();
    WarmUp.begin();
    requireRoom();
    try {
      Files.createDirectories(target);
    } catch (FileSystemException e) {
      throw unwritable(e);
    }
    return played(options, target, false).restored();
  }

  /// What would be done, looked at as closely as if it were. Writes nothing.
  public RestorePlan plan() throws IOException {
    requireEmpty();
    return planned(options);
  }

  private RestorePlan planned(RestoreOptions how) throws IOException {
    if (Files.isDirectory(target)) {
      return played(how, target, true).plan(target);
    }
    // Nothing is there: an empty folder looks the same.
    var nothing = Files.createTempDirectory("hikae-plan");
    try {
      return played(how, nothing, true).plan(target);
    } finally {
      Files.delete(nothing);
    }
  }

  /// Refuses in time what cannot fit. Only when all of the point is more than there is room for is
  /// it worth looking closer.
  private void requireRoom() throws IOException {
    if (manifest.figures().sourceBytes() < FreeRoom.at(target)) {
      return;
    }
    var none = options.existing() == Existing.NONE;
    var plan = planned(none ? options : options.over(Existing.BELIEVED));
    if (!plan.fits()) {
      throw new VaultException(
          VaultException.Code.OUT_OF_SPACE,
          "the restore needs %,d bytes more at %s, and %,d are free"
              .formatted(plan.needBytes(), target, plan.freeBytes()),
          "Make room, choose another place, or restore a part of it. Nothing was written.");
    }
  }

  private Playback played(RestoreOptions how, Path where, boolean onlyPlanned) throws IOException {
    try {
      var playback = new Playback(vault, manifest, where, how, progress, onlyPlanned);
      playback.play();
      return playback;
    } catch (FormatException e) {
      throw SealedObject.damaged(Manifests.key(id), e);
    } catch (FileSystemException e) {
      throw unwritable(e);
    }
  }

  private void requireEmpty() throws IOException {
    if (options.existing() != Existing.NONE || !Files.exists(target)) {
      return;
    }
    try (var existing = Files.newDirectoryStream(target)) {
      if (existing.iterator().hasNext()) {
        throw new VaultException(
            VaultException.Code.TARGET_NOT_EMPTY,
            target + " is not empty",
            "Choose an empty folder, or say that what is there may be overwritten.");
      }
    } catch (FileSystemException e) {
      throw unwritable(e);
    }
  }

  private VaultException unwritable(FileSystemException e) {
    var full = String.valueOf(e.getReason()).contains("No space left");
    return new VaultException(
        full ? VaultException.Code.OUT_OF_SPACE : VaultException.Code.TARGET_UNWRITABLE,
        full ? target + " has no room left" : target + " cannot be written: " + e.getMessage(),
        e instanceof DirectoryNotEmptyException || !full
            ? "Check that this user may write there, and that no folder stands where a file"
                + " belongs."
            : "Make room and restore again, into an empty folder or over what is there.",
        e);
  }
}
