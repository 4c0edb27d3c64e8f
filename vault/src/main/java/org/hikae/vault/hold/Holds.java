package org.hikae.vault.hold;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikae.vault.Snapshot;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.Fields;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedFields;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.prune.StoreClock;

/// The holds of a vault. One that is damaged may hold any snapshot, so nothing is forgotten or
/// pruned beside it; one that was not written with the vault's key holds nothing.
public final class Holds {
  private static final int VERSION = 1;
  private static final int SNAPSHOT = 2;
  private static final int REASON = 3;
  private static final int BY = 4;
  private static final int AT = 5;
  private static final int UNTIL = 6;

  private final Opened vault;

  public Holds(Opened vault) {
    this.vault = vault;
  }

  /// What is held, and the keys of holds that are damaged.
  public record Found(List<Hold> holds, List<String> damaged) {
    public Found {
      holds = List.copyOf(holds);
      damaged = List.copyOf(damaged);
    }

    /// The holds of one snapshot, oldest first.
    public List<Hold> of(String snapshot) {
      return holds.stream().filter(hold -> hold.snapshot().equals(snapshot)).toList();
    }
  }

  private SealedFields objects() {
    return new SealedFields(vault.store(), Layout.HOLDS, vault.keys().envelope(SealType.HOLD));
  }

  /// Every hold, oldest first; those that have ended by this machine's clock are left out.
  public Found standing() throws IOException {
    return standing(vault.surroundings().clock().instant());
  }

  /// Every hold that stands by this machine's clock or by the store's: a clock that has jumped
  /// ahead ends none.
  public Found standingByBothClocks() throws IOException {
    var own = vault.surroundings().clock().instant();
    var all = all();
    if (all.holds().stream().allMatch(hold -> hold.stands(own))) {
      return all;
    }
    var stores = StoreClock.read(vault.store(), vault.surroundings().random());
    return standing(all, own.isBefore(stores) ? own : stores);
  }

  private Found standing(Instant now) throws IOException {
    return standing(all(), now);
  }

  private static Found standing(Found all, Instant now) {
    return new Found(all.holds().stream().filter(hold -> hold.stands(now)).toList(), all.damaged());
  }

  /// Every hold, those that have ended too, oldest first.
  public Found all() throws IOException {
    var holds = new ArrayList<Hold>();
    var damaged = new ArrayList<String>();
    for (var found : objects().all()) {
      switch (found) {
        case SealedFields.Opened(var object, var fields) ->
            add(object.key(), fields, holds, damaged);
        case SealedFields.Unreadable(var key, var why) -> {
          if (why.code() != VaultException.Code.FOREIGN) {
            damaged.add(key);
          }
        }
      }
    }
    holds.sort(Comparator.comparing(Hold::at).thenComparing(Hold::id));
    return new Found(holds, damaged);
  }

  private static void add(String key, Fields fields, List<Hold> holds, List<String> damaged) {
    try {
      holds.add(hold(key, fields));
    } catch (FormatException _) {
      damaged.add(key);
    }
  }

  /// Reads one hold; throws when it is not what it should be.
  public Hold read(String key) throws IOException {
    try {
      return hold(key, objects().read(key));
    } catch (FormatException e) {
      throw SealedObject.damaged(key, e);
    }
  }

  /// Opens the bytes of a hold.
  public static Hold open(String key, byte[] sealed, Keyring keys) throws VaultException {
    try {
      return hold(
          key, Fields.read(keys.envelope(SealType.HOLD).open(sealed, SealedFields.LARGEST)));
    } catch (FormatException e) {
      throw SealedObject.unreadable(key, e);
    }
  }

  private static Hold hold(String key, Fields fields) throws FormatException {
    if (fields.number(VERSION) != Layout.VERSION) {
      throw new FormatException("a hold of format version " + fields.number(VERSION));
    }
    return new Hold(
        key.substring(Layout.HOLDS.length()),
        fields.objectName(SNAPSHOT).toString(),
        fields.text(REASON).orElse(""),
        fields.text(BY).orElse(""),
        fields.requiredTime(AT),
        fields.time(UNTIL));
  }

  /// Holds a snapshot. Throws when it is not in the vault, or is forgotten at this very moment.
  public Hold place(Snapshot snapshot, String reason, String by, Optional<Instant> until)
      throws IOException {
    return place(
        ObjectName.parse(snapshot.id()).orElseThrow(() -> absent(snapshot.id())),
        reason,
        by,
        until);
  }

  private Hold place(ObjectName snapshot, String reason, String by, Optional<Instant> until)
      throws IOException {
    requirePresent(snapshot);
    var fields =
        new Fields.Writer()
            .number(VERSION, Layout.VERSION)
            .bytes(SNAPSHOT, snapshot.bytes())
            .text(REASON, reason)
            .text(BY, by)
            .time(AT, vault.surroundings().clock().instant());
    until.ifPresent(end -> fields.time(UNTIL, end));
    var key = objects().write(fields);
    try {
      requirePresent(snapshot);
    } catch (VaultException forgotten) {
      vault.store().delete(key);
      throw forgotten;
    }
    return read(key);
  }

  private void requirePresent(ObjectName snapshot) throws IOException {
    if (vault.store().stat(Manifests.key(snapshot)).isEmpty()) {
      throw absent(snapshot.toString());
    }
  }

  private static VaultException absent(String snapshot) {
    return new VaultException(
        VaultException.Code.NO_SUCH_SNAPSHOT,
        "snapshot " + snapshot + " is not in the vault",
        "`hikae points list` shows what there is.");
  }

  /// Releases every hold of a snapshot.
  ///
  /// @return those that were released
  public List<Hold> release(String snapshot) throws IOException {
    var released = all().of(snapshot);
    for (var hold : released) {
      vault.store().delete(Layout.HOLDS + hold.id());
    }
    return released;
  }

  /// Throws when some hold is damaged, or holds a snapshot that is not here: nothing may be deleted
  /// then, for what is held could be deleted with it.
  public void requireKept() throws IOException {
    var found = standingByBothClocks();
    requireReadable(found);
    for (var hold : found.holds()) {
      if (vault.store().stat(Layout.SNAPSHOTS + hold.snapshot()).isEmpty()) {
        throw new VaultException(
            VaultException.Code.DAMAGED,
            "snapshot " + hold.snapshot() + " is held and not in the vault: nothing is deleted",
            "Bring it back with `hikae vault heal --from` a mirror, or release the hold.");
      }
    }
  }

  public static void requireReadable(Found found) throws VaultException {
    if (!found.damaged().isEmpty()) {
      throw new VaultException(
          VaultException.Code.DAMAGED,
          found.damaged().getFirst()
              + " is damaged, and nobody can tell which snapshot it holds: nothing is deleted",
          "Bring it back with `hikae vault heal --from` a mirror.");
    }
  }
}
