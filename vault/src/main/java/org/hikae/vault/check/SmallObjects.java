package org.hikae.vault.check;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedFields;
import org.hikae.vault.hold.Holds;
import org.hikae.vault.key.Opened;
import org.hikae.vault.key.SlotHeader;
import org.hikae.vault.store.Store.StoredObject;

/// Looks at what is neither a pack, an index nor a snapshot: key slots, which are read by people in
/// need only, their labels, marks, holds, notes on what was verified. And at names: what stands
/// under one that the format does not give was put there by somebody else.
final class SmallObjects {
  private final Opened vault;
  private final Findings findings;

  SmallObjects(Opened vault, Findings findings) {
    this.vault = vault;
    this.findings = findings;
  }

  void look(List<ObjectName> snapshots) throws IOException {
    for (var slot : below(Layout.KEYS)) {
      findings.attempt(slot, () -> SlotHeader.read(vault.store(), slot));
    }
    for (var mark : below(Layout.CONDEMNED)) {
      findings.attempt(mark, () -> vault.marks().read(mark));
    }
    lookAtHolds(snapshots);
    look(Layout.LABELS, SealType.LABEL);
    look(Layout.VERIFIED, SealType.VERIFIED);
    look(Layout.PROBES, SealType.PROBE);
  }

  private void look(String prefix, SealType type) throws IOException {
    var objects = new SealedFields(vault.store(), prefix, vault.keys().envelope(type));
    for (var key : below(prefix)) {
      findings.attempt(key, () -> objects.read(key));
    }
  }

  /// A hold that is damaged may hold any snapshot; one whose snapshot is gone tells of a loss.
  private void lookAtHolds(List<ObjectName> snapshots) throws IOException {
    var holds = new Holds(vault);
    var present = snapshots.stream().map(ObjectName::toString).toList();
    var now = vault.surroundings().clock().instant();
    for (var key : below(Layout.HOLDS)) {
      findings.touch(key, present);
      findings.attempt(
          key,
          () -> {
            var hold = holds.read(key);
            if (hold.stands(now) && !present.contains(hold.snapshot())) {
              var missing = Layout.SNAPSHOTS + hold.snapshot();
              findings.problem(missing, "is held and not in the store");
              findings.touch(missing, List.of(hold.snapshot()));
            }
          });
    }
  }

  private List<String> below(String prefix) throws IOException {
    return named(prefix, name -> prefix + name).stream().map(StoredObject::key).toList();
  }

  /// The objects below a prefix whose keys are the ones that the format gives to their names, each
  /// once however often the store shows it.
  List<StoredObject> named(String prefix, Function<ObjectName, String> keyOf) throws IOException {
    var named = new LinkedHashMap<String, StoredObject>();
    vault
        .store()
        .list(
            prefix,
            object -> {
              var name = Layout.nameIn(object.key());
              if (name.isPresent() && keyOf.apply(name.get()).equals(object.key())) {
                named.put(object.key(), object);
              } else {
                findings.problem(object.key(), "has a name that the format gives to nothing");
              }
            });
    return List.copyOf(named.values());
  }
}
