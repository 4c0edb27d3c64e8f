package org.hikae.vault.key;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.vault.VaultException;
import org.hikae.vault.VaultKey;
import org.hikae.vault.format.Fields;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedFields;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.store.Store;

/// The slots that a vault's master key is wrapped in. Each vault of a family has its own.
public final class KeySlots {
  private static final int VERSION = 1;
  private static final int SLOT = 2;
  private static final int LABEL = 3;
  private static final int MADE = 4;

  private final Opened vault;
  private final byte[] family;
  private final Optional<String> inUse;

  /// @param inUse the key of the slot that has opened the vault, if one has
  public KeySlots(Opened vault, byte[] family, Optional<String> inUse) {
    this.vault = vault;
    this.family = family.clone();
    this.inUse = inUse;
  }

  private record Label(String key, String text, Instant made) {}

  private SealedFields labelObjects() {
    return new SealedFields(vault.store(), Layout.LABELS, vault.keys().envelope(SealType.LABEL));
  }

  /// The readable labels, by the names of their slots.
  private Map<String, Label> labels() throws IOException {
    var labels = new HashMap<String, Label>();
    for (var found : labelObjects().all()) {
      if (found instanceof SealedFields.Opened(var object, var fields)) {
        try {
          labels.put(
              fields.objectName(SLOT).toString(),
              new Label(object.key(), fields.text(LABEL).orElse(""), fields.requiredTime(MADE)));
        } catch (FormatException _) {
          // A label that says nothing proves nothing; `vault check` names what is damaged.
        }
      }
    }
    return labels;
  }

  public List<SlotSummary> all() throws IOException {
    var labels = labels();
    var slots = new ArrayList<SlotSummary>();
    var objects = new ArrayList<Store.StoredObject>();
    vault.store().list(Layout.KEYS, objects::add);
    for (var object : objects) {
      slots.add(summary(object, Optional.ofNullable(labels.get(id(object.key())))));
    }
    slots.sort(java.util.Comparator.comparing(SlotSummary::madeAt).thenComparing(SlotSummary::id));
    return slots;
  }

  private SlotSummary summary(Store.StoredObject object, Optional<Label> label) throws IOException {
    var kind = SlotHeader.Kind.OTHER;
    Optional<String> problem = Optional.empty();
    try {
      kind = SlotHeader.read(vault.store(), object.key()).kind();
    } catch (VaultException e) {
      problem = Optional.ofNullable(e.getMessage());
    }
    var opensNow = inUse.filter(object.key()::equals).isPresent();
    return new SlotSummary(
        id(object.key()),
        kind,
        label.map(Label::text),
        label.map(Label::made).orElse(object.writtenAt()),
        problem.isEmpty() && (label.isPresent() || opensNow),
        opensNow,
        problem);
  }

  private static String id(String key) {
    return key.substring(Layout.KEYS.length());
  }

  /// Finds a slot by an unambiguous beginning of its id.
  public SlotSummary find(String beginning) throws IOException {
    var found = all().stream().filter(slot -> slot.id().startsWith(beginning)).toList();
    if (found.size() != 1) {
      throw new VaultException(
          VaultException.Code.WRONG_KEY,
          (found.isEmpty() ? "no key slot's id begins with " : "several key slots' ids begin with ")
              + beginning,
          "`hikae keys list` shows what there is.");
    }
    return found.getFirst();
  }

  /// Makes a slot that `key` opens. It is usable when this returns.
  public SlotSummary add(VaultKey key, String label) throws IOException {
    var slot = KeySlot.wrap(vault.keys().master(), family, key, vault.surroundings().random());
    var stored = SealedObject.write(vault.store(), Layout.KEYS, slot);
    labelObjects()
        .write(
            new Fields.Writer()
                .number(VERSION, Layout.VERSION)
                .bytes(SLOT, ObjectName.parse(id(stored)).orElseThrow().bytes())
                .text(LABEL, label)
                .time(MADE, vault.surroundings().clock().instant()));
    return find(id(stored));
  }

  /// Removes a slot: what opened it opens this vault no longer. Whoever has opened the vault with
  /// it before may have kept the master key, which stays the same.
  public void remove(SlotSummary slot) throws IOException {
    requireAnother(slot);
    var label = labels().get(slot.id());
    vault.store().delete(Layout.KEYS + slot.id());
    if (label != null) {
      vault.store().delete(label.key());
    }
  }

  /// Throws unless some other slot is known to open the vault.
  public void requireAnother(SlotSummary slot) throws IOException {
    if (all().stream().noneMatch(other -> other.proven() && !other.id().equals(slot.id()))) {
      throw new VaultException(
          VaultException.Code.LAST_KEY,
          "no other slot is known to open the vault",
          "Add another key first with `hikae keys add`.");
    }
  }

  /// Makes a slot for a new key and removes the old one, in this order: a run that is killed leaves
  /// both.
  public SlotSummary rotate(SlotSummary old, VaultKey key) throws IOException {
    var made = add(key, old.label().orElse(""));
    remove(old);
    return made;
  }

  /// Splits the master key: any `needed` of the shares yield it, fewer tell nothing of it.
  public List<KeyShare> split(int needed, int of) {
    return KeyShare.split(vault.keys().master(), family, needed, of, vault.surroundings().random());
  }
}
